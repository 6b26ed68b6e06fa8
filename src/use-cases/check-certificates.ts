import { daysLeft, expiryStep } from '../domain/certificates.ts';
import type { CertificateChecks, CertificateInForce, Rounds } from '../ports/certificate-checks.ts';
import type { RevocationSource } from '../ports/directory.ts';
import type { Log } from '../ports/log.ts';
import type { OperatorAlerts } from '../ports/operator-alerts.ts';
import type { ResponderVerdict, RevocationLists, RevocationResponder } from '../ports/revocation.ts';
import type { Transactions } from '../ports/transaction.ts';

/** How often all certificates are checked: as fresh as X-Road wants a peer's state to be. */
export const CERTIFICATE_CHECK_PAUSE_MS = 3_600_000;

// Longer than a round takes with responders that are slow; what is left of it is done by the next worker then.
const LEASE_MS = 600_000;
// A responder that is down would hold the round for its time-out at every certificate.
const GIVE_UP_AFTER = 3;
const ROUND = 'certificates';
const WORKER = { kind: 'worker' } as const;

/** A certificate of the gateway itself, as far as its end counts. */
export interface OwnCertificateEnd {
  readonly use: string;
  readonly spkiSha256: string;
  readonly notAfter: Date;
}

/** What came of a round. */
export interface CertificateRound {
  readonly checked: number;
  readonly revoked: number;
  /** Certificates about which neither a list nor a responder gave an answer that can be used. */
  readonly unanswered: number;
}

interface CheckCertificatesDeps {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly rounds: Rounds;
  readonly certificateChecks: CertificateChecks;
  /** Left out: no lists are read. */
  readonly lists?: Pick<RevocationLists, 'verdictOn' | 'sources' | 'troubles' | 'refresh'> | undefined;
  /** Left out: nobody is asked. */
  readonly responder?: RevocationResponder | undefined;
  readonly ownCertificates: readonly OwnCertificateEnd[];
  /** True for workers, whose settings are the installation's: an alert about what is not among them any more is over. */
  readonly judgesAll: boolean;
  readonly alerts: OperatorAlerts;
  readonly log: Pick<Log, 'note' | 'warn'>;
}

interface Checked {
  readonly outcome: string;
  readonly answered: boolean;
  readonly revoked?: { readonly at: Date; readonly source: RevocationSource };
}

const OWN = 'own_';
const ownUse = (use: string): string => `${OWN}${use}`;

const outcomeOf = (verdict: ResponderVerdict): string =>
  verdict.kind === 'no_answer' ? `ocsp ${verdict.reason}` : `ocsp ${verdict.kind}`;

/**
 * Checks every registered certificate that is in force, hourly, by one worker at a time: lists first, then responders. What is revoked
 * is marked so, with the source, and refused from then on. Then tells operators of certificates, theirs and our own, that end in
 * 60, 30, 7 and 1 days, each step once. Where it does not judge all, alerts about lists, responders and own
 * certificates that are not in its settings are left to those who do. No transaction is open while anybody is asked. Safe to call at any time.
 * @returns undefined where no round was due.
 */
