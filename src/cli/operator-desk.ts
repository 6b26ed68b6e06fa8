import type { CertificateFacts } from '../domain/certificates.ts';
import type { Directory } from '../ports/directory.ts';
import type { Transactions } from '../ports/transaction.ts';
import type { CheckCertificates } from '../use-cases/check-certificates.ts';
import type { ImportDirectory } from '../use-cases/operator/import-directory.ts';
import type { By } from '../use-cases/operator/operator.ts';
import type { AddAgency, CloseAgency, MoveAgency } from '../use-cases/operator/put-agency.ts';
import type { AddCertificate, RetireCertificate, RevokeCertificate } from '../use-cases/operator/put-certificate.ts';
import type { AddEndpoint, SwitchEndpoint } from '../use-cases/operator/put-endpoint.ts';
import type { AddSystem, HoldSystem, SetSystem } from '../use-cases/operator/put-system.ts';
import type { ListWebhooks } from '../use-cases/webhooks/list-webhooks.ts';
import type { PauseWebhook } from '../use-cases/webhooks/pause-webhook.ts';
import type { RemoveWebhook } from '../use-cases/webhooks/remove-webhook.ts';
import type { ReplayWebhook } from '../use-cases/webhooks/replay-webhook.ts';

/** A certificate of the gateway itself, from the files that the settings name. */
export interface OwnCertificate extends CertificateFacts {
  /** Which setting names it: seal, tls server, tls client, wss. */
  readonly use: 'seal' | 'tls_server' | 'tls' | 'wss';
}

/** What the nouns work with; each takes what it needs of it. */
export interface OperatorDesk {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly directory: Pick<Directory, 'read'>;
  readonly addSystem: AddSystem;
  readonly setSystem: SetSystem;
  readonly holdSystem: HoldSystem;
  readonly addAgency: AddAgency;
  readonly moveAgency: MoveAgency;
  readonly closeAgency: CloseAgency;
  readonly importDirectory: ImportDirectory;
  readonly addEndpoint: AddEndpoint;
  readonly switchEndpoint: SwitchEndpoint;
  readonly addCertificate: AddCertificate;
  readonly retireCertificate: RetireCertificate;
  readonly revokeCertificate: RevokeCertificate;
  readonly checkCertificates: CheckCertificates;
  readonly listWebhooks: ListWebhooks;
  readonly pauseWebhook: PauseWebhook;
  readonly replayWebhook: ReplayWebhook;
  readonly removeWebhook: RemoveWebhook;
  /** Keeps who did what, where the use case does not do so itself. */
  recordAct(by: By, act: string, subject: string): Promise<void>;
  readonly ownCertificates: readonly OwnCertificate[];
  /** Reads a file that a command names. */
  readFile(path: string): Promise<Buffer>;
  writeFile(path: string, text: string): Promise<void>;
}
