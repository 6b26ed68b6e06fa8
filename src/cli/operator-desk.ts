import type { Readable } from 'node:stream';
import type { KeyedCertificate } from '../domain/certificates.ts';
import type { Result } from '../domain/problems.ts';
import type { DayOff } from '../domain/work-calendar.ts';
import type { Alerts } from '../ports/alerts.ts';
import type { DeliveryReads } from '../ports/delivery-reads.ts';
import type { Directory } from '../ports/directory.ts';
import type { Holds } from '../ports/holds.ts';
import type { LetterTypeBook } from '../ports/letter-type-book.ts';
import type { PollReads } from '../ports/poll-reads.ts';
import type { SmsProviders } from '../ports/sms-providers.ts';
import type { Suppressions } from '../ports/suppressions.ts';
import type { Terms } from '../ports/terms.ts';
import type { Transactions } from '../ports/transaction.ts';
import type { CheckCertificates } from '../use-cases/check-certificates.ts';
import type { CancelDelivery } from '../use-cases/operator/cancel-delivery.ts';
import type { ChangeCalendar } from '../use-cases/operator/change-calendar.ts';
import type { ExportPackage } from '../use-cases/operator/export-package.ts';
import type { HoldDelivery } from '../use-cases/operator/hold-delivery.ts';
import type { HoldReceiver, ReleaseReceiver } from '../use-cases/operator/hold-receiver.ts';
import type { ImportDirectory } from '../use-cases/operator/import-directory.ts';
import type { ListDeliveries, ShowDelivery } from '../use-cases/operator/list-deliveries.ts';
import type { By } from '../use-cases/operator/operator.ts';
import type { EndMaintenance, PlanMaintenance } from '../use-cases/operator/plan-maintenance.ts';
import type { AddAgency, CloseAgency, MoveAgency, ReopenAgency, SetAgency } from '../use-cases/operator/put-agency.ts';
import type { AddCertificate, RetireCertificate, RevokeCertificate } from '../use-cases/operator/put-certificate.ts';
import type { AddEndpoint, SwitchEndpoint } from '../use-cases/operator/put-endpoint.ts';
import type { AddLetterType, ChangeLetterType, RetireLetterType } from '../use-cases/operator/put-letter-type.ts';
import type { AddSystem, SetSystem } from '../use-cases/operator/put-system.ts';
import type { RegisterByHand } from '../use-cases/operator/register-by-hand.ts';
import type { ReleaseDelivery } from '../use-cases/operator/release-delivery.ts';
import type { RetryDeliveries } from '../use-cases/operator/retry-deliveries.ts';
import type { RetryDelivery } from '../use-cases/operator/retry-delivery.ts';
import type { RevokeSealKey } from '../use-cases/operator/revoke-seal-key.ts';
import type { SetPoll } from '../use-cases/operator/set-poll.ts';
import type { SettleHeldFile } from '../use-cases/settle-held-file.ts';
import type { SetSmsWeight } from '../use-cases/sms/set-sms-weight.ts';
import type { LiftSuppressions } from '../use-cases/suppressions/lift-suppressions.ts';
import type { DiscardUnmatched } from '../use-cases/unmatched/discard-unmatched.ts';
import type { GuessMatches } from '../use-cases/unmatched/guess-matches.ts';
import type { FindUnmatched, ListUnmatched } from '../use-cases/unmatched/list-unmatched.ts';
import type { MatchReply } from '../use-cases/unmatched/match-reply.ts';
import type { ListWebhooks } from '../use-cases/webhooks/list-webhooks.ts';
import type { PauseWebhook } from '../use-cases/webhooks/pause-webhook.ts';
import type { RemoveWebhook } from '../use-cases/webhooks/remove-webhook.ts';
import type { ReplayWebhook } from '../use-cases/webhooks/replay-webhook.ts';

/** A certificate of the gateway itself, from the files that the settings name. */
export interface OwnCertificate extends KeyedCertificate {
  /** Which setting names it: seal, tls server, tls client, wss. */
  readonly use: 'seal' | 'tls_server' | 'tls' | 'wss';
}

