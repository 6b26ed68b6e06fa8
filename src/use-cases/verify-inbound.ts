import type { Address } from '../domain/envelope.ts';
import { fail, ok, type Result } from '../domain/problems.ts';
import type { EnvelopeVerifier, RegisteredKey, VerificationContext, VerifiedEnvelope } from '../ports/envelope.ts';
import type { Registry } from '../ports/registry.ts';
import type { RevocationLists } from '../ports/revocation.ts';
import type { Transaction } from '../ports/transaction.ts';

interface InboundDeps {
  readonly registry: Pick<Registry, 'sealKeysOf'>;
  readonly gateway: Address;
  /** Left out: seals are not checked by lists. */
  readonly revocationLists?: Pick<RevocationLists, 'verdictOn'> | undefined;
}

/**
 * What is known about an envelope that an authenticated system hands over, before it is opened: the seal must be that of the Sender, the
 * Sender must be an agency for which the system may speak (about this leg, where the agency has moved to another system since), and the
 * Receiver must be this gateway.
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
  keysOf: async (sender, about) => {
    if (sender.scheme !== 'agency' || sender.systemId !== systemCode)
      return fail('NotAuthorizedForSender', 'The Sender must be an agency of the calling system, under its systemId.');
    const keys = await deps.registry.sealKeysOf(tx, systemCode, sender.code, about);
    return keys.ok ? checkedByLists(keys.value, deps.revocationLists) : keys;
  },
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

/** The keys as the lists know them: a seal that was revoked an hour ago is refused before the registry is told. */
const checkedByLists = (
  keys: readonly RegisteredKey[],
  lists: Pick<RevocationLists, 'verdictOn'> | undefined,
): Result<readonly RegisteredKey[]> => {
  if (lists === undefined) return ok(keys);
  const checked: RegisteredKey[] = [];
  for (const key of keys) {
    const verdict = lists.verdictOn(key.certificatePem);
    if (verdict.kind === 'stale')
      return fail('TemporarilyUnavailable', 'The seal cannot be checked: the revocation list is out of date.');
    checked.push(verdict.kind === 'revoked' ? { ...key, revokedAt: key.revokedAt ?? verdict.revokedAt } : key);
  }
  return ok(checked);
};

export type VerifyInbound = ReturnType<typeof makeVerifyInbound>;
