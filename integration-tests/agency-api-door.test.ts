import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { agencyClient, SOAP_PATH } from './support/agency-client.ts';
import { type AgencyScene, agencyScene, problemOf, UNKNOWN_ID } from './support/agency-scene.ts';
import { agencyWord, registrationOf } from './support/agency-words.ts';
import type { ArrivedLetter } from './support/sandbox.ts';

let scene: AgencyScene;
/** A letter to the agency mof, delivered over edoc-rest. */
let letter: ArrivedLetter;
beforeAll(async () => {
  scene = await agencyScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  ({ letter } = await scene.letterTo('mof'));
});

describe('at the door of the agency port', () => {
  test.each([
    ['no client certificate', undefined],
    ['a certificate of a foreign authority', 'foreign-seal'],
    ['a revoked certificate', 'revoked-client'],
    ['a certificate that is out of date', 'expired-client'],
  ])('a caller with %s gets no HTTP answer at all, whatever it asks', async (_what, certificateName) => {
    const stranger = await agencyClient(scene.sandbox.addresses.agency, certificateName);
    const asked = await Promise.allSettled([
      stranger.rest.status(UNKNOWN_ID),
      stranger.call('GET', `${SOAP_PATH}?wsdl`),
    ]);
    expect(asked.map((one) => (one.status === 'fulfilled' ? one.value.status : 'refused by TLS'))).toEqual([
      'refused by TLS',
      'refused by TLS',
    ]);
    await stranger.close();
    expect((await scene.mof.rest.status(UNKNOWN_ID)).json, 'a registered system is heard').toEqual({
      MessageId: UNKNOWN_ID,
      State: 'NOT_RECEIVED',
    });
  });

  test('a certificate of our authority that no system has registered is refused by name, in both dialects', async () => {
    const unregistered = await agencyClient(scene.sandbox.addresses.agency, 'gateway-client');
    expect(problemOf(await unregistered.rest.status(UNKNOWN_ID))).toEqual({ status: 403, code: 'CertificateUnknown' });
    expect(await unregistered.soap.status(UNKNOWN_ID)).toMatchObject({
      kind: 'fault',
      problem: { code: 'CertificateUnknown' },
    });
    await unregistered.close();
  });

  test('a key that is revoked in the registry is refused at once, on the connection that is open', async () => {
    const revoke = (when: string) =>
      scene.sandbox.rows(`update certificates set revoked_at = ${when} where use = 'tls' and system_code = 'mof'`);
    const word = await agencyWord(letter, registrationOf('№ 1'));
    const before = await scene.kept();
    const open = await agencyClient(scene.sandbox.addresses.agency, 'system-mof-client');
    expect((await open.rest.status(UNKNOWN_ID)).status).toBe(200);
    await revoke('app_now()');
    try {
      expect(problemOf(await open.rest.envelope(word.envelopeXml))).toEqual({
        status: 403,
        code: 'CertificateRevoked',
      });
      expect(open.connections(), 'the connection is the one that was open').toBe(1);
      expect(await open.soap.submit(word)).toMatchObject({ kind: 'fault', problem: { code: 'CertificateRevoked' } });
      expect(await scene.kept()).toEqual(before);
    } finally {
      await revoke('null');
    }
    expect((await open.rest.envelope(word.envelopeXml)).status).toBe(200);
    await open.close();
  });
});
