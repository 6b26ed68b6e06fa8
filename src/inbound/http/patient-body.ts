import type { IncomingMessage } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';

/**
 * The body of a request as a stream that may be given up in the middle. Destroying the request itself would cut the connection before
 * the refusal is sent; here what is left is read and forgotten, so that the answer arrives and the connection can be used again.
 * Fails where the caller breaks off.
 */
export const patientBody = (request: IncomingMessage): Readable => {
  const body = new PassThrough();
  // A caller who breaks off after nobody reads any more must not end the program.
  body.on('error', () => undefined);
  body.once('close', () => {
    request.unpipe(body);
    request.resume();
  });
  request.once('close', () => {
    if (!request.complete) body.destroy(new Error('the request broke off'));
  });
  request.pipe(body);
  return body;
};
