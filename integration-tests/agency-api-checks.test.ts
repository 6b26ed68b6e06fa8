import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EnvelopeCheck } from '../src/generated/schemas.ts';
import { type AgencyScene, agencyScene, UNKNOWN_ID } from './support/agency-scene.ts';
import { agencyWord, registrationOf } from './support/agency-words.ts';
import type { ArrivedLetter } from './support/sandbox.ts';

let scene: AgencyScene;
/** A letter to the agency mof, delivered over edoc-rest. */
let letter: ArrivedLetter;
beforeAll(async () => {
  scene = await agencyScene();
  ({ letter } = await scene.letterTo('mof'));
});
afterAll(() => scene.close());

const STEPS = ['bytes', 'parse', 'schema', 'signed-info', 'key', 'signature-value', 'digest', 'use'];

const check = async (envelopeXml: Buffer, client = scene.mof): Promise<EnvelopeCheck> => {
  const answer = await client.call('POST', '/edoc-rest/v1/envelope-checks', {
    headers: { 'content-type': 'application/xml' },
    body: envelopeXml,
  });
  expect(answer.status, answer.bytes.toString()).toBe(200);
  return answer.json as EnvelopeCheck;
};

const refusedAt = ({ steps }: EnvelopeCheck) => steps.find(({ verdict }) => verdict === 'refused');

describe('a vendor asks what the door says about an envelope', () => {
  test('and learns that it would be received; nothing is kept of it', async () => {
    const word = await agencyWord(letter, registrationOf('№ 08/1'));
    const before = await scene.kept();
    const found = await check(word.envelopeXml);
    expect(found).toMatchObject({
      verdict: 'accepted',
      sha256: word.sha256,
      sizeBytes: word.envelopeXml.length,
      prospect: { messageId: word.messageId, messageKind: 'REGISTRATION', arrival: 'new', conversation: 'known' },
    });
    expect(found.steps.map(({ step, verdict }) => `${step} ${verdict}`)).toEqual(STEPS.map((step) => `${step} passed`));
    expect(found.digests.statedSha256).toBe(found.digests.canonicalSha256);
    expect(await scene.kept()).toEqual(before);
  });

  test('and is told of repeats, of ids that are taken, and of cases that are none of the Sender’s', async () => {
    const word = await agencyWord(letter, registrationOf('№ 08/2'));
    expect((await scene.mof.rest.envelope(word.envelopeXml)).status).toBe(200);
    expect((await check(word.envelopeXml)).prospect).toMatchObject({ arrival: 'repeat' });
    const other = await agencyWord(letter, registrationOf('№ 3'), { header: { messageId: word.messageId } });
    expect((await check(other.envelopeXml)).prospect).toMatchObject({ arrival: 'conflict' });
    const foreign = await agencyWord(letter, registrationOf('№ 4'), { header: { conversationId: UNKNOWN_ID } });
    expect((await check(foreign.envelopeXml)).prospect).toMatchObject({ arrival: 'new', conversation: 'unknown' });
  });

  test('and is told at which step an envelope is refused, why, and where to look', async () => {
    const { envelopeXml } = await agencyWord(letter, registrationOf('№ 08/5'));
    const xml = envelopeXml.toString();
    const broken: readonly (readonly [string, string, string, string])[] = [
      ['bytes', 'Validation', 'byte order mark', `\uFEFF${xml}`],
      ['parse', 'Validation', 'Comments', xml.replace('<Header>', '<!-- a note --><Header>')],
      ['schema', 'Validation', '/Envelope/Header', xml.replace(/<TraceId>[0-9a-f]+<\/TraceId>/, '')],
      ['signed-info', 'Validation', 'URI', xml.replace(/URI="#[^"]+"/, 'URI="#other"')],
      ['digest', 'SignatureInvalid', 'DigestValue', xml.replace('08/5', '08/6')],
      ['signature-value', 'SignatureInvalid', 'SignatureValue', xml.replace(/DigestValue>../, 'DigestValue>Zz')],
    ];
    for (const [step, code, detail, changed] of broken) {
      expect(changed, step).not.toBe(xml);
      const found = await check(Buffer.from(changed));
      expect([refusedAt(found)?.step, found.verdict, found.problem?.code]).toEqual([step, 'refused', code]);
      expect(found.problem?.detail, step).toContain(detail);
      expect(refusedAt(found)?.hint?.length, step).toBeGreaterThan(30);
      const reached = STEPS.slice(0, STEPS.indexOf(step));
      expect(found.steps.filter(({ verdict }) => verdict === 'passed').map((passed) => passed.step)).toEqual(reached);
    }
  });

  test('and can compare its canonical form with ours where a digest does not fit', async () => {
    const { envelopeXml } = await agencyWord(letter, registrationOf('№ 08/7'));
    const honest = await check(envelopeXml);
    const pretty = Buffer.from(envelopeXml.toString().replace('<Header>', '\n  <Header>'));
    const { digests } = await check(pretty);
    expect(digests.statedSha256).toBe(honest.digests.statedSha256);
    expect(digests.canonicalSha256).not.toBe(digests.statedSha256);
    expect(digests.canonicalSignedInfoSha256).toBe(honest.digests.canonicalSignedInfoSha256);
  });

  test('but not about an agency that is not its own', async () => {
    const { envelopeXml } = await agencyWord(letter, registrationOf('№ 08/8'));
    const found = await check(envelopeXml, scene.napr);
    expect([refusedAt(found)?.step, found.problem?.code]).toEqual(['key', 'NotAuthorizedForSender']);
    expect(found.prospect).toBeUndefined();
  });
});
