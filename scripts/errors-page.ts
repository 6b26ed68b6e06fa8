import { PROBLEMS } from '../src/domain/problems.ts';

/** SOAP faults know two sides only: whose fault it is follows from the HTTP status. */
const faultcode = (status: number): string => (status < 500 ? 'Client' : 'Server');

/** docs/errors.md: the problem catalogue as a page for those who call. */
export const errorsPage = (): string => {
  const rows = Object.entries(PROBLEMS).map(
    ([code, { status, title, remedy, retryable }]) =>
      `| \`${code}\` | ${status} | ${title} | ${remedy} | ${retryable ? 'yes' : 'no'} | ${faultcode(status)} |`,
  );
  return `<!-- Generated from src/domain/problems.ts by "npm run generate"; do not edit. -->
# Errors

The same codes are used in REST (RFC 9457 problems, \`application/problem+json\`, type \`urn:shikriki:problem:<code>\`), in SOAP
faults and in receipts with the verdict REFUSED. Decide by the code: titles may be reworded, codes are never renamed or
removed. Send again unchanged only where "Send again" says yes, and not before
\`Retry-After\` (REST, seconds). SOAP 1.1 faults travel with HTTP status 500; in SOAP 1.2 Client is Sender and Server is Receiver.

| Code | HTTP status | What is wrong | What to do | Send again | SOAP faultcode |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
};
