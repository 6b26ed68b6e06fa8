import { beforeAll, describe, expect, it } from 'vitest';
import { fail, ok } from '../src/domain/problems.ts';
import { SEAL_ALGORITHMS } from '../src/envelope/names.ts';
import { AGENCY, CITIZEN } from '../src/envelope/test-support/example-parts.ts';
import { sealByHand } from '../src/envelope/test-support/seal-by-hand.ts';
import { makeEnvelopeInspector } from '../src/envelope/verify.ts';
import type { RegisteredKey } from '../src/ports/envelope.ts';
import { type Scene, setScene, swap } from './support/envelope-scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
}, 30_000);

const withHeader = (name: string, value: string): string =>
  sealByHand(
    swap(scene.unsealedXml, new RegExp(`<${name}>[^<]*</${name}>`), `<${name}>${value}</${name}>`),
    scene.keys.ecdsa,
  );

const CONTENT: readonly (readonly [name: string, code: string, make: () => string])[] = [
  ['expires now', 'Expired', () => withHeader('ExpiresAt', '2026-11-23T08:31:00Z')],
  ['expired before it was created', 'Validation', () => withHeader('ExpiresAt', '2026-11-22T08:31:00Z')],
  ['was created in the future', 'Validation', () => withHeader('CreatedAt', '2026-11-23T08:36:01Z')],
  ['wants a newer reader', 'UnsupportedVersion', () => withHeader('MinReaderVersion', '1.1')],
  ['breaks a rule', 'Validation', () => withHeader('MessageKind', 'REPLY')],
];

describe('an envelope whose seal holds', () => {
  it.each(CONTENT)('is refused all the same where it %s', async (_, code, make) => {
    expect(await scene.receive(make())).toEqual({ code, step: 'use' });
  });

  it('accepts the very limits: five minutes ahead of our clock, one millisecond before it expires', async () => {
    const now = (instant: string) => ({ now: new Date(instant) });
    expect(await scene.receive(scene.sealedXml.ecdsa, now('2026-11-23T08:25:00Z'))).toBe('same values');
    expect(await scene.receive(scene.sealedXml.ecdsa, now('2026-11-23T08:24:59.999Z'))).toMatchObject({
      code: 'Validation',
    });
    expect(await scene.receive(scene.sealedXml.ecdsa, now('2027-01-22T08:29:59.999Z'))).toBe('same values');
    expect(await scene.receive(scene.sealedXml.ecdsa, now('2027-01-22T08:30:00Z'))).toMatchObject({ code: 'Expired' });
  });

  it('refuses an envelope for somebody else', async () => {
    const { ecdsa } = scene.sealedXml;
    expect(await scene.receive(ecdsa, { receiver: CITIZEN })).toEqual({ code: 'InvalidAddressee', step: 'use' });
    const sameCode = { scheme: 'gateway', code: AGENCY.code } as const;
    expect(await scene.receive(ecdsa, { receiver: sameCode })).toEqual({ code: 'InvalidAddressee', step: 'use' });
  });

  it('passes on what the registry says of the sender', async () => {
    const { ecdsa } = scene.sealedXml;
    const says = (code: 'NotAuthorizedForSender' | 'CertificateUnknown') => ({
      keysOf: () => Promise.resolve(fail(code, 'as the registry says')),
    });
    expect(await scene.receive(ecdsa, says('NotAuthorizedForSender'))).toEqual({
      code: 'NotAuthorizedForSender',
      step: 'key',
    });
    expect(await scene.receive(ecdsa, says('CertificateUnknown'))).toEqual({ code: 'CertificateUnknown', step: 'key' });
    expect(await scene.receive(ecdsa, { keysOf: () => Promise.resolve(ok([])) })).toEqual({
      code: 'CertificateUnknown',
      step: 'key',
    });
  });

  it('takes a key only while it is in date and not revoked', async () => {
    const { ecdsa } = scene.sealedXml;
    const received = (more: Partial<RegisteredKey>, also: readonly RegisteredKey[] = []) =>
      scene.receive(ecdsa, {
        keysOf: () => Promise.resolve(ok([{ ...scene.keys.ecdsa.registered, ...more }, ...also])),
      });
    const refused = { code: 'CertificateRevoked', step: 'signature-value' };
    expect(await received({ revokedAt: new Date('2026-11-23T08:31:00Z') })).toEqual(refused);
    expect(await received({ revokedAt: new Date('2026-11-23T08:31:00.001Z') })).toBe('same values');
    expect(await received({ notAfter: new Date('2026-11-23T08:29:59Z') })).toEqual(refused);
    expect(await received({ notAfter: new Date('2026-11-23T08:30:00Z') })).toBe('same values');
    expect(await received({ notBefore: new Date('2026-11-23T08:30:01Z') })).toEqual(refused);
    const revokedAt = new Date('2026-11-01T00:00:00Z');
    expect(await received({ revokedAt }, [scene.keys.otherEcdsa.registered])).toEqual(refused);
  });

  it('refuses an RSA sender that says ECDSA where only its RSA key is registered', async () => {
    const sealed = sealByHand(scene.unsealedXml, scene.keys.rsa, { signatureMethod: SEAL_ALGORITHMS.ecdsa });
    expect(await scene.receive(sealed, { keysOf: () => Promise.resolve(ok([scene.keys.rsa.registered])) })).toEqual({
      code: 'SignatureInvalid',
      step: 'key',
    });
  });

  it('says nothing of what is in the letter', async () => {
    const canaries = ['CANARYTEXT', '01019012345', 'ᲙᲐᲜᲐᲠᲘ'];
    const [word = '', number = '', name = ''] = canaries;
    const { ecdsa } = scene.sealedXml;
    const hostile = [
      swap(ecdsa, /<PersonalNumber>[^<]*/, `<PersonalNumber>${number}' Expected is ( ${word} ). [facet 'x']`),
      swap(ecdsa, /<BirthDate>[^<]*/, `<BirthDate>${name}`),
      swap(ecdsa, '<Title>', `<${word}>${name}</${word}><Title>`),
      swap(ecdsa, '<Title>', `<Title ${word}="${number}">`),
      swap(ecdsa, '<Title>', `<Title><${name}>`),
      swap(ecdsa, /<Outcome>|<Record>/, `<Record>${name}`),
      swap(ecdsa, /(<FileName>)[^<]*(?=[\s\S]*<FileName>)/, `<FileName>${name}`).replace(
        /(<FileName>)[^<]*(<\/FileName>(?![\s\S]*<FileName>))/,
        `$1${name}$2`,
      ),
      swap(ecdsa, /<URI>|URI="[^"]*"/, `URI="#${word}"`),
      swap(ecdsa, /(?<=<Envelope xmlns=")[^"]*/, `urn:${word}`),
      swap(ecdsa, 'გამარჯობა', `${word} ${number} ${name}`),
      swap(ecdsa, 'გამარჯობა', `&${word};`),
    ];
    for (const xml of hostile) {
      const { result } = await makeEnvelopeInspector().inspect(Buffer.from(xml), scene.context);
      const said = JSON.stringify(result);
      expect(result.ok, xml.slice(0, 200)).toBe(false);
      for (const canary of canaries) expect(said).not.toContain(canary);
    }
  });
});
