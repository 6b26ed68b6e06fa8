import { problem } from '../../domain/problems.ts';
import type { Clock } from '../../ports/clock.ts';
import type { GatewayClient, OutgoingAnswer, SendOutcome } from './gateway-client.ts';

/** An answer that waits until the gateway confirms it. */
export interface WaitingAnswer {
  readonly answer: OutgoingAnswer;
  /** ISO 8601 UTC. */
  readonly waitingSince: string;
}

/** What a system has to say that does not call the gateway: answers wait here to be listed, fetched and confirmed. */
export interface WaitingAnswers {
  /** `submit` lets an answer wait and resolves when it is confirmed. */
  readonly client: GatewayClient;
  /** A page, longest waiting first. `nextCursor` where more waits behind. */
  list(limit: number, cursor?: string): { readonly page: readonly WaitingAnswer[]; readonly nextCursor?: string };
  find(messageId: string): WaitingAnswer | undefined;
  /** Bytes of a file from an offset on; undefined where no waiting answer has the file. */
  bytes(messageId: string, contentId: string, offset: number, maxBytes: number): Promise<Buffer | undefined>;
  /** @returns false where no such answer ever waited. */
  confirm(messageId: string, receiptXml: Buffer): boolean;
}

interface Waiting extends WaitingAnswer {
  /** Grows with each answer: a cursor names a place that stays when others are confirmed. */
  readonly number: number;
  readonly settle: (outcome: SendOutcome) => void;
}

/** A file that is being read: whoever asks for the next bytes gets them without reading the file again. */
interface OpenFile {
  readonly chunks: AsyncIterator<unknown>;
  position: number;
  rest: Buffer;
}

/** Starts with nothing waiting. */
export const makeWaitingAnswers = (clock: Clock): WaitingAnswers => {
  const waiting = new Map<string, Waiting>();
  const confirmed = new Set<string>();
  const openFiles = new Map<string, OpenFile>();
  let count = 0;

  const openAt = async (answer: OutgoingAnswer, contentId: string, offset: number): Promise<OpenFile | undefined> => {
    const key = `${answer.messageId} ${contentId}`;
    const open = openFiles.get(key);
    if (open?.position === offset) return open;
    const file = answer.files.find((listed) => listed.contentId === contentId);
    if (file === undefined) return undefined;
    const stream = await answer.openFile(file);
    const opened: OpenFile = { chunks: stream[Symbol.asyncIterator](), position: 0, rest: Buffer.alloc(0) };
    while (opened.position < offset && (await take(opened, offset - opened.position)).length > 0);
    openFiles.set(key, opened);
    return opened;
  };
  const take = async (file: OpenFile, maxBytes: number): Promise<Buffer> => {
    const pieces = [file.rest];
    let sizeBytes = file.rest.length;
    while (sizeBytes < maxBytes) {
      const next = await file.chunks.next();
      if (next.done === true) break;
      pieces.push(next.value as Buffer);
      sizeBytes += (next.value as Buffer).length;
    }
    const all = Buffer.concat(pieces);
    file.rest = all.subarray(maxBytes);
    const taken = all.subarray(0, maxBytes);
    file.position += taken.length;
    return taken;
  };

  return {
    client: {
      submit: (answer, signal) =>
        new Promise<SendOutcome>((resolve) => {
          const { messageId } = answer;
          const giveUp = (): void =>
            settle({ kind: 'unavailable', problem: problem('TemporarilyUnavailable', 'Nobody fetched it.') });
          const settle = (outcome: SendOutcome): void => {
            signal.removeEventListener('abort', giveUp);
            waiting.delete(messageId);
            for (const { contentId } of answer.files) openFiles.delete(`${messageId} ${contentId}`);
            resolve(outcome);
          };
          if (signal.aborted) return giveUp();
          signal.addEventListener('abort', giveUp, { once: true });
          count += 1;
          waiting.set(messageId, { answer, waitingSince: clock.now().toISOString(), number: count, settle });
        }),
      askStatus: async () => undefined,
      close: async () => undefined,
    },
    list: (limit, cursor = '0') => {
      const behind = [...waiting.values()].filter(({ number }) => number > Number(cursor));
      const page = behind.slice(0, limit);
      const last = page.at(-1);
      return { page, ...(last !== undefined && behind.length > page.length && { nextCursor: String(last.number) }) };
    },
    find: (messageId) => waiting.get(messageId),
    bytes: async (messageId, contentId, offset, maxBytes) => {
      const found = waiting.get(messageId);
      const file = found && (await openAt(found.answer, contentId, offset));
      return file && take(file, maxBytes);
    },
    confirm: (messageId, receiptXml) => {
      const found = waiting.get(messageId);
      if (found === undefined) return confirmed.has(messageId);
      confirmed.add(messageId);
      found.settle({ kind: 'answered', receiptXml });
      return true;
    },
  };
};