export const makeCheckCertificates = (deps: CheckCertificatesDeps) => {
  const { transactions, alerts, lists } = deps;

  const check = async ({ certificatePem }: CertificateInForce, mayAsk: boolean): Promise<Checked | undefined> => {
    const listed = lists?.verdictOn(certificatePem) ?? { kind: 'not_covered' };
    if (listed.kind === 'revoked')
      return { outcome: 'list revoked', answered: true, revoked: { at: listed.revokedAt, source: 'crl' } };
    const fromList =
      listed.kind === 'not_covered' ? undefined : { outcome: `list ${listed.kind}`, answered: listed.kind === 'good' };
    if (deps.responder === undefined) return fromList;
    if (!mayAsk) return fromList ?? { outcome: 'ocsp not_reached', answered: false };
    const verdict = await deps.responder.ask(certificatePem);
    if (verdict.kind === 'revoked')
      return { outcome: outcomeOf(verdict), answered: true, revoked: { at: verdict.revokedAt, source: 'ocsp' } };
    return { outcome: outcomeOf(verdict), answered: verdict.kind === 'good' };
  };

  const checkAll = async (certificates: readonly CertificateInForce[]): Promise<CertificateRound> => {
    const counts = { checked: 0, revoked: 0, unanswered: 0 };
    let unreached = 0;
    for (const certificate of certificates) {
      const checked = await check(certificate, unreached < GIVE_UP_AFTER);
      if (checked === undefined) continue;
      unreached = checked.outcome === 'ocsp not_reached' ? unreached + 1 : 0;
      counts.checked += 1;
      if (!checked.answered) counts.unanswered += 1;
      const revoked = await transactions.inTransaction(WORKER, (tx) =>
        deps.certificateChecks.recordCheck(tx, certificate, checked),
      );
      if (!revoked) continue;
      counts.revoked += 1;
      await alerts.raise({
        kind: 'certificate_revoked',
        subject: `${certificate.use}:${certificate.spkiSha256}`,
        facts: { source: checked.revoked?.source ?? '' },
      });
    }
    return counts;
  };

  const tellTroubles = async (round: CertificateRound): Promise<void> => {
    const [troubles, sources] = [lists?.troubles() ?? [], lists?.sources() ?? []];
    for (const { source, reason } of troubles)
      await alerts.raise({ kind: 'revocation_list', subject: source, facts: { reason } });
    await alerts.keepOnly(
      'revocation_list',
      troubles.map(({ source }) => source),
      (source) => deps.judgesAll || sources.includes(source),
    );
    if (!deps.judgesAll && sources.length === 0 && deps.responder === undefined) return;
    const unchecked = round.unanswered > 0;
    if (unchecked)
      await alerts.raise({ kind: 'revocation_unchecked', subject: 'all', facts: { count: round.unanswered } });
    await alerts.keepOnly('revocation_unchecked', unchecked ? ['all'] : [], () => true);
  };

  const warn = async (certificates: readonly OwnCertificateEnd[]): Promise<void> => {
    const ending: string[] = [];
    for (const { use, spkiSha256, notAfter } of certificates) {
      const subject = `${use}:${spkiSha256}`;
      const days = await transactions.inTransaction(WORKER, async (tx) => {
        const now = await transactions.now(tx);
        const stepDays = expiryStep(notAfter, now);
        if (stepDays === undefined) return undefined;
        ending.push(subject);
        const isNew = await deps.certificateChecks.noteWarning(tx, { use, spkiSha256, notAfter, stepDays });
        return isNew ? daysLeft(notAfter, now) : undefined;
      });
      if (days !== undefined) await alerts.raise({ kind: 'certificate_expiring', subject, facts: { days } });
    }
    // Those that were changed, retired or revoked meanwhile are nobody's worry any more; of our own, those of the uses that are known here.
    const ownUses = new Set(deps.ownCertificates.map(({ use }) => ownUse(use)));
    const judged = (subject: string): boolean => {
      const use = subject.split(':', 1)[0] ?? '';
      return deps.judgesAll || !use.startsWith(OWN) || ownUses.has(use);
    };
    await alerts.keepOnly('certificate_expiring', ending, judged);
  };

  return async ({
    evenIfNotDue = false,
  }: {
    readonly evenIfNotDue?: boolean;
  } = {}): Promise<CertificateRound | undefined> => {
    const claim = await transactions.inTransaction(WORKER, (tx) =>
      deps.rounds.claim(tx, ROUND, { leaseMs: LEASE_MS, evenIfNotDue }),
    );
    if (claim === undefined) return undefined;
    const certificates = await transactions.inTransaction(WORKER, (tx) => deps.certificateChecks.inForce(tx));
    const round = await checkAll(certificates);
    await tellTroubles(round);
    await warn([...certificates, ...deps.ownCertificates.map((own) => ({ ...own, use: ownUse(own.use) }))]);
    await transactions.inTransaction(WORKER, (tx) => deps.rounds.finish(tx, claim, CERTIFICATE_CHECK_PAUSE_MS));
    deps.log.note('certificates.checked', { count: round.checked, state: round.revoked > 0 ? 'revoked' : 'good' });
    return round;
  };
};

export type CheckCertificates = ReturnType<typeof makeCheckCertificates>;
