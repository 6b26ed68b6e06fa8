import type pg from 'pg';

/** What the store asks of a connection. */
export type PreparedConnection = Pick<pg.ClientBase, 'query'>;

// The store has some two hundred texts. A text that were built anew each time must not fill every connection's memory.
const MOST_TEXTS = 500;

const names = new Map<string, string>();

const nameOf = (text: string): string | undefined => {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_TEXTS) return known;
  const name = `store-${names.size + 1}`;
  names.set(text, name);
  return name;
};

const known = new WeakMap<pg.ClientBase, PreparedConnection>();

/**
 * A connection that prepares every statement with values under a name of its own, so that PostgreSQL parses and plans it once for each
 * connection and not for each letter. Statements that bring a name keep it; those without values are
 * sent as they are. A text must list its columns: the answer of a prepared one may not change shape while a migration runs.
 */
export const preparing = (client: pg.ClientBase): PreparedConnection => {
  const made = known.get(client);
  if (made !== undefined) return made;
  const send = client.query.bind(client) as (statement: unknown, values?: unknown) => unknown;
  const connection = {
    query: (statement: unknown, values?: unknown) => {
      const name = typeof statement === 'string' && Array.isArray(values) ? nameOf(statement) : undefined;
      return name === undefined ? send(statement, values) : send({ name, text: statement, values });
    },
    // The driver's type has one overload for each way to call; ours passes all of them on.
  } as unknown as PreparedConnection;
  known.set(client, connection);
  return connection;
};
