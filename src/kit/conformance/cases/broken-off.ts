import { Readable } from 'node:stream';
import { failed, unless } from '../case.ts';
import type { HandOver } from '../letter.ts';
import { askStatus, submit, whereWeCall } from '../way-out.ts';

const FILE_BYTES = 3_000_000;

/** Hands over until half of the first file is on its way, then cuts the connection. */
const breakOff = async (call: HandOver): Promise<unknown> => {
  const breaking = new AbortController();
  const { consignment } = call;
  call.signal.addEventListener('abort', () => breaking.abort(), { once: true, signal: breaking.signal });
  let seenBytes = 0;
  async function* half(stream: Readable) {
    for await (const chunk of stream) {
      seenBytes += (chunk as Buffer).length;
      yield chunk as Buffer;
      if (seenBytes >= FILE_BYTES / 2) breaking.abort();
    }
  }
  return submit({
    ...call,
    signal: breaking.signal,
    consignment: {
      ...consignment,
      openFile: async (file) => Readable.from(half(await consignment.openFile(file)), { objectMode: false }),
    },
  });
};

/** A connection that breaks in the middle of a file. */
export const brokenOff = whereWeCall(
  {
    id: 'broken-off',
    asks: 'A letter whose connection broke in the middle of a file is not taken for received, and is taken when it comes again.',
    where: 'section 7, the first table',
  },
  async (run) => {
    let standing: string | undefined;
    const letter = await run.send(
      'broken-off',
      {
        handOver: async (call) => {
          await breakOff(call);
          standing = (await askStatus(call)).kind;
          return submit(call);
        },
      },
      [{ fileName: 'ნახევარი.txt', sizeBytes: FILE_BYTES }],
    );
    if (standing === 'received') return failed('After half a file the status was RECEIVED.');
    return unless(await run.acceptanceFlaw(letter), 'The letter was taken when it came again.');
  },
);
