import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';

/** How letters were filed. */
export interface FiledLoad {
  /** Letters a second, from the first to the answer to the last. */
  readonly ratePerSecond: number;
  readonly letters: number;
}

// Few connections, kept open: what is measured is the gateway and not the citizens.
const CONNECTIONS = 16;
const MAX_UNDER_WAY = 64;

/**
 * Files `letters` letters to the agencies in turn, each at its own moment of an even pace, whether the ones before are done or not; a
 * gateway that is far behind slows the pace down. @throws where a letter is not filed.
 */
export const fileAtPace = async (options: {
  readonly portal: string;
  readonly tokens: readonly string[];
  readonly agencyCodes: readonly string[];
  readonly letters: number;
  readonly ratePerSecond: number;
  /** Told before each letter how much of the load is filed, from 0 to 1. */
  readonly onProgress: (part: number) => void;
}): Promise<FiledLoad> => {
  const { letters, ratePerSecond, agencyCodes, tokens } = options;
  const portal = new Pool(options.portal, { connections: CONNECTIONS, pipelining: 1 });
  const bodies = agencyCodes.map((agencyCode) =>
    JSON.stringify({
      letterType: 'letter',
      agencyCode,
      language: 'ka',
      title: 'ქუჩის შეკეთება (მაგალითი)',
      text: 'გთხოვთ, შეაკეთოთ ქუჩა № 7-ში (მაგალითი).',
      preferredReplyForm: 'electronic',
      attachments: [],
    }),
  );
  const file = async (index: number): Promise<void> => {
    const answer = await portal.request({
      method: 'POST',
      path: '/v1/letters',
      headers: {
        authorization: `Bearer ${tokens[index % tokens.length]}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: bodies[index % bodies.length]!,
    });
    const text = await answer.body.text();
    if (answer.statusCode !== 201) throw new Error(`letter ${index}: ${answer.statusCode} ${text}`);
  };

  const underWay = new Set<Promise<void>>();
  const startedAt = performance.now();
  try {
    for (let index = 0; index < letters; index++) {
      options.onProgress(index / letters);
      const waitMs = startedAt + (index * 1_000) / ratePerSecond - performance.now();
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
      while (underWay.size >= MAX_UNDER_WAY) await Promise.race(underWay);
      const filing = file(index).finally(() => underWay.delete(filing));
      underWay.add(filing);
    }
    await Promise.all(underWay);
  } finally {
    await Promise.allSettled(underWay);
    await portal.close();
  }
  return { letters, ratePerSecond: letters / ((performance.now() - startedAt) / 1_000) };
};
