// Connections that are refused or cut, and a PostgreSQL that starts, stops or is full (appendix A of its manual: classes 08, 57P, 53300).
const OUTAGE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08001',
  '08003',
  '08006',
]);

// What the database client says without a code.
const OUTAGE_MESSAGES = [
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'Client has encountered a connection error',
];

/** True where an error means that the database is out of reach for now, so that the same request may be sent again. */
export const isOutage = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const { code } = error as { readonly code?: unknown };
  if (typeof code === 'string' && OUTAGE_CODES.has(code)) return true;
  // Happy Eyeballs gathers the refusals of all addresses.
  if (error instanceof AggregateError) return error.errors.some(isOutage);
  return OUTAGE_MESSAGES.some((message) => error.message.startsWith(message));
};
