/**
 * The envelope as values: what schemas/xsd/envelope-1.0.xsd says in XML, field by field with the same names.
 * One envelope is one letter, or one word about a letter, for one addressee. Instants are ISO 8601 UTC text ending in
 * Z, dates are YYYY-MM-DD in Asia/Tbilisi, text is NFC with LF line ends.
 */

/** What an envelope is about; envelope-1.0.xsd MessageKindType. */
export const MESSAGE_KINDS = [
  'SUBMISSION',
  'FOLLOW_UP',
  'CLARIFICATION_REPLY',
  'WITHDRAWAL',
  'REMINDER',
  'DISPUTE',
  'RECEIPT',
  'REGISTRATION',
  'STATUS',
  'REPLY',
  'FORWARD',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** What an agency can say about a letter it has; envelope-1.0.xsd StatusCodeType. */
export const STATUS_CODES = [
  'IN_PROGRESS',
  'CLARIFICATION_REQUESTED',
  'CLARIFICATION_CLOSED',
  'EXTENDED',
  'RETURNED',
  'LAPSED',
  'WITHDRAWAL_CONFIRMED',
  'WITHDRAWAL_DECLINED',
  'REOPENED',
  'CLOSED',
] as const;
export type StatusCode = (typeof STATUS_CODES)[number];

/** How a letter was answered; envelope-1.0.xsd OutcomeType. */
export const OUTCOMES = ['ANSWERED', 'PARTLY_ANSWERED', 'REFUSED', 'NOT_HELD', 'ANSWERED_BY_POST'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type Lane = 'interactive' | 'bulk';
export type FilingChannel = 'portal' | 'operator_call' | 'operator_visit' | 'operator_email' | 'api';
export type AssuranceLevel = 'low' | 'substantial' | 'high';
export type TermUnit = 'calendar_day' | 'working_day' | 'month';
export type ReplyForm = 'electronic' | 'paper';

/** Who sends or receives: an agency, the gateway, or (filing receipts only) a citizen. */
export interface Address {
  scheme: 'agency' | 'gateway' | 'citizen';
  code: string;
  name: string;
  unit?: string;
  /** The e-document system that serves the party; for the gateway its own code. */
  systemId: string;
}

export interface Header {
  envelopeVersion: string;
  minReaderVersion: string;
  messageId: string;
  replaces?: string;
  refToMessageId?: string;
  conversationId: string;
  legId: string;
  /** 1, 2, 3 ... per sender and receiver within the leg. */
  sequenceInConversation: number;
  createdAt: string;
  expiresAt: string;
  notBefore?: string;
  messageKind: MessageKind;
  letterType: string;
  lane: Lane;
  /** W3C trace-id, 32 hex digits. */
  traceId: string;
  sender: Address;
  receiver: Address;
}

export interface NaturalPerson {
  kind: 'natural';
  givenName: string;
  familyName: string;
  /** Text: leading zeros count. */
  personalNumber?: string;
  birthDate?: string;
  citizenship?: string;
}
export interface LegalPerson {
  kind: 'legal';
  name: string;
  organisationNumber: string;
  legalForm?: string;
}
export type Person = NaturalPerson | LegalPerson;

export interface Contacts {
  email?: string;
  /** E.164. */
  phone?: string;
  language: string;
}

export interface PostalAddress {
  text: string;
  postalCode?: string;
  locality?: string;
  country: string;
}

export interface Mandate {
  reference: string;
  kind: string;
  validFrom?: string;
  validUntil?: string;
  fileGuid?: string;
}

export interface Authentication {
  method: string;
  level: AssuranceLevel;
  authenticatedAt: string;
}

export interface SignatureMetadata {
  type: 'PAdES' | 'XAdES' | 'CAdES' | 'ASiC';
  signer: string;
  signedAt?: string;
  verifiedAt?: string;
  fileGuid: string;
}

/** Who writes, and how we know it. */
export interface Initiator {
  person: Person;
  contacts: Contacts;
  postalAddress?: PostalAddress;
  represented?: { party: Person; mandate?: Mandate };
  filingChannel: FilingChannel;
  authentication: Authentication;
  signatures: readonly SignatureMetadata[];
}

/** The citizen's words. */
export interface Record {
  trackingNumber: string;
  title: string;
  language: string;
  text: string;
  /** Form fields as canonical JSON (RFC 8785) with the id of their schema. */
  form?: { schemaId: string; canonicalJson: string };
  submittedAt: string;
  replyDue?: { on: string; rule: string };
  preferredReplyForm: ReplyForm;
}

export interface BilingualText {
  ka: string;
  en?: string;
}

export interface Registration {
  registrationNumber: string;
  registeredAt: string;
  reportedAt: string;
  unit?: string;
  responsiblePerson?: string;
  replyDueOn?: string;
}

export interface Appeal {
  body: string;
  termAmount: number;
  termUnit: TermUnit;
  legalGround?: string;
  explanation?: BilingualText;
}

export interface Status {
  code: StatusCode;
  occurredAt: string;
  reportedAt: string;
  reason?: BilingualText;
  newDueOn?: string;
  legalGround?: string;
  unit?: string;
  responsiblePerson?: string;
  appeal?: Appeal;
}

export interface Reply {
  outcome: Outcome;
  occurredAt: string;
  reportedAt: string;
  replyNumber?: string;
  replyDate?: string;
  text?: string;
  language: string;
  ground?: { legalGround: string; reason?: BilingualText };
  appeal?: Appeal;
  post?: { postedOn: string; postalReference?: string };
  responsiblePerson?: string;
  signatures: readonly SignatureMetadata[];
}

export interface Receipt {
  verdict: 'ACCEPTED' | 'REFUSED';
  problem?: { code: string; detail?: string };
  /** Lower-case hex SHA-256 of the bytes as received. */
  receivedSha256: string;
  receivedSizeBytes: number;
  receivedAt: string;
  trackingNumber?: string;
  logCheckpoint?: string;
}

export interface Forward {
  forwardedFrom: Address;
  forwardedTo: Address;
  occurredAt: string;
  reportedAt: string;
  reason: BilingualText;
  legalGround?: string;
  originallySubmittedAt: string;
  originalRegistrationNumber?: string;
  extent: 'WHOLE' | 'PART';
}

/** One attachment as the envelope lists it; its bytes travel beside the envelope. */
export interface EnvelopeFile {
  fileGuid: string;
  mainComponent: boolean;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  /** Lower-case hex. */
  sha256: string;
  contentId: string;
}

/** What the envelope carries besides its header; `block` decides which. */
export type EnvelopeBody =
  | { block: 'letter'; initiator: Initiator; record: Record; forward?: Forward }
  | { block: 'registration'; registration: Registration }
  | { block: 'status'; status: Status }
  | { block: 'reply'; reply: Reply }
  | { block: 'receipt'; receipt: Receipt }
  | { block: 'forward'; forward: Forward };

export interface Envelope {
  header: Header;
  body: EnvelopeBody;
  files: readonly EnvelopeFile[];
}

/** The envelope version this program writes, and the oldest it can read. */
export const ENVELOPE_VERSION = '1.0';
