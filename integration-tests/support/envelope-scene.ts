import { isDeepStrictEqual } from 'node:util';
import type { VerificationStep } from '../../src/domain/verification-steps.ts';
import { buildEnvelopeXml } from '../../src/envelope/build.ts';
import { makeEnvelopeSealer } from '../../src/envelope/seal.ts';
import { SUBMISSION } from '../../src/envelope/test-support/example-envelopes.ts';
import { contextOf, type ExampleKeys, exampleKeys } from '../../src/envelope/test-support/example-keys.ts';
import { makeEnvelopeInspector } from '../../src/envelope/verify.ts';
import type { VerificationContext } from '../../src/ports/envelope.ts';

/** What became of an envelope: accepted with the values of SUBMISSION, accepted with other values, or refused, where and why. */
export type Outcome =
  | 'same values'
  | 'OTHER VALUES'
  | { readonly code: string; readonly step: VerificationStep | undefined };

/** Keys, an honest sealed envelope for each algorithm, and a receiver that has registered all three honest keys. */
export interface Scene {
  readonly keys: ExampleKeys;
  readonly context: VerificationContext;
  readonly unsealedXml: string;
  readonly sealedXml: { readonly ecdsa: string; readonly rsa: string };
  receive(xml: string | Buffer, more?: Partial<VerificationContext>): Promise<Outcome>;
}

/** Sets the scene for attacks on one submission. */
export const setScene = async (): Promise<Scene> => {
  const keys = await exampleKeys();
  const context = contextOf(SUBMISSION.header, [
    keys.ecdsa.registered,
    keys.rsa.registered,
    keys.otherEcdsa.registered,
  ]);
  const sealWith = async (algorithm: 'ecdsa' | 'rsa'): Promise<string> =>
    (await makeEnvelopeSealer({ seal: keys[algorithm] }).seal(SUBMISSION)).envelopeXml.toString();
  return {
    keys,
    context,
    unsealedXml: buildEnvelopeXml(SUBMISSION),
    sealedXml: { ecdsa: await sealWith('ecdsa'), rsa: await sealWith('rsa') },
    receive: async (xml, more = {}) => {
      const { result, refusedAt } = await makeEnvelopeInspector().inspect(Buffer.from(xml), { ...context, ...more });
      if (!result.ok) return { code: result.problem.code, step: refusedAt };
      return isDeepStrictEqual(result.value.envelope, SUBMISSION) ? 'same values' : 'OTHER VALUES';
    },
  };
};

/** Replaces one piece of a document and insists that it was there, so that an attack cannot become a no-op. */
export const swap = (xml: string, piece: string | RegExp, by: string): string => {
  const changed = xml.replace(piece, () => by);
  if (changed === xml) throw new Error(`the document has no ${String(piece)}`);
  return changed;
};
