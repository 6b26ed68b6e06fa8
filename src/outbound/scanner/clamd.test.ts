import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ScanVerdict } from '../../ports/scanner.ts';
import { makeClamdScanner } from './clamd.ts';
import { readClamdReply } from './clamd-reply.ts';
import { inPieces, scanOf } from './scanner.contract.ts';

const ERROR: ScanVerdict = { kind: 'not_scanned', why: 'error' };
const UNAVAILABLE: ScanVerdict = { kind: 'not_scanned', why: 'unavailable' };
const TOO_LARGE: ScanVerdict = { kind: 'not_scanned', why: 'too_large' };

describe('an answer of clamd', () => {
  it.each<[string, ScanVerdict]>([
    ['stream: OK', { kind: 'clean' }],
    ['stream: Eicar-Signature FOUND', { kind: 'infected', signatureName: 'Eicar-Signature' }],
    ['stream: Eicar-Signature(44d8:68) FOUND', { kind: 'infected', signatureName: 'Eicar-Signature_44d8_68_' }],
    ['stream: Heuristics.Limits.Exceeded FOUND', TOO_LARGE],
    ['stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND', TOO_LARGE],
    ['stream: Heuristics.Encrypted.Zip FOUND', { kind: 'not_scanned', why: 'encrypted' }],
    ['INSTREAM size limit exceeded. ERROR', TOO_LARGE],
    ["stream: Can't allocate memory ERROR", ERROR],
    ['COMMAND READ TIMED OUT', ERROR],
    ['UNKNOWN COMMAND', ERROR],
    ['', ERROR],
    ['OK', ERROR],
    ['stream: OK ', ERROR],
    ['stream: OK\nstream: X FOUND', ERROR],
    ['other: OK', ERROR],
    ['stream:  FOUND', ERROR],
  ])('%j is read literally', (reply, verdict) => {
    expect(readClamdReply(reply)).toEqual(verdict);
  });
});

/** A server that speaks by hand; `answer` is called with each new connection. */
describe('a conversation with clamd', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());
  const scannerWith = async (answer: (socket: Socket) => void, silenceMs = 300) => {
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      answer(socket);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return makeClamdScanner(
      { kind: 'tcp', host: '127.0.0.1', port: (server.address() as AddressInfo).port },
      { silenceMs },
    );
  };
  /** Answers each command with a text; PING with PONG. */
  const says = (text: string) => (socket: Socket) => {
    let heard = Buffer.alloc(0);
    socket.on('data', (piece: Buffer) => {
      heard = Buffer.concat([heard, piece]);
      if (heard.toString('latin1').startsWith('zPING\0')) return void socket.end('PONG\0');
      // Only when the closing piece of length 0 has come.
      if (heard.subarray(-4).equals(Buffer.alloc(4))) socket.end(text);
    });
  };

  it('frames the file as pieces with their length before them, and ends it with a piece of length 0', async () => {
    let heard = Buffer.alloc(0);
    const scanner = await scannerWith((socket) => {
      socket.on('data', (piece: Buffer) => {
        heard = Buffer.concat([heard, piece]);
        if (heard.subarray(-4).equals(Buffer.alloc(4))) socket.end('stream: OK\0');
      });
    });
    expect(await scanOf(scanner, Buffer.from('abcde'), 3)).toEqual({ kind: 'clean' });
    expect(heard.toString('latin1')).toBe('zINSTREAM\0\0\0\0\x03abc\0\0\0\x02de\0\0\0\0');
  });

  it.each([
    ['garbage', '\x00\xff\xfe garbage'],
    ['an HTTP server', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['a verdict that is cut off', 'stream: O'],
    ['a verdict without its end', 'stream: OK'],
    ['two verdicts in one', 'stream: OK stream: OK\0'],
    ['nothing, and hangs up', ''],
    ['more than any answer has', 'x'.repeat(100_000)],
  ])('that answers %s is no verdict', async (_name, text) => {
    expect(await scanOf(await scannerWith(says(text)), Buffer.from('a'))).toEqual(ERROR);
  });

  it('that is silent on a file while it is there is not the same as one that is not there', async () => {
    const silent = (pong: boolean) => (socket: Socket) =>
      void socket.on('data', (piece: Buffer) => pong && piece.toString().startsWith('zPING') && socket.end('PONG\0'));
    expect(await scanOf(await scannerWith(silent(true)), Buffer.from('a'))).toEqual(ERROR);
    server?.close();
    const hangsUp = await scannerWith((socket) => socket.destroy());
    expect(await scanOf(hangsUp, Buffer.from('a'))).toEqual(UNAVAILABLE);
  });

  it('that says OK before it has the whole file has not seen it', async () => {
    const hasty = await scannerWith((socket) => void socket.once('data', () => socket.write('stream: OK\0')));
    const bytes = inPieces(Buffer.alloc(50_000_000, 'x'));
    expect(await hasty.scan(bytes, new AbortController().signal)).toEqual(ERROR);
    expect(bytes.destroyed).toBe(true);
  });

  it('that takes no more bytes does not make us keep the file in memory', async () => {
    const stuck = await scannerWith((socket) => {
      socket.once('data', (piece: Buffer) => {
        if (piece.toString().startsWith('zPING')) socket.end('PONG\0');
        else socket.pause();
      });
    });
    let read = 0;
    const counted = inPieces(Buffer.alloc(100_000_000, 'x')).on('data', (piece: Buffer) => {
      read += piece.length;
    });
    counted.pause();
    expect(await stuck.scan(counted, new AbortController().signal)).toEqual(ERROR);
    expect(read).toBeLessThan(50_000_000);
  });

  it('that cannot be had at all leaves the file as it is', async () => {
    const nowhere = makeClamdScanner({ kind: 'unix', path: '/nonexistent/clamd.sock' });
    expect(await scanOf(nowhere, Buffer.from('a'))).toEqual(UNAVAILABLE);
  });
});
