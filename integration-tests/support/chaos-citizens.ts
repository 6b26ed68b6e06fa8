import { randomUUID } from 'node:crypto';
import { makePortalClient } from '../../src/generated/portal-client.ts';
import type { LetterAccepted } from '../../src/generated/schemas.ts';
import { exampleCitizens } from '../../src/simulators/citizens/citizens.ts';
import { until } from './chaos-until.ts';

/** Stands in every title; must never be seen outside PostgreSQL and the envelopes. */
export const TITLE_CANARY = 'კანარის ჩიტი';
/** Stands in every text. */
export const TEXT_CANARY = 'canary-in-the-letter';

/** Words of letters and writers that logs and Redis must not hold. */
export const PRIVATE_WORDS: readonly string[] = [
  TITLE_CANARY,
  TEXT_CANARY,
  ...exampleCitizens.flatMap(({ givenName, familyName, personalNumber, email, phone }) => [
    `${givenName} ${familyName}`,
    familyName,
    personalNumber,
    email,
    phone,
  ]),
];

/** What citizens got for their letters. */
export interface FiledLetters {
  /** The answers, each with its filing receipt, in no order. */
  readonly filed: readonly LetterAccepted[];
  /** Calls that broke, because the process that served them was killed, and were made again. */
  readonly brokenCalls: number;
}

const CITIZENS_AT_ONCE = 8;
// One letter in so many has a file with it.
const ATTACHED_EVERY = 10;
const ATTACHMENT = Buffer.from('ხმაურის ჩანაწერი (მაგალითი)\n'.repeat(40));

/**
 * Several citizens write `count` letters to the agencies in turn, some with a file, and never give up: a call that breaks is made
 * again under the same Idempotency-Key. @throws where the portal answers with a problem.
 */
export const writeLetters = async (options: {
  readonly addresses: { readonly portal: string; readonly sandbox: string };
  readonly agencyCodes: readonly string[];
  readonly count: number;
  /** Waits until the letter of this number may be written. */
  readonly mayWrite: (index: number) => Promise<unknown>;
}): Promise<FiledLetters> => {
  const { addresses, agencyCodes, count } = options;
  const filed: LetterAccepted[] = [];
  let brokenCalls = 0;

  const signIn = async ({ subject }: { readonly subject: string }) => {
    const token = (await (await fetch(`${addresses.sandbox}/token/${subject}`)).text()).trim();
    return { token, portal: makePortalClient({ baseUrl: addresses.portal, token }) };
  };
  const writers = await Promise.all(exampleCitizens.map(signIn));

  const again = async <T>(call: () => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await call();
      } catch (error) {
        // fetch says TypeError for a network that broke; everything else is a mistake.
        if (!(error instanceof TypeError)) throw error;
        brokenCalls += 1;
        await until(
          'the portal is back',
          () =>
            fetch(`${addresses.portal}/livez`).then(
              () => true,
              () => undefined,
            ),
          { everyMs: 50 },
        );
      }
    }
  };

  const upload = async (token: string): Promise<string> => {
    const response = await fetch(`${addresses.portal}/v1/uploads`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'text/plain',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('ხმაური.txt')}`,
      },
      body: ATTACHMENT,
    });
    const answer = (await response.json()) as { readonly uploadId?: string };
    if (answer.uploadId === undefined) throw new Error(`upload: ${JSON.stringify(answer)}`);
    return answer.uploadId;
  };

  const write = async (index: number): Promise<void> => {
    await options.mayWrite(index);
    const writer = writers[index % writers.length]!;
    // Once a letter may have been filed its body must stay the same, so its file is uploaded first.
    const attachments =
      index % ATTACHED_EVERY === 0 ? [{ uploadId: await again(() => upload(writer.token)), main: true }] : [];
    const idempotencyKey = randomUUID();
    const body = {
      letterType: 'letter',
      agencyCode: agencyCodes[index % agencyCodes.length]!,
      language: 'ka' as const,
      title: `${TITLE_CANARY} № ${index}`,
      text: `გთხოვთ, შეაკეთოთ ქუჩა (${TEXT_CANARY}).`,
      preferredReplyForm: 'electronic' as const,
      attachments,
    };
    const answer = await again(() =>
      writer.portal.POST('/v1/letters', {
        params: { header: { 'Idempotency-Key': idempotencyKey } },
        body: body as never,
      }),
    );
    if (answer.data === undefined) throw new Error(`letter ${index}: ${JSON.stringify(answer.error)}`);
    filed.push(answer.data);
  };

  let next = 0;
  const citizen = async (): Promise<void> => {
    while (next < count) await write(next++);
  };
  await Promise.all(Array.from({ length: CITIZENS_AT_ONCE }, citizen));
  return { filed, brokenCalls };
};
