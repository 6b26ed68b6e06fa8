import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AgencyClient } from './support/agency-client.ts';
import { type AgencyScene, agencyScene, problemOf, REST_PATH, UNKNOWN_ID } from './support/agency-scene.ts';
import {
  agencyWord,
  readReceipt,
  registrationOf,
  replyOf,
  replyPdf,
  sha256Of,
  wordFile,
} from './support/agency-words.ts';
import type { ArrivedLetter } from './support/sandbox.ts';

let scene: AgencyScene;
/** A letter to the agency mof, delivered over edoc-rest. */
let letter: ArrivedLetter;
let caseId: string;
beforeAll(async () => {
  scene = await agencyScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  ({ letter, caseId } = await scene.letterTo('mof'));
});

describe('edoc-rest', () => {
  test('answers a registration with a sealed receipt; the same bytes again, five at once, with the same receipt', async () => {
    const word = await agencyWord(letter, registrationOf('№ 08/100'));
    const answers = await Promise.all(Array.from({ length: 5 }, () => scene.mof.rest.envelope(word.envelopeXml)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(answers.map(({ headers }) => headers['shikriki-duplicate'] ?? 'first').sort()).toEqual([
      'first',
      'true',
      'true',
      'true',
      'true',
    ]);
    expect(new Set(answers.map(({ bytes }) => sha256Of(bytes))).size, 'one receipt').toBe(1);
    const later = await scene.mof.rest.envelope(word.envelopeXml);
    expect(later.headers['shikriki-duplicate']).toBe('true');
    expect(later.bytes.equals(answers[0]!.bytes)).toBe(true);

    const receipt = await readReceipt(later.bytes, 'mof');
    expect(receipt.header.refToMessageId).toBe(word.messageId);
    expect(receipt.body).toMatchObject({ receipt: { verdict: 'ACCEPTED', receivedSha256: word.sha256 } });
    const found = await scene.sandbox.citizen().readCase(caseId);
    expect(found.registrationNumber).toBe('№ 08/100');
    expect(found.timeline.filter(({ event }) => event === 'registered')).toHaveLength(1);
  });

  test('refuses other bytes under a known id, and nothing changes', async () => {
    const word = await agencyWord(letter, registrationOf('№ 1'));
    expect((await scene.mof.rest.envelope(word.envelopeXml)).status).toBe(200);
    const before = await scene.kept();
    const other = await agencyWord(letter, registrationOf('№ 2'), { header: { messageId: word.messageId } });
    expect(problemOf(await scene.mof.rest.envelope(other.envelopeXml))).toEqual({
      status: 409,
      code: 'ConflictSameIdOtherContent',
    });
    expect(await scene.kept()).toEqual(before);
    expect((await scene.sandbox.citizen().readCase(caseId)).registrationNumber).toBe('№ 1');
  });

  test('refuses who speaks for another, answers another’s case, or sends what is not sealed by it; nothing of it is kept', async () => {
    const unknownCase = { conversationId: UNKNOWN_ID, legId: UNKNOWN_ID };
    const whole = await agencyWord(letter, replyOf());
    const changed = Buffer.from(whole.envelopeXml.toString().replace('ამოვსებულია', 'ამოსავსებია'));
    const files = Array.from({ length: 3 }, (_, index) => ({
      ...wordFile(`${index}.pdf`, replyPdf('x')),
      sizeBytes: 100_000_000,
      mainComponent: index === 0,
    }));
    const refused: readonly (readonly [string, AgencyClient, Buffer, number, string])[] = [
      [
        'an agency of another system',
        scene.napr,
        (await agencyWord(letter, replyOf())).envelopeXml,
        403,
        'NotAuthorizedForSender',
      ],
      [
        'the same under its own systemId',
        scene.napr,
        (await agencyWord(letter, replyOf(), { systemCode: 'napr' })).envelopeXml,
        403,
        'NotAuthorizedForSender',
      ],
      [
        'the case of another agency of the same system',
        scene.mof,
        (await agencyWord(letter, registrationOf('№ 9'), { agencyCode: 'rs' })).envelopeXml,
        404,
        'UnknownConversation',
      ],
      [
        'the case of another system’s agency',
        scene.napr,
        (await agencyWord(letter, registrationOf('№ 9'), { agencyCode: 'napr', systemCode: 'napr' })).envelopeXml,
        404,
        'UnknownConversation',
      ],
      [
        'a case that is none',
        scene.mof,
        (await agencyWord(letter, registrationOf('№ 9'), { header: unknownCase })).envelopeXml,
        404,
        'UnknownConversation',
      ],
      ['words changed after sealing', scene.mof, changed, 400, 'SignatureInvalid'],
      ['no envelope at all', scene.mof, Buffer.from('<Letter/>'), 400, 'Validation'],
      ['no XML at all', scene.mof, Buffer.from('გამარჯობა'), 400, 'Validation'],
      ['nothing', scene.mof, Buffer.alloc(0), 400, 'Validation'],
      [
        'out of date',
        scene.mof,
        (
          await agencyWord(letter, replyOf(), {
            header: {
              expiresAt: new Date(Date.now() - 1000).toISOString(),
              createdAt: new Date(Date.now() - 9000).toISOString(),
            },
          })
        ).envelopeXml,
        410,
        'Expired',
      ],
      [
        'files of 300 MB together',
        scene.mof,
        (await agencyWord(letter, replyOf(), { files })).envelopeXml,
        413,
        'SizeLimitExceeded',
      ],
    ];
    const before = await scene.kept();
    const answers = [];
    for (const [what, client, bytes] of refused) answers.push([what, problemOf(await client.rest.envelope(bytes))]);
    expect(answers).toEqual(refused.map(([what, , , status, code]) => [what, { status, code }]));
    expect(await scene.kept()).toEqual(before);
    expect((await scene.mof.rest.status(whole.messageId)).json).toEqual({
      MessageId: whole.messageId,
      State: 'NOT_RECEIVED',
    });
  });

  test('refuses a body that is too large, or is of another type, saying which it reads', async () => {
    const before = await scene.kept();
    // Told by its headers, before a byte of it is sent.
    const announced = await scene.byHand('POST', REST_PATH, {
      'content-type': 'application/xml',
      'content-length': 10 * 1024 * 1024 + 1,
    });
    announced.flushHeaders();
    const [answer] = (await once(announced, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(413);
    announced.destroy();

    const json = await scene.mof.call('POST', REST_PATH, {
      headers: { 'content-type': 'application/json' },
      body: Buffer.from('{}'),
    });
    expect(problemOf(json)).toEqual({ status: 415, code: 'MediaTypeNotSupported' });
    expect(json.json.detail).toContain('application/xml');
    expect(problemOf(await scene.mof.call('POST', REST_PATH, { body: Buffer.from('<Letter/>') }))).toEqual({
      status: 415,
      code: 'MediaTypeNotSupported',
    });
    expect(problemOf(await scene.mof.call('POST', REST_PATH))).toEqual({ status: 400, code: 'Validation' });
    const pdf = await scene.mof.call('PUT', `${REST_PATH}/${UNKNOWN_ID}/files/a.pdf`, {
      headers: { 'content-type': 'application/pdf' },
      body: Buffer.from('x'),
    });
    expect(problemOf(pdf)).toEqual({ status: 415, code: 'MediaTypeNotSupported' });
    expect(pdf.json.detail).toContain('application/octet-stream');
    expect(await scene.kept()).toEqual(before);
  });
});
