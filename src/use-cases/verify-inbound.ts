import type { Address } from '../domain/envelope.ts';
import { fail, type Result } from '../domain/problems.ts';
import type { EnvelopeVerifier, VerifiedEnvelope } from '../ports/envelope.ts';
import type { Registry } from '../ports/registry.ts';
import type { Transaction } from '../ports/transaction.ts';

/**
 * Opens an envelope that a system handed over: the seal must be that of the Sender, the Sender must be an agency for which the
 * authenticated system may speak, and the Receiver must be this gateway. Problems: those of EnvelopeVerifier.verify.
 */
export const makeVerifyInbound =
  (deps: {
    readonly verifier: EnvelopeVerifier;
    readonly registry: Pick<Registry, 'sealKeysOf'>;
    readonly gateway: Address;
  }) =>
  (
    tx: Transaction,
    systemCode: string,
    envelopeXml: Buffer,
    now: Date,
    receivedAt: Date = now,
  ): Promise<Result<VerifiedEnvelope>> =>
    deps.verifier.verify(envelopeXml, {
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

export type VerifyInbound = ReturnType<typeof makeVerifyInbound>;
