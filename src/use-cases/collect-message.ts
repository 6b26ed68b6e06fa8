import { Readable } from 'node:stream';
import { type Problem, problem, type Result } from '../domain/problems.ts';
import type { AnswerSource } from '../ports/answer-source.ts';
import type { Endpoint } from '../ports/connector.ts';
import type { AwaitedFile, ReceiveEnvelope, Reception } from './receive-envelope.ts';
import type { ReceiveFile } from './receive-file.ts';

/** How a message was not taken: by the system, which gave it not or did not hear, or by us. */
export interface NotTaken {
  readonly by: 'system' | 'gateway';
  readonly problem: Problem;
}

interface CollectMessageDeps {
  readonly receiveEnvelope: ReceiveEnvelope;
  readonly receiveFile: Pick<ReceiveFile, 'receive'>;
}

interface From {
  readonly source: AnswerSource;
  readonly endpoint: Endpoint;
  readonly signal: AbortSignal;
}

const bySystem = ({ problem: why }: { readonly problem: Problem }): NotTaken => ({ by: 'system', problem: why });
const byGateway = ({ problem: why }: { readonly problem: Problem }): NotTaken => ({ by: 'gateway', problem: why });

/**
 * Takes one message that waits at a system: what is missing of it is fetched, received and verified like what a system
 * brings itself, then it is confirmed with our sealed receipt. May be repeated: what was received before is only confirmed
 * again, with the same receipt. The system that was called is who speaks. @returns undefined once the system has confirmed.
 */
export const makeCollectMessage = (deps: CollectMessageDeps) => {
  /** The message as far as we have it; its envelope is fetched where we have nothing. */
  const begin = async (messageId: string, { source, endpoint, signal }: From): Promise<Reception | NotTaken> => {
    const known = await deps.receiveEnvelope.status(endpoint.systemCode, messageId);
    if (!known.ok) return byGateway(known);
    if (known.value !== undefined) return known.value;
    const fetched = await source.fetch(messageId, endpoint, signal);
    if (!fetched.ok) return bySystem(fetched);
    const received = await deps.receiveEnvelope.envelope(endpoint.systemCode, fetched.value);
    return received.ok ? received.value : byGateway(received);
  };

  const takeBytes = (file: AwaitedFile, messageId: string, systemCode: string, offset: number, bytes: Buffer) =>
    deps.receiveFile.receive({
      systemCode,
      messageId,
      contentPart: file.contentId,
      stream: Readable.from(bytes.length === 0 ? [] : [bytes], { objectMode: false }),
      // No range can say that a file is empty.
      ...(file.sizeBytes > 0 && { range: { offset, totalBytes: file.sizeBytes } }),
    });

  const takeFile = async (file: AwaitedFile, messageId: string, from: From): Promise<NotTaken | undefined> => {
    const { source, endpoint, signal } = from;
    if (file.sizeBytes === 0) {
      const taken = await takeBytes(file, messageId, endpoint.systemCode, 0, Buffer.alloc(0));
      return taken.ok ? undefined : byGateway(taken);
    }
    for (let offset = file.receivedBytes; offset < file.sizeBytes; ) {
      const chunk = await source.fetchChunk(
        { messageId, contentId: file.contentId, offsetBytes: offset },
        endpoint,
        signal,
      );
      if (!chunk.ok) return bySystem(chunk);
      if (chunk.value.length === 0) {
        const detail = `The file ends after ${offset} bytes; its envelope lists ${file.sizeBytes}.`;
        return { by: 'gateway', problem: problem('FileMissing', detail) };
      }
      const taken: Result<{ receivedBytes: number }> = await takeBytes(
        file,
        messageId,
        endpoint.systemCode,
        offset,
        chunk.value,
      );
      if (!taken.ok) return byGateway(taken);
      offset = taken.value.receivedBytes;
    }
    return undefined;
  };

  return async (messageId: string, from: From): Promise<NotTaken | undefined> => {
    let reception = await begin(messageId, from);
    if ('by' in reception) return reception;
    if (reception.messageId !== messageId) {
      const detail = 'The envelope has another MessageId than the one under which it is listed.';
      return { by: 'gateway', problem: problem('Validation', detail) };
    }
    if (reception.kind === 'awaiting_files') {
      for (const file of reception.files) {
        const notTaken = await takeFile(file, messageId, from);
        if (notTaken !== undefined) return notTaken;
      }
      const ended = await deps.receiveEnvelope.submit(from.endpoint.systemCode, messageId);
      if (!ended.ok) return byGateway(ended);
      reception = ended.value;
    }
    if (reception.kind !== 'received') throw new Error('a message whose files are all here was not received');
    const confirmed = await from.source.confirm(messageId, reception.receiptXml, from.endpoint, from.signal);
    return confirmed.ok ? undefined : bySystem(confirmed);
  };
};

export type CollectMessage = ReturnType<typeof makeCollectMessage>;
