import { createHash, createPrivateKey, sign, verify, X509Certificate } from 'node:crypto';
import type { Envelope } from '../src/domain/envelope.ts';
import { makeEnvelopeSealer } from '../src/envelope/seal.ts';
import { SUBMISSION } from '../src/envelope/test-support/example-envelopes.ts';
import { contextOf, registeredKeyOf } from '../src/envelope/test-support/example-keys.ts';
import { makeEnvelopeVerifier } from '../src/envelope/verify.ts';
import type { EnvelopeSealer } from '../src/ports/envelope.ts';
import { timed } from './support/clock.ts';
import { type Effort, type Figure, figureOf, runRounds } from './support/figure.ts';
import { textOfBytes } from './support/letters.ts';
import type { Setting } from './support/setting.ts';

const ENVELOPE_BYTES = 6_144;
// Bare signatures take so little that more of them are needed to see them on the clock.
const FLOOR_TIMES = 10;

const withText = (text: string): Envelope => {
  if (SUBMISSION.body.block !== 'letter') throw new Error('the example is no letter');
  return { ...SUBMISSION, body: { ...SUBMISSION.body, record: { ...SUBMISSION.body.record, text } } };
};

/** The fullest letter there is, with a text that makes its sealed envelope exactly 6 KB. */
const sixKilobytes = async (sealer: EnvelopeSealer): Promise<Envelope> => {
  const { envelopeXml } = await sealer.seal(withText('a'));
  return withText(textOfBytes(ENVELOPE_BYTES - envelopeXml.length + 1));
};

const times = (count: number, work: () => unknown) => async (): Promise<void> => {
  for (let number = 0; number < count; number++) await work();
};

/** Sealing and verifying one envelope, each against the bare cryptography over the same bytes. */
export const measureSealAndVerify = async (
  { seals }: Pick<Setting, 'seals'>,
  effort: Effort & { readonly envelopes: number },
): Promise<readonly Figure[]> => {
  const { envelopes } = effort;
  const sealer = makeEnvelopeSealer({ seal: seals.gateway });
  const verifier = makeEnvelopeVerifier();
  const envelope = await sixKilobytes(sealer);
  const { envelopeXml } = await sealer.seal(envelope);
  if (envelopeXml.length !== ENVELOPE_BYTES) throw new Error(`the envelope has ${envelopeXml.length} bytes`);
  const context = contextOf(envelope.header, [registeredKeyOf(seals.gateway.certificatePem)]);

  const privateKey = { key: createPrivateKey(seals.gateway.keyPem), dsaEncoding: 'ieee-p1363' } as const;
  const publicKey = {
    key: new X509Certificate(seals.gateway.certificatePem).publicKey,
    dsaEncoding: 'ieee-p1363',
  } as const;

  const seal = times(envelopes, () => sealer.seal(envelope));
  const check = times(envelopes, async () => {
    const verified = await verifier.verify(envelopeXml, context);
    if (!verified.ok) throw new Error(`the envelope does not verify: ${verified.problem.code}`);
  });
  // As in a seal: the digest of what is sealed, then a signature over something that holds it.
  const bareSeal = times(envelopes * FLOOR_TIMES, () =>
    sign('sha256', createHash('sha256').update(envelopeXml).digest(), privateKey),
  );
  const bareSignature = sign('sha256', createHash('sha256').update(envelopeXml).digest(), privateKey);
  const bareCheck = times(envelopes * FLOOR_TIMES, () => {
    const digest = createHash('sha256').update(envelopeXml).digest();
    if (!verify('sha256', digest, publicKey, bareSignature)) throw new Error('the bare signature does not hold');
  });

  const roundOf = (measured: () => Promise<void>, floor: () => Promise<void>) => async () => ({
    measuredMs: (await timed(measured)) / envelopes,
    floorMs: (await timed(floor)) / (envelopes * FLOOR_TIMES),
  });
  const work = { envelopeBytes: ENVELOPE_BYTES, envelopes };
  return [
    figureOf(
      { claim: 'seal 6 KB', floor: 'SHA-256 and one ECDSA P-256 signature', unit: 'ms', work },
      await runRounds(effort, roundOf(seal, bareSeal)),
      (ms) => ms,
    ),
    figureOf(
      { claim: 'verify 6 KB', floor: 'SHA-256 and one ECDSA P-256 verification', unit: 'ms', work },
      await runRounds(effort, roundOf(check, bareCheck)),
      (ms) => ms,
    ),
  ];
};
