import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Envelope, EnvelopeBody, StatusCode } from '../src/domain/envelope.ts';
import { makeEnvelopeVerifier } from '../src/envelope/verify.ts';
import { answered } from '../src/sandbox/citizen-client.ts';
import { type AgencyScene, agencyScene } from './support/agency-scene.ts';
import { type AgencyWord, agencyWord, readReceipt, registrationOf, replyOf } from './support/agency-words.ts';
import { sealKey } from './support/certificates.ts';
import { aPdf } from './support/portal-scene.ts';

let scene: AgencyScene;
beforeAll(async () => {
  scene = await agencyScene();
});
afterAll(() => scene.close());

const status = (code: StatusCode): EnvelopeBody => ({
  block: 'status',
  status: { code, occurredAt: new Date().toISOString(), reportedAt: new Date().toISOString(), reason: { ka: 'იხ.' } },
});
const refusal: EnvelopeBody = {
  block: 'reply',
  reply: {
    outcome: 'REFUSED',
    occurredAt: new Date().toISOString(),
    reportedAt: new Date().toISOString(),
    language: 'ka',
    ground: { legalGround: '44-ე მუხლი' },
    signatures: [],
  },
};

/** How each system speaks to us; throws where its word is not taken. */
const speakers = {
  mof: async (word: AgencyWord): Promise<Buffer> => {
    const answer = await scene.mof.rest.envelope(word.envelopeXml);
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.bytes.toString()}`);
    return answer.bytes;
  },
  napr: async (word: AgencyWord): Promise<Buffer> => {
    const answer = await scene.napr.soap.submit(word);
    if (!('receiptXml' in answer)) throw new Error(JSON.stringify(answer));
    return answer.receiptXml;
  },
} as const;

describe.each(['mof', 'napr'] as const)('agency %s', (agencyCode) => {
  const speak = async (letter: Awaited<ReturnType<AgencyScene['letterTo']>>['letter'], body: EnvelopeBody) => {
    const word = await agencyWord(letter, body, { systemCode: agencyCode });
    await speakers[agencyCode](word);
    return word.messageId;
  };

  /** The envelope as the simulated system keeps it, if the seal is ours. */
  const keptEnvelope = async (messageId: string): Promise<Envelope> => {
    const bytes = await readFile(
      join(scene.sandbox.dataFolder, 'simulators', agencyCode, 'envelopes', `${messageId}.xml`),
    );
    const { certificatePem } = await sealKey('gateway-seal-ecdsa');
    const verified = await makeEnvelopeVerifier().verify(bytes, {
      receiver: { scheme: 'agency', code: agencyCode },
      now: new Date(),
      keysOf: async () => ({
        ok: true,
        value: [{ spkiSha256: 'x', certificatePem, notBefore: new Date(0), notAfter: new Date(4e12) }],
      }),
    });
    if (!verified.ok) throw new Error(verified.problem.code);
    return verified.value.envelope;
  };

  test('gets every kind sealed, with what it answers, in the order in which it was written', async () => {
    const { letter, caseId } = await scene.letterTo(agencyCode);
    const citizen = scene.sandbox.citizen();
    const send = async (
      kind: 'clarification_reply' | 'followup' | 'withdrawal' | 'reminder' | 'dispute',
      text: string,
      uploadId?: string,
    ) =>
      answered(
        kind,
        await citizen.portal.POST('/v1/cases/{caseId}/letters', {
          params: { path: { caseId }, header: { 'Idempotency-Key': randomUUID() } },
          body: { kind, text, ...(uploadId !== undefined && { attachments: [{ uploadId, main: true }] }) },
        }),
      );
    const token = await (await fetch(`${scene.sandbox.addresses.sandbox}/token/example-nino`)).text();
    const upload = await fetch(`${scene.sandbox.addresses.portal}/v1/uploads?agencyCode=${agencyCode}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token.trim()}`,
        'content-type': 'application/pdf',
        'content-disposition': "attachment; filename*=UTF-8''note.pdf",
      },
      body: new Uint8Array(aPdf(5_000)),
    });
    const { uploadId } = (await upload.json()) as { uploadId: string };

    await speak(letter, registrationOf('№ 1'));
    await send('reminder', 'შეხსენება');
    const asked = await speak(letter, status('CLARIFICATION_REQUESTED'));
    await send('clarification_reply', 'დაზუსტება', uploadId);
    await send('followup', 'დამატება');
    await send('withdrawal', 'გატანა');
    await speak(letter, status('CLARIFICATION_CLOSED'));
    await speak(letter, status('WITHDRAWAL_DECLINED'));
    const answer = await speak(letter, refusal);
    await send('dispute', 'საჩივარი');

    const { ledger } = scene.sandbox.systems[agencyCode];
    const arrivals = () => {
      const own = ledger.arrivals().filter((arrival) => arrival.first?.letter.legId === letter.legId);
      return own.filter((arrival) => arrival.messageKind !== 'RECEIPT');
    };
    await ledger.waitUntil(() => arrivals().length === 6, 30_000);
    const envelopes = await Promise.all(arrivals().map(({ messageId }) => keptEnvelope(messageId)));
    expect(
      envelopes.map(({ header, body, files }) => [
        header.messageKind,
        header.refToMessageId,
        header.letterType,
        body.block === 'letter' && body.record.text,
        files.length,
      ]),
    ).toEqual([
      ['SUBMISSION', undefined, 'letter', expect.any(String), 0],
      ['REMINDER', letter.messageId, 'letter', 'შეხსენება', 0],
      ['CLARIFICATION_REPLY', asked, 'letter', 'დაზუსტება', 1],
      ['FOLLOW_UP', letter.messageId, 'letter', 'დამატება', 0],
      ['WITHDRAWAL', letter.messageId, 'letter', 'გატანა', 0],
      ['DISPUTE', answer, 'letter', 'საჩივარი', 0],
    ]);
    const sequences = envelopes.map(({ header }) => header.sequenceInConversation);
    expect(sequences, 'rises').toEqual([...new Set(sequences)].sort((a, b) => a - b));
    expect(envelopes.every(({ header }) => header.conversationId === caseId)).toBe(true);
  });

  test('gets a receipt for a reply that matches no case, like for any other', async () => {
    const { letter } = await scene.letterTo(agencyCode);
    const header = { conversationId: randomUUID(), legId: randomUUID() };
    const word = await agencyWord(letter, replyOf(), { systemCode: agencyCode, header });
    const receiptXml = await speakers[agencyCode](word);
    const receipt = await readReceipt(receiptXml, agencyCode);
    expect(receipt.body).toMatchObject({ receipt: { verdict: 'ACCEPTED', receivedSha256: word.sha256 } });
    expect((await speakers[agencyCode](word)).equals(receiptXml)).toBe(true);
    expect(
      await scene.sandbox.rows('select state from unmatched_replies where message_id = $1', word.messageId),
    ).toEqual([{ state: 'waiting' }]);
  });
});
