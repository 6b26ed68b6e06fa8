import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type pg from 'pg';
import type { ContentId } from '../domain/ids.ts';
import type { Ids } from '../ports/clock.ts';
import { CHUNK_BYTES, type Content } from '../ports/content.ts';
import type { Transaction } from '../ports/transaction.ts';
import type { PreparedConnection } from './prepared.ts';
import { connectionOf, makeTransactions, only, send } from './transactions.ts';

const readAll = async (client: PreparedConnection, id: ContentId): Promise<Buffer> => {
  const { rows } = await client.query<{ bytes: Buffer }>({
    name: 'content-read',
    text: 'select bytes from content_chunks where content_id = $1 order by chunk_number',
    values: [id],
  });
  if (rows.length === 0) throw new Error(`content ${id} is missing`);
  return rows.length === 1 ? only(rows).bytes : Buffer.concat(rows.map((row) => row.bytes));
};

/** Content kept in PostgreSQL, in chunks; meets port Content. */
export const makeContent = (pool: pg.Pool, ids: Pick<Ids, 'uuid'>): Content => {
  const { inTransaction } = makeTransactions(pool);
  const put = async (tx: Transaction, bytes: Buffer): Promise<ContentId> => {
    const id = ids.uuid() as ContentId;
    const sha256 = createHash('sha256').update(bytes).digest();
    send(tx, {
      name: 'content-put',
      text: `with head as (insert into content (content_id, size_bytes, sha256) values ($1, $2, $3))
             insert into content_chunks (content_id, chunk_number, bytes) values ($1, 0, $4)`,
      values: [id, bytes.length, sha256, bytes],
    });
    return id;
  };

  return {
    put,
    putJson: (tx, value) => put(tx, Buffer.from(JSON.stringify(value), 'utf8')),
    get: (tx, id) => readAll(connectionOf(tx), id),
    getJson: async <T>(tx: Transaction, id: ContentId) =>
      JSON.parse((await readAll(connectionOf(tx), id)).toString('utf8')) as T,
    async begin(tx, id) {
      await connectionOf(tx).query('insert into content (content_id) values ($1)', [id]);
    },
    async appendChunk(tx, id, chunkNumber, bytes) {
      await connectionOf(tx).query({
        name: 'content-append',
        text: 'insert into content_chunks (content_id, chunk_number, bytes) values ($1, $2, $3)',
        values: [id, chunkNumber, bytes],
      });
    },
    async finish(tx, id, sizeBytes, sha256) {
      await connectionOf(tx).query('update content set size_bytes = $2, sha256 = $3 where content_id = $1', [
        id,
        sizeBytes,
        sha256,
      ]);
    },
    async truncate(tx, id) {
      await connectionOf(tx).query('delete from content_chunks where content_id = $1', [id]);
    },
    async remove(tx, id) {
      await connectionOf(tx).query('delete from content where content_id = $1', [id]);
    },
    async erase(tx, id) {
      await connectionOf(tx).query('delete from content_chunks where content_id = $1', [id]);
      await connectionOf(tx).query(
        'update content set erased_at = coalesce(erased_at, app_now()) where content_id = $1',
        [id],
      );
    },
    async extent(tx, id) {
      const { rows } = await connectionOf(tx).query<{ chunks: number; size_bytes: number }>(
        'select count(*)::int as chunks, coalesce(sum(octet_length(bytes)), 0)::bigint as size_bytes from content_chunks where content_id = $1',
        [id],
      );
      const row = only(rows);
      return { chunks: row.chunks, sizeBytes: row.size_bytes };
    },
    stream: (actor, id, range) =>
      Readable.from(
        chunksOf((read) => inTransaction(actor, read), id, range),
        {
          objectMode: false,
          highWaterMark: CHUNK_BYTES,
        },
      ),
  };
};

// Small enough for V8 to keep the driver's text of it among the young objects, which are collected before they pile up.
const PIECE_BYTES = 49_152;

// One short transaction a chunk: a slow reader holds neither a connection nor more than one chunk.
async function* chunksOf(
  reading: <T>(read: (tx: Transaction) => Promise<T>) => Promise<T>,
  id: ContentId,
  range?: { readonly start: number; readonly end: number },
): AsyncGenerator<Buffer> {
  const { rows: chunks } = await reading((tx) =>
    connectionOf(tx).query<{ chunk_number: number; size_bytes: number; is_whole: boolean }>({
      // The size of a chunk is read from its head; the bytes stay where they are.
      name: 'content-chunk-sizes',
      text: `select coalesce(k.chunk_number, 0) as chunk_number, coalesce(octet_length(k.bytes), 0) as size_bytes,
               k.chunk_number is not null or c.size_bytes = 0 as is_whole
             from content c left join content_chunks k on k.content_id = c.content_id where c.content_id = $1 order by k.chunk_number`,
      values: [id],
    }),
  );
  // What is gone, or not for this reader, must not look like an empty file.
  if (chunks[0]?.is_whole !== true) throw new Error(`content ${id} is missing`);
  let position = 0;
  for (const { chunk_number: chunkNumber, size_bytes: sizeBytes } of chunks) {
    const from = range === undefined ? 0 : Math.max(0, range.start - position);
    const to = range === undefined ? sizeBytes : Math.min(sizeBytes, range.end + 1 - position);
    position += sizeBytes;
    if (from >= to) continue;
    const { rows } = await reading((tx) =>
      connectionOf(tx).query<{ bytes: Buffer }>({
        name: 'content-chunk',
        text: `select substring(bytes from at for ${PIECE_BYTES}) as bytes from content_chunks, generate_series($3::int + 1, $4::int, ${PIECE_BYTES}) at
             where content_id = $1 and chunk_number = $2 order by at`,
        values: [id, chunkNumber, from, to],
      }),
    );
    // What the reader may not see any more must not look like the end of the file.
    if (rows.length === 0) throw new Error(`content ${id} ended early`);
    for (const [index, { bytes }] of rows.entries()) yield bytes.subarray(0, to - from - index * PIECE_BYTES);
  }
}
