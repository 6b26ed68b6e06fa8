import type { Envelope } from '../../domain/envelope.ts';
import type { ProblemCode, Result } from '../../domain/problems.ts';
import { fail, ok } from '../../domain/problems.ts';
import { makeEnvelopeVerifier } from '../../envelope/verify.ts';
import type { VerifiedEnvelope } from '../../ports/envelope.ts';
import { registeredKey } from '../registered-key.ts';

/** One time that an envelope of the system was brought to the gateway, or its last file was. */
export interface Bringing {
  /** Milliseconds of a clock that only goes forward. */
  readonly atMs: number;
  readonly sha256: string;
  readonly answer: 'received' | 'awaiting_files' | ProblemCode;
}

/** An envelope of the system, with every time that it was brought. */
export interface Word {
  readonly envelope: Envelope;
  readonly brought: Bringing[];
}

/** Reads what the system's agencies sealed: the gateway's own verification, with the certificates that were given to the run. */
export const makeReadSealed = (options: {
  readonly gatewayCode: string;
  readonly systemCode: string;
  /** PEM by agency code. */
  readonly seals: ReadonlyMap<string, string>;
}): ((envelopeXml: Buffer) => Promise<Result<VerifiedEnvelope>>) => {
  const verifier = makeEnvelopeVerifier();
  return (envelopeXml) =>
    verifier.verify(envelopeXml, {
      receiver: { scheme: 'gateway', code: options.gatewayCode },
      now: new Date(),
      keysOf: async (sender) => {
        const certificatePem = options.seals.get(sender.code);
        if (certificatePem === undefined || sender.systemId !== options.systemCode)
          return fail('NotAuthorizedForSender', 'The Sender is not one of the agencies of this run.');
        return ok([registeredKey(certificatePem)]);
      },
    });
};

export type ReadSealed = ReturnType<typeof makeReadSealed>;
