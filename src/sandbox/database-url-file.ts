/** Where a sandbox notes the address of its own PostgreSQL, in the data folder, so that commands find it. */
export const DATABASE_URL_FILE = 'database-url';
