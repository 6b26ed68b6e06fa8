import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { Readable } from 'node:stream';
import { fastify } from 'fastify';
import { expect, it } from 'vitest';
import { logBrokenBody } from './broken-body.ts';

/** Sends a body until it breaks, or until the caller has had enough. @returns what was logged. */
const sent = async (body: Readable, callerLeaves: boolean): Promise<readonly string[]> => {
  const logged: string[] = [];
  const app = fastify();
  app.get('/', (_request, reply) => {
    logBrokenBody(reply, body, { log: { error: (event) => void logged.push(event) } });
    return reply.send(body);
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  // once() throws where the stream has an error; only that it is over counts.
  const ended = once(body, 'close').catch(() => undefined);
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(socket, 'data');
  if (callerLeaves) socket.destroy();
  else socket.resume();
  await ended;
  socket.destroy();
  await app.close();
  return logged;
};

// One that is stopped in the middle of its work says so.
const endless = (): Readable =>
  new Readable({
    read() {
      this.push(Buffer.alloc(65_536));
    },
    destroy(_error, done) {
      done(new Error('stopped while reading'));
    },
  });
const breaking = function* (): Generator<Buffer> {
  yield Buffer.alloc(65_536);
  throw new Error('the store is gone');
};

it('a body that breaks is logged', async () => {
  expect(await sent(Readable.from(breaking()), false)).toEqual(['download.broke_off']);
});

it('a caller who goes away in the middle is not', async () => {
  expect(await sent(endless(), true)).toEqual([]);
});
