import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { ids } from '../integration-tests/support/parts.ts';
import { composeStore } from '../src/compose-store.ts';
import type { ContentId } from '../src/domain/ids.ts';
import { CHUNK_BYTES } from '../src/ports/content.ts';
import { makeStoreStream } from '../src/use-cases/store-stream.ts';
import { timed } from './support/clock.ts';
import { type Effort, type Figure, figureOf, runRounds } from './support/figure.ts';
import { openPool, type Setting } from './support/setting.ts';

const MB = 1024 * 1024;
// What a socket hands over at a time.
const PIECE_BYTES = 64 * 1024;
const CITIZEN = { kind: 'citizen', subject: 'example-nino' } as const;

/** A file as it comes in, in pieces of the network; random, because files of citizens are compressed already. */
const makeFile = (sizeBytes: number) => {
  const bytes = randomBytes(sizeBytes);
  const cut = function* (partBytes: number): Generator<Buffer> {
    for (let at = 0; at < sizeBytes; at += partBytes) yield bytes.subarray(at, at + partBytes);
  };
  return {
    sizeBytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    pieces: (): Readable => Readable.from(cut(PIECE_BYTES), { objectMode: false }),
    chunks: (): Generator<Buffer> => cut(CHUNK_BYTES),
  };
};

type File = ReturnType<typeof makeFile>;

/** Through the content port, as uploads are stored and downloads are read. */
const makeGatewaySide = (setting: Setting, file: File) => {
  const pool = openPool(setting.databaseUrl, 'shikriki_api');
  const { transactions, content } = composeStore(pool, ids);
  const storeStream = makeStoreStream({ transactions, content });
  return {
    async store(): Promise<ContentId> {
      const contentId = ids.uuid() as ContentId;
      const stored = await storeStream(CITIZEN, contentId, file.pieces(), {
        limitBytes: file.sizeBytes,
        onChunk: async (tx, { first }) => {
          if (first) await content.begin(tx, contentId);
        },
      });
      if (stored.kind !== 'stored') throw new Error('the file was not stored');
      await transactions.inTransaction(CITIZEN, (tx) => content.finish(tx, contentId, stored.sizeBytes, stored.sha256));
      return contentId;
    },
    async read(contentId: ContentId, take: (chunk: Buffer) => void): Promise<void> {
      for await (const chunk of content.stream(CITIZEN, contentId)) take(chunk as Buffer);
    },
    remove: (contentId: ContentId) => transactions.inTransaction(CITIZEN, (tx) => content.remove(tx, contentId)),
    close: () => pool.end(),
  };
};

/** The same chunks, one plain statement each. */
const makeFloor = async ({ owner }: Setting, file: File) => {
  await owner.query(
    'create table bench_chunks (file_id uuid, chunk_number integer, bytes bytea not null, primary key (file_id, chunk_number))',
  );
  return {
    async store(): Promise<string> {
      const fileId = randomUUID();
      let number = 0;
      for (const chunk of file.chunks()) {
        await owner.query({
          name: 'bench-store',
          text: 'insert into bench_chunks (file_id, chunk_number, bytes) values ($1, $2, $3)',
          values: [fileId, number++, chunk],
        });
      }
      return fileId;
    },
    async read(fileId: string, take: (chunk: Buffer) => void): Promise<void> {
      for (let number = 0; number * CHUNK_BYTES < file.sizeBytes; number++) {
        const { rows } = await owner.query<{ bytes: Buffer }>({
          name: 'bench-read',
          text: 'select bytes from bench_chunks where file_id = $1 and chunk_number = $2',
          values: [fileId, number],
        });
        if (rows[0] !== undefined) take(rows[0].bytes);
      }
    },
    remove: (fileId: string) => owner.query('delete from bench_chunks where file_id = $1', [fileId]),
  };
};

/** A side that stores and reads files. */
interface Side<Id> {
  store(): Promise<Id>;
  read(id: Id, take: (chunk: Buffer) => void): Promise<void>;
  remove(id: Id): Promise<unknown>;
}

const measureSide = async <Id>(side: Side<Id>, file: File, checked: boolean): Promise<Times> => {
  const stored: Id[] = [];
  const storing = await timed(async () => stored.push(await side.store()));
  const [id] = stored as [Id];
  let readBytes = 0;
  const reading = await timed(() => side.read(id, (chunk) => void (readBytes += chunk.length)));
  if (readBytes !== file.sizeBytes) throw new Error(`${readBytes} bytes came back of ${file.sizeBytes}`);
  if (checked) {
    const hash = createHash('sha256');
    await side.read(id, (chunk) => void hash.update(chunk));
    if (hash.digest('hex') !== file.sha256) throw new Error('other bytes came back');
  }
  await side.remove(id);
  return { storing, reading };
};

/** Megabytes per second of storing and of streaming one file through the content port. */
export const measureFiles = async (
  setting: Setting,
  effort: Effort & { readonly fileMb: number },
): Promise<readonly Figure[]> => {
  const { fileMb } = effort;
  const file = makeFile(fileMb * MB);
  const gateway = makeGatewaySide(setting, file);
  try {
    const floor = await makeFloor(setting, file);
    const passes: { gateway: Times; floor: Times }[] = [];
    await runRounds(effort, async () => {
      const first = passes.length === 0;
      const measureGateway = () => measureSide(gateway, file, first);
      const measureFloor = () => measureSide(floor, file, first);
      // In turn one side and the other goes first: who comes second meets the checkpoint that the first one caused.
      const gatewayFirst = passes.length % 2 === 0;
      const early = await (gatewayFirst ? measureGateway() : measureFloor());
      const late = await (gatewayFirst ? measureFloor() : measureGateway());
      const pass = gatewayFirst ? { gateway: early, floor: late } : { gateway: late, floor: early };
      passes.push(pass);
      return roundOf(pass, 'storing', fileMb);
    });
    const measured = passes.slice(effort.warmUps);
    const work = { fileMb, chunkBytes: CHUNK_BYTES };
    const figure = (claim: string, floorWork: string, part: keyof Times): Figure =>
      figureOf(
        { claim, floor: floorWork, unit: 'MB/s', work },
        measured.map((pass) => roundOf(pass, part, fileMb)),
        (ms) => 1000 / ms,
      );
    return [
      figure(`store ${fileMb} MB file`, 'one plain insert a chunk', 'storing'),
      figure(`stream ${fileMb} MB file`, 'one plain select a chunk', 'reading'),
    ];
  } finally {
    await gateway.close();
  }
};

interface Times {
  readonly storing: number;
  readonly reading: number;
}

const roundOf = (pass: { gateway: Times; floor: Times }, part: keyof Times, fileMb: number) => ({
  measuredMs: pass.gateway[part] / fileMb,
  floorMs: pass.floor[part] / fileMb,
});
