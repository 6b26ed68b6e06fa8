import type { Capabilities } from '../domain/capabilities.ts';
import type { LetterForm } from '../domain/letter-form.ts';
import type { Result } from '../domain/problems.ts';
import type { Remedy, StatedTerm, Term } from '../domain/term.ts';
import type { Endpoint } from './connector.ts';
import type { AboutLeg, RegisteredKey } from './envelope.ts';
import type { Transaction } from './transaction.ts';

/** An agency as the directory shows it. */
export interface AgencyEntry {
  readonly code: string;
  readonly nameKa: string;
  readonly nameEn: string;
  readonly category: string;
  /** True when its system is connected here. */
  readonly acceptsLetters: boolean;
  /** What it can take; absent while not connected. */
  readonly capabilities?: Capabilities;
}

/** Where a letter to an agency goes. */
export interface Receiver {
  readonly agency: Pick<AgencyEntry, 'code' | 'nameKa' | 'nameEn'>;
  readonly systemCode: string;
  readonly capabilities: Capabilities;
}

export interface LetterType {
  readonly code: string;
  readonly nameKa: string;
  readonly nameEn: string;
  readonly explanationKa: string;
  readonly explanationEn: string;
  readonly form: LetterForm;
  readonly maxFiles: number;
  readonly maxTotalBytes: number;
  /** What its files may be; absent: whatever citizens may attach. */
  readonly mediaTypes?: readonly string[];
  readonly attachmentsRequired: boolean;
  /** The main file must carry the citizen's own qualified signature. */
  readonly signatureRequired: boolean;
  /** The agencies that it can be sent to; absent: all. */
  readonly agencyCodes?: readonly string[];
  /** How many of them one person may file a day, counted by itself; absent: counted with the others. */
  readonly dailyLimit?: number;
  /** Not offered any more; cases of it go on. */
  readonly retired: boolean;
  /** When a first word of the agency is expected, from its registration on; a policy. */
  readonly firstAnswer?: Pick<Term, 'amount' | 'unit'>;
  readonly remedy: Remedy;
  /** For letters that are filed now; absent where the agency owes none. */
  readonly term?: StatedTerm;
}

/** Systems, agencies, endpoints, keys and letter types: rows, not classes. */
export interface Registry {
  findAgencies(
    tx: Transaction,
    query: { readonly search?: string; readonly category?: string; readonly after?: string; readonly limit: number },
  ): Promise<readonly AgencyEntry[]>;
  findAgency(tx: Transaction, code: string): Promise<AgencyEntry | undefined>;
  /** The body to which complaints about an agency go; undefined where it hears them itself, or that body is closed. */
  superiorOf(tx: Transaction, code: string): Promise<AgencyEntry | undefined>;
  /** The names of an agency, closed ones too: what was filed with it goes on. */
  agencyNames(tx: Transaction, code: string): Promise<Pick<AgencyEntry, 'code' | 'nameKa' | 'nameEn'> | undefined>;
  /** Which of these codes are those of agencies, closed ones too. */
  knownAgencies(tx: Transaction, codes: readonly string[]): Promise<ReadonlySet<string>>;
  /** Problems: InvalidAddressee (no such agency), AgencyNotConnected. */
  receiverOf(tx: Transaction, agencyCode: string): Promise<Result<Receiver>>;
  /** Whether an agency, through this system, reads the envelope version that is written here. */
  readsOurEnvelopes(tx: Transaction, systemCode: string, agencyCode: string): Promise<boolean>;
  /** The types that can be filed now. */
  letterTypes(tx: Transaction): Promise<readonly LetterType[]>;
  /** All types, also those that are not offered any more: letters of them live on. */
  everyLetterType(tx: Transaction): Promise<readonly LetterType[]>;
  /** One type, also one that is not offered any more. */
  letterType(tx: Transaction, code: string): Promise<LetterType | undefined>;
  /** The one active endpoint of a system. */
  endpointOf(tx: Transaction, systemCode: string): Promise<Endpoint | undefined>;
  /**
   * The system whose TLS client key this is.
   * Problems: CertificateUnknown, CertificateRevoked (revoked, or out of date on the database's clock).
   */
  systemByTlsKey(
    tx: Transaction,
    spkiSha256: string,
  ): Promise<Result<{ readonly code: string; readonly dialect: string | undefined }>>;
  /**
   * The seal keys under which `systemCode` may speak for `agencyCode` now. A system that spoke for it earlier still may about the legs
   * whose letters it was given, unless it was cut off: their answers are made where the letters are.
   * Problems: NotAuthorizedForSender (not its agency), CertificateUnknown (no key registered).
   */
  sealKeysOf(
    tx: Transaction,
    systemCode: string,
    agencyCode: string,
    about: AboutLeg,
  ): Promise<Result<readonly RegisteredKey[]>>;
  /** The keys with which a system signs its messages (WS-Security); none where none is registered. */
  messageKeysOf(tx: Transaction, systemCode: string): Promise<readonly RegisteredKey[]>;
}