/** A file that a command makes. */
export interface NewFile {
  /** Writes all of it; where that fails nothing is left of the file. @throws where it fails. */
  fill(stream: Readable): Promise<void>;
  /** Closes it, and removes it where it was not filled. */
  close(): Promise<void>;
}

/** What the nouns work with; each takes what it needs of it. */
export interface OperatorDesk {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly directory: Pick<Directory, 'read'>;
  readonly holds: Pick<Holds, 'active'>;
  readonly alerts: Pick<Alerts, 'open'>;
  readonly deliveryReads: Pick<DeliveryReads, 'counts' | 'health'>;
  readonly pollReads: Pick<PollReads, 'all' | 'aside'>;
  readonly holdReceiver: HoldReceiver;
  readonly releaseReceiver: ReleaseReceiver;
  readonly planMaintenance: PlanMaintenance;
  readonly endMaintenance: EndMaintenance;
  readonly listDeliveries: ListDeliveries;
  readonly showDelivery: ShowDelivery;
  readonly holdDelivery: HoldDelivery;
  readonly releaseDelivery: ReleaseDelivery;
  readonly retryDelivery: RetryDelivery;
  readonly retryDeliveries: RetryDeliveries;
  readonly cancelDelivery: CancelDelivery;
  readonly exportPackage: ExportPackage;
  readonly registerByHand: RegisterByHand;
  readonly setPoll: SetPoll;
  readonly revokeSealKey: RevokeSealKey;
  readonly listUnmatched: ListUnmatched;
  readonly findUnmatched: FindUnmatched;
  readonly guessMatches: GuessMatches;
  readonly matchReply: MatchReply;
  readonly discardUnmatched: DiscardUnmatched;
  readonly heldFiles: SettleHeldFile;
  readonly terms: Pick<Terms, 'daysOff'>;
  readonly changeCalendar: ChangeCalendar;
  /** Holidays of a year, to be confirmed by a person. */
  proposeDaysOff(year: number): Promise<readonly DayOff[]>;
  readonly letterTypeBook: Pick<LetterTypeBook, 'read'>;
  readonly addLetterType: AddLetterType;
  readonly changeLetterType: ChangeLetterType;
  readonly retireLetterType: RetireLetterType;
  readonly smsProviders: Pick<SmsProviders, 'standings'>;
  /** Those that the settings name. */
  readonly smsProviderNames: readonly string[];
  readonly setSmsWeight: SetSmsWeight;
  readonly suppressions: Pick<Suppressions, 'list'>;
  readonly liftSuppressions: LiftSuppressions;
  /** Reads a mail that came back. Problem: Validation (the settings do not name the key of addresses). */
  takeBounce(mail: Buffer): Promise<Result<'taken' | 'unknown' | 'no_bounce'>>;
  readonly addSystem: AddSystem;
  readonly setSystem: SetSystem;
  readonly addAgency: AddAgency;
  readonly setAgency: SetAgency;
  readonly moveAgency: MoveAgency;
  readonly closeAgency: CloseAgency;
  readonly reopenAgency: ReopenAgency;
  readonly importDirectory: ImportDirectory;
  readonly addEndpoint: AddEndpoint;
  readonly switchEndpoint: SwitchEndpoint;
  readonly addCertificate: AddCertificate;
  readonly retireCertificate: RetireCertificate;
  readonly revokeCertificate: RevokeCertificate;
  /** Undefined where the settings by which workers check are not given. */
  readonly checkCertificates: CheckCertificates | undefined;
  readonly listWebhooks: ListWebhooks;
  readonly pauseWebhook: PauseWebhook;
  readonly replayWebhook: ReplayWebhook;
  readonly removeWebhook: RemoveWebhook;
  /** Keeps who did what, where the use case does not do so itself. */
  recordAct(by: By, act: string, subject: string): Promise<void>;
  readonly ownCertificates: readonly OwnCertificate[];
  /** Reads a file that a command names. */
  readFile(path: string): Promise<Buffer>;
  writeFile(path: string, text: string): Promise<Result<undefined>>;
  /** Makes a file that only its owner may read. Problem: Validation (it is there already, or cannot be made). */
  newFile(path: string): Promise<Result<NewFile>>;
  /** A new id for what a command makes. */
  newId(): string;
}
