import type { Address } from '../domain/envelope.ts';
import { fail, type Result } from '../domain/problems.ts';
import type { EnvelopeVerifier, VerificationContext, VerifiedEnvelope } from '../ports/envelope.ts';
import type { Registry } from '../ports/registry.ts';
import type { Transaction } from '../ports/transaction.ts';

interface InboundDeps {
  readonly registry: Pick<Registry, 'sealKeysOf'>;
  readonly gateway: Address;
}

/**
 * What is known about an envelope that an authenticated system hands over, before it is opened: the seal must be that of the Sender, the
 * Sender must be an agency for which the system may speak, and the Receiver must be this gateway.
 */
export const inboundContext = (
  deps: InboundDeps,
  tx: Transaction,
  systemCode: string,
  now: Date,
  receivedAt: Date = now,
): VerificationContext => ({
  receiver: { scheme: 'gateway', code: deps.gateway.code },
  now,
  receivedAt,
  keysOf: (sender) =>
    sender.scheme !== 'agency' || sender.systemId !== systemCode
      ? Promise.resolve(
          fail('NotAuthorizedForSender', 'The Sender must be an agency of the calling system, under its systemId.'),
        )
      : deps.registry.sealKeysOf(tx, systemCode, sender.code),
});

/** Opens an envelope that a system handed over. Problems: those of EnvelopeVerifier.verify. */
export const makeVerifyInbound =
  (deps: InboundDeps & { readonly verifier: EnvelopeVerifier }) =>
  (
    tx: Transaction,
    systemCode: string,
    envelopeXml: Buffer,
    now: Date,
    receivedAt: Date = now,
  ): Promise<Result<VerifiedEnvelope>> =>
    deps.verifier.verify(envelopeXml, inboundContext(deps, tx, systemCode, now, receivedAt));

export type VerifyInbound = ReturnType<typeof makeVerifyInbound>;
