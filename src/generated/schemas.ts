// Generated from schemas/json by "npm run generate"; do not edit.
/**
 * A UUID in lower case, so that two spellings of one id cannot exist.
 */
export type Uuid = string;
/**
 * An instant in UTC, ISO 8601, ending in Z; show it in Asia/Tbilisi.
 */
export type Instant = string;
/**
 * A day in Asia/Tbilisi, YYYY-MM-DD.
 */
export type Day = string;
/**
 * A code of a list that the gateway keeps: agencies, systems.
 */
export type Code = string;
/**
 * A letter type, for example letter, foi, admin_complaint; GET /v1/letter-types lists those in use.
 */
export type LetterTypeCode = string;
/**
 * SHA-256 in lower-case hexadecimal.
 */
export type Sha256 = string;
/**
 * A size in bytes.
 */
export type SizeBytes = number;
/**
 * W3C Trace Context trace-id; the same from the portal to the agency. Name it when you ask for help.
 */
export type TraceId = string;
/**
 * The number a citizen quotes; its last character is a check character.
 */
export type TrackingNumber = string;
/**
 * The language of the text: Georgian or English.
 */
export type Language = 'ka' | 'en';
/**
 * A file name without any path, in Unicode NFC, 1 to 200 characters.
 */
export type FileName = string;
/**
 * A media type in lower case without parameters.
 */
export type MediaType = string;
/**
 * The name under which the bytes of one file of an envelope travel.
 */
export type ContentId = string;
/**
 * Where the next page starts. Opaque: pass it back unchanged, with the same filters; absent on the last page.
 */
export type Cursor = string;
/**
 * A place in the change feed: the first change has 1, each next one is one more; 0 is before all.
 */
export type Position = number;
/**
 * What happened to a case, in the words of the timeline's event. New words may come: ignore those you do not know.
 */
export type ChangeKind = string;
/**
 * A path on this server, to be read with the same token.
 */
export type Href = string;
/**
 * The state of a case or leg as the citizen sees it (docs/states.md). forwarded: another agency has the letter and has not registered it yet.
 */
export type CaseState =
  | 'sending'
  | 'failed'
  | 'delivered'
  | 'registered'
  | 'in_progress'
  | 'clarification'
  | 'forwarded'
  | 'answered'
  | 'partially_answered'
  | 'refused'
  | 'not_held'
  | 'returned'
  | 'lapsed'
  | 'withdrawn'
  | 'disputed'
  | 'closed';
/**
 * How a letter ended. An answer sent by post counts as answered; the letter then carries post.
 */
export type Outcome = 'answered' | 'partially_answered' | 'refused' | 'not_held' | 'returned' | 'lapsed' | 'withdrawn';
/**
 * The number under which the agency registered the letter, as the agency writes it.
 */
export type Registration = string;
/**
 * Everything the citizen may see about one case.
 */
export type CaseDetail = CaseSummary & {
  /**
   * One per agency that has or had to answer, the oldest first.
   *
   * @minItems 1
   */
  legs: Leg[];
  /**
   * What happened, the oldest first.
   */
  timeline: TimelineEvent[];
  /**
   * The correspondence, the oldest first.
   */
  letters: Letter[];
  /**
   * What the citizen can send into the case at this moment; see POST /v1/cases/{caseId}/letters.
   */
  possibleLetters: {
    kind: CaseLetterKind;
    legId: Uuid;
    agencyCode: Code;
  }[];
  /**
   * How the letter that is still on its way is doing, or the newest one where none is.
   */
  delivery?: {
    /**
     * How the letter to the agency is doing. unreachable: the agency's system cannot be reached; the letter counts as filed at filedAt all the same and is tried again. held: sending is paused. given_up: it is not tried any more by itself; staff take over. arrived: the agency's system has it.
     */
    state: 'on_its_way' | 'unreachable' | 'held' | 'given_up' | 'arrived' | 'refused' | 'expired' | 'cancelled';
    unreachableSince?: Instant;
    nextTryAt?: Instant;
    /**
     * Why sending is paused: by decision of the integration admins, or for planned maintenance of the agency's system.
     */
    heldBecause?: 'hold' | 'maintenance';
  };
  /**
   * What the citizen was told, the oldest first.
   */
  notifications: {
    notificationId: Uuid;
    /**
     * What the notice is about, for example registered or reply.
     */
    event: string;
    /**
     * How the citizen was told.
     */
    channel: 'email' | 'sms';
    /**
     * How far the notice got.
     */
    state:
      | 'PENDING'
      | 'SENDING'
      | 'SENT'
      | 'DELIVERED'
      | 'TEMPORARY_FAILURE'
      | 'PERMANENT_FAILURE'
      | 'TECHNICAL_FAILURE'
      | 'SUPPRESSED';
    /**
     * Why it is not sent, not yet, or ended so. Not sent: no_address (the citizen left none, or removed it), not_confirmed (nobody has vouched for the address), switched_off (the citizen does not want it on this channel), no_channel (the installation does not send on it), address_suppressed (earlier notices to it came back; confirming it anew ends that). Not yet: quiet_hours, waiting_to_merge (a few minutes, for other notices of the case). PERMANENT_FAILURE: no_such_address, refused. TEMPORARY_FAILURE that is not tried again: unreachable (the phone was off or out of reach for too long), no_report (nobody said within three days whether it arrived). TECHNICAL_FAILURE: provider_refused, tries_used_up.
     */
    reason?:
      | 'no_address'
      | 'not_confirmed'
      | 'switched_off'
      | 'no_channel'
      | 'code_ended'
      | 'address_suppressed'
      | 'quiet_hours'
      | 'waiting_to_merge'
      | 'no_such_address'
      | 'refused'
      | 'unreachable'
      | 'no_report'
      | 'provider_refused'
      | 'tries_used_up';
    sentAt?: Instant;
    plannedAt: Instant;
    dueAt?: Instant;
    mergedInto?: Uuid;
  }[];
  /**
   * The case in words that need no explanation, in both languages.
   */
  plainWords: {
    /**
     * What happened.
     */
    happened: {
      /**
       * In Georgian.
       */
      ka: string;
      /**
       * In English.
       */
      en: string;
    };
    /**
     * What comes next.
     */
    next: {
      /**
       * In Georgian.
       */
      ka: string;
      /**
       * In English.
       */
      en: string;
    };
    /**
     * The day that counts now. Absent where nobody owes anything by a day.
     */
    byWhen?: {
      day: Day;
      /**
       * Who has to do something by then.
       */
      whose: 'citizen' | 'agency';
      /**
       * False: the day is expected, because no lawyer has confirmed the term yet; show it as such.
       */
      verified: boolean;
      /**
       * The day is over, in Georgia.
       */
      passed: boolean;
      /**
       * The same as a sentence.
       */
      words: {
        /**
         * In Georgian.
         */
        ka: string;
        /**
         * In English.
         */
        en: string;
      };
    };
    /**
     * What the citizen can do, from `possibleLetters`.
     */
    youCan: {
      /**
       * In Georgian.
       */
      ka: string;
      /**
       * In English.
       */
      en: string;
    };
    /**
     * Who answers for content and term; show it on every case.
     */
    whoAnswers: {
      /**
       * In Georgian.
       */
      ka: string;
      /**
       * In English.
       */
      en: string;
    };
  };
};
/**
 * clarification_reply: what the agency asked for. followup: anything to add. withdrawal: the citizen takes the letter back. reminder: the answer is still awaited. dispute: the citizen objects to how the agency answered, or that it did not.
 */
export type CaseLetterKind = 'clarification_reply' | 'followup' | 'withdrawal' | 'reminder' | 'dispute';
/**
 * timeline.json in the ZIP of a case: the case in few words, its legs, and what happened. Clocks and letters are in GET /v1/cases/{caseId}; here they would grow old.
 */
export type CaseTimeline = CaseSummary & {
  /**
   * One per agency that has or had to answer, the oldest first.
   *
   * @minItems 1
   */
  legs: Leg[];
  /**
   * What happened, the oldest first.
   */
  timeline: TimelineEvent[];
};

/**
 * Agencies in the order of their Georgian names.
 */
export interface AgencyPage {
  /**
   * The entries of this page, in order.
   *
   * @maxItems 100
   */
  items: Agency[];
  nextCursor?: Cursor;
}
/**
 * A public body that citizens can write to.
 */
export interface Agency {
  agencyCode: Code;
  /**
   * Name in Georgian.
   */
  nameKa: string;
  /**
   * Name in English.
   */
  nameEn: string;
  /**
   * The group in which the agency is listed, for example justice or municipality.
   */
  category: string;
  /**
   * False while the agency is not connected: letters to it are refused with AgencyNotConnected.
   */
  acceptsLetters: boolean;
  /**
   * The letter types it takes; others are refused with TypeNotAccepted. In the answer about one agency, while acceptsLetters is true.
   */
  acceptedLetterTypes?: LetterTypeCode[];
  /**
   * What its system can take, to ask before uploading. The limits of the letter type apply as well. In the answer about one agency, while acceptsLetters is true.
   */
  limits?: {
    maxMessageBytes: SizeBytes;
    maxFileBytes: SizeBytes;
    /**
     * How many files one letter may carry.
     */
    maxFiles: number;
    /**
     * The media types its files may have.
     */
    mediaTypes: MediaType[];
  };
  closedOn?: Day;
}
/**
 * The citizen's own qualified signature that this file carries. What can be read from the file itself must agree.
 */
export interface AttachmentSignature {
  /**
   * PAdES: in a PDF. CAdES: a .p7m that holds the letter. XAdES: an .xml that holds it. ASiC: an .asice container.
   */
  type: 'PAdES' | 'XAdES' | 'CAdES' | 'ASiC';
  /**
   * Who signed, as the certificate names them.
   */
  signer: string;
  signedAt?: Instant;
  /**
   * The serial number of the signer's certificate, hexadecimal.
   */
  certificateSerial?: string;
}
/**
 * How many cases there are, counted up to 1000, and of what is common in a long list up to 50 at least.
 */
export interface CaseCount {
  /**
   * So many at least.
   */
  matches: number;
  /**
   * Counting stopped there: there are as many or more.
   */
  more: boolean;
}
/**
 * One case in few words. The agency is the one that has to answer now; after a forward that is the new one.
 */
export interface CaseSummary {
  caseId: Uuid;
  trackingNumber: TrackingNumber;
  letterType: LetterTypeCode;
  /**
   * The subject, as the citizen wrote it.
   */
  title: string;
  language: Language;
  agencyCode: Code;
  /**
   * Its name in Georgian.
   */
  agencyNameKa: string;
  /**
   * Its name in English.
   */
  agencyNameEn: string;
  state: CaseState;
  outcome?: Outcome;
  filedAt: Instant;
  registeredAt?: Instant;
  registrationNumber?: Registration;
  completedAt?: Instant;
  /**
   * How many replies the citizen has not opened.
   */
  unreadReplies: number;
}
/**
 * The part of a case that one agency has to answer; forwarding adds a leg.
 */
export interface Leg {
  legId: Uuid;
  agencyCode: Code;
  /**
   * Its name in Georgian.
   */
  agencyNameKa: string;
  /**
   * Its name in English.
   */
  agencyNameEn: string;
  /**
   * The unit of the agency that works on it.
   */
  unit?: string;
  state: CaseState;
  outcome?: Outcome;
  deliveredAt?: Instant;
  registeredAt?: Instant;
  registrationNumber?: Registration;
  /**
   * True where staff entered the registration by hand, because the agency's system was off; the agency's own word replaces it.
   */
  enteredByHand?: boolean;
  replyDueOn?: Day;
  forwardedFromLegId?: Uuid;
  /**
   * True once the agency has extended its term; replyDueOn is the newest day.
   */
  extended?: boolean;
  clarificationDueOn?: Day;
  withdrawalAskedAt?: Instant;
  /**
   * Until when the agency has to answer and how that was counted; absent while the term has not started, or where no answer is owed by a day.
   */
  clock?: {
    startedOn: Day;
    dueOn?: Day;
    /**
     * The clock rests while the citizen is asked something; what is left of the term is kept.
     */
    rests?: {
      since: Day;
      /**
       * What is left.
       */
      left: number;
      /**
       * In which days that is counted.
       */
      unit: 'working_day' | 'calendar_day';
    };
    /**
     * False: the law has not been read for this term yet; say expected, not owed.
     */
    verified: boolean;
    /**
     * The law and article of the term, or policy.
     */
    legalRef: string;
    /**
     * True in the last fifth of the term, from one working day before its last day at the latest.
     */
    dueSoon?: boolean;
    /**
     * The last day has passed (end of day in Asia/Tbilisi); very_overdue: the whole term has passed once more.
     */
    lateness?: 'overdue' | 'very_overdue';
    stoppedOn?: Day;
    /**
     * When a first word of the agency was expected, and when it came.
     */
    firstAnswer?: {
      dueOn: Day;
      givenOn?: Day;
    };
    /**
     * How the day was found, one line a step: each day that was not counted, each pause, each extension.
     *
     * @minItems 1
     * @maxItems 2000
     *
     * Items: One step in both languages.
     */
    trace: {
      /**
       * In Georgian.
       */
      ka: string;
      /**
       * In English.
       */
      en: string;
    }[];
  };
}
/**
 * One thing that happened. The list is in the order of occurredAt; a late report is inserted where it belongs.
 */
export interface TimelineEvent {
  eventId: Uuid;
  /**
   * What happened. late_delivery_problem: the system of the agency cannot be reached for now; the letter counts as filed and is tried again. delivery_failed: the tries are used up; staff take over. attachment_removed: a file of a letter was stopped by the malware scan and removed. term_moved: a day off was added or taken away, and the last day for the answer is another one.
   */
  event:
    | 'filed'
    | 'sealed'
    | 'acknowledged'
    | 'delivered'
    | 'registered'
    | 'in_progress'
    | 'clarification_requested'
    | 'clarification_closed'
    | 'extended'
    | 'forwarded'
    | 'reply'
    | 'returned'
    | 'lapsed'
    | 'withdrawn'
    | 'withdrawal_declined'
    | 'refused_by_agency'
    | 'delivery_failed'
    | 'notified'
    | 'opened'
    | 'closed'
    | 'reopened'
    | 'clarification_replied'
    | 'followed_up'
    | 'withdrawal_requested'
    | 'reminded'
    | 'disputed'
    | 'late_delivery_problem'
    | 'attachment_removed'
    | 'term_moved';
  occurredAt: Instant;
  reportedAt: Instant;
  legId?: Uuid;
  agencyCode?: Code;
  registrationNumber?: Registration;
  /**
   * True where staff entered the registration by hand, because the agency's system was off; the agency's own word replaces it.
   */
  enteredByHand?: boolean;
  outcome?: Outcome;
  messageId?: Uuid;
  fileId?: Uuid;
  /**
   * How the citizen was told.
   */
  channel?: 'email' | 'sms';
  /**
   * How far the notice got.
   */
  notificationState?:
    | 'PENDING'
    | 'SENDING'
    | 'SENT'
    | 'DELIVERED'
    | 'TEMPORARY_FAILURE'
    | 'PERMANENT_FAILURE'
    | 'TECHNICAL_FAILURE'
    | 'SUPPRESSED';
  dueOn?: Day;
  previousDueOn?: Day;
  /**
   * refused_by_agency and delivery_failed: why, as a code of docs/errors.md.
   */
  problemCode?: string;
  /**
   * forwarded: whether the agency is done with the letter or keeps a part of it.
   */
  extent?: 'WHOLE' | 'PART';
  toAgencyCode?: Code;
  toLegId?: Uuid;
}
/**
 * One piece of correspondence in either direction. It is never changed after it was received.
 */
export interface Letter {
  letterId: Uuid;
  legId?: Uuid;
  /**
   * Who wrote to whom.
   */
  direction: 'to_agency' | 'to_citizen';
  /**
   * The MessageKind of its envelope in lower case.
   */
  kind:
    | 'submission'
    | 'follow_up'
    | 'clarification_reply'
    | 'withdrawal'
    | 'reminder'
    | 'dispute'
    | 'status'
    | 'reply'
    | 'forward'
    | 'receipt';
  /**
   * The subject, where it has one.
   */
  title?: string;
  /**
   * Plain text with LF line ends; of a status or a forward the reason in Georgian.
   */
  text?: string;
  /**
   * ISO 639-1 code of its language.
   */
  language: string;
  /**
   * Who sent it, where somebody acted for the citizen: given and family name.
   */
  sentBy?: string;
  createdAt: Instant;
  /**
   * Its files, the main one first.
   *
   * @maxItems 100
   */
  files: {
    fileId: Uuid;
    fileName: FileName;
    mediaType: MediaType;
    sizeBytes: SizeBytes;
    sha256: Sha256;
    /**
     * True for the file that is the letter itself.
     */
    main: boolean;
    href: Href;
    /**
     * What the malware scan says. Only a clean file can be downloaded; held: a person looks at it.
     */
    scanState: 'not_scanned' | 'clean' | 'infected' | 'held';
    /**
     * Present when the file was taken out of the letter. It was told to both sides and cannot be downloaded.
     */
    removed?: {
      at: Instant;
      /**
       * infected: malware was found. not_checkable: no scan could look into it, and a person gave it up.
       */
      reason: 'infected' | 'not_checkable';
    };
    signature?: FileSignature;
  }[];
  /**
   * Present while files of the letter are not checked for malware. A letter to an agency is not sent before; the text of a letter to the citizen is shown all the same. delayed: the scanner cannot be reached for now. held: a person has to look at a file.
   */
  fileCheck?: 'being_checked' | 'delayed' | 'held';
  outcome?: Outcome;
  /**
   * The number under which the answer left the agency.
   */
  replyNumber?: string;
  replyDate?: Day;
  /**
   * Why it was refused.
   */
  ground?: {
    /**
     * The provision of the law.
     */
    legalGround: string;
    /**
     * The reason in words.
     */
    reason?: {
      /**
       * In Georgian.
       */
      ka: string;
      /**
       * In English.
       */
      en?: string;
    };
  };
  /**
   * How the decision can be appealed.
   */
  appeal?: {
    /**
     * Where one can appeal.
     */
    body: string;
    /**
     * How many units the term has.
     */
    termAmount: number;
    /**
     * The unit of the term.
     */
    termUnit: 'calendar_day' | 'working_day' | 'month';
    /**
     * The provision of the law.
     */
    legalGround?: string;
    /**
     * How to appeal.
     */
    explanation?: {
      /**
       * In Georgian.
       */
      ka: string;
      /**
       * In English.
       */
      en?: string;
    };
  };
  /**
   * Present when the answer itself went by post.
   */
  post?: {
    postedOn: Day;
    /**
     * The number to follow the item by.
     */
    postalReference?: string;
  };
  /**
   * Whose seal the envelope carries; letters to the citizen only.
   */
  sealedBy?: {
    /**
     * The subject of the certificate that sealed the envelope.
     */
    subject: string;
    verifiedAt: Instant;
  };
  /**
   * What a letter of kind status says: its code in lower case.
   */
  status?:
    | 'in_progress'
    | 'clarification_requested'
    | 'clarification_closed'
    | 'extended'
    | 'returned'
    | 'lapsed'
    | 'withdrawal_confirmed'
    | 'withdrawal_declined'
    | 'reopened'
    | 'closed';
  /**
   * Why, in the agency's words: letters of kind status and forward.
   */
  reason?: {
    /**
     * In Georgian.
     */
    ka: string;
    /**
     * In English.
     */
    en?: string;
  };
  /**
   * The provision of the law that a status or a forward rests on.
   */
  legalGround?: string;
  dueOn?: Day;
  /**
   * Letters of kind forward: the agency's word to the citizen, and the letter as it went to the next agency.
   */
  forward?: {
    fromAgencyCode: Code;
    toAgencyCode: Code;
    /**
     * Whether the forwarding agency is done with the letter or keeps a part of it.
     */
    extent: 'WHOLE' | 'PART';
    originallySubmittedAt: Instant;
    originalRegistrationNumber?: Registration;
  };
  /**
   * Letters of kind receipt: why the agency did not take a letter.
   */
  problem?: {
    /**
     * A code of docs/errors.md.
     */
    code: string;
    /**
     * What the agency adds.
     */
    detail?: string;
  };
}
/**
 * The citizen's own signature that a file of a letter carries, with what was looked at when the letter was filed.
 */
export interface FileSignature {
  /**
   * Its form.
   */
  type: 'PAdES' | 'XAdES' | 'CAdES' | 'ASiC';
  /**
   * Who signed, by the certificate where it could be read.
   */
  signer: string;
  signedAt?: Instant;
  /**
   * verified: digest and signature fit the certificate in the file; trust in its issuer is not judged. not_checked: there is a signature, and it was not computed.
   */
  check: 'verified' | 'not_checked';
  /**
   * The signer's certificate, where it could be read.
   */
  certificate?: {
    /**
     * Its serial number, hexadecimal.
     */
    serial: string;
    /**
     * Who issued it, as it says.
     */
    issuer: string;
    validFrom: Instant;
    validUntil: Instant;
  };
  /**
   * What was checked, in a sentence for the citizen.
   */
  explanation: {
    /**
     * In Georgian.
     */
    ka: string;
    /**
     * In English.
     */
    en: string;
  };
}
/**
 * The letter is stored for good and counts as filed at filedAt, whatever happens to the delivery afterwards.
 */
export interface CaseLetterAccepted {
  caseId: Uuid;
  trackingNumber: TrackingNumber;
  legId: Uuid;
  letterId: Uuid;
  kind: CaseLetterKind;
  filedAt: Instant;
  /**
   * The sealed proof of filing; keep it.
   */
  filingReceipt: {
    messageId: Uuid;
    sha256: Sha256;
    href: Href;
  };
}
/**
 * What a citizen sends into a case of theirs. Unknown fields are refused, not dropped. Who writes is taken from the access token, never from here.
 */
export interface CaseLetter {
  kind: CaseLetterKind;
  legId?: Uuid;
  /**
   * The subject in one line, 1 to 300 characters; where it is absent, that of the letter that opened the case.
   */
  title?: string;
  /**
   * The letter, plain text, 1 to 100000 characters. Stored in Unicode NFC with LF line ends; characters that XML cannot carry are refused.
   */
  text: string;
  /**
   * Finished uploads in the order in which they are to be read, at most 20, each once. Where none is marked as main, the first one is.
   *
   * @maxItems 20
   */
  attachments?: {
    uploadId: Uuid;
    /**
     * True for the one file that is the letter itself, for example the signed PDF.
     */
    main?: boolean;
  }[];
}
/**
 * Cases in the order that the operation names.
 */
export interface CasePage {
  /**
   * The entries of this page, in order.
   *
   * @maxItems 100
   */
  items: CaseSummary[];
  nextCursor?: Cursor;
  count?: CaseCount;
  unread?: CaseCount;
}
/**
 * Changes in the order of their positions.
 */
export interface ChangePage {
  /**
   * In order, without gaps; empty where there is nothing new.
   *
   * @maxItems 1000
   */
  items: Change[];
  nextPosition: Position;
  headPosition: Position;
}
/**
 * One case event in the change feed. Ids, kinds, states and instants only: what it was about is read with the citizen's own token.
 */
export interface Change {
  position: Position;
  eventId: Uuid;
  caseId: Uuid;
  legId?: Uuid;
  event: ChangeKind;
  caseState: CaseState;
  occurredAt: Instant;
  reportedAt: Instant;
}
/**
 * A complaint about how an agency answered, or did not, filled in from the case. The citizen adds the reasons and files it with POST /v1/letters; nothing is filed by reading it.
 */
export interface ComplaintDraft {
  legId: Uuid;
  /**
   * What is contested.
   */
  ground: 'answer' | 'partial_answer' | 'refusal' | 'not_held' | 'returned' | 'lapsed' | 'closed' | 'silence';
  /**
   * To whom it goes as far as is known here: the body above, or the agency itself where there is none. Absent where neither takes letters any more.
   */
  addressee?: {
    agencyCode: Code;
    /**
     * Its name in Georgian.
     */
    nameKa: string;
    /**
     * Its name in English.
     */
    nameEn: string;
    /**
     * False: it is not connected here; the citizen brings the complaint otherwise.
     */
    acceptsLetters: boolean;
    /**
     * True: it is above the agency; false: it is the agency itself.
     */
    superior: boolean;
  };
  /**
   * The last day for complaining.
   */
  until: {
    day: Day;
    /**
     * True: by the term that the agency named with its answer. False: by the usual month; show it as expected.
     */
    named: boolean;
    /**
     * The day is over, in Georgia.
     */
    passed: boolean;
  };
  /**
   * Where and until when one can complain, as the agency named it.
   */
  appeal?: {
    /**
     * The body that hears it, in the agency's words.
     */
    body: string;
    /**
     * How long.
     */
    termAmount: number;
    /**
     * Of what.
     */
    termUnit: 'calendar_day' | 'working_day' | 'month';
    /**
     * Where it stands.
     */
    legalGround?: string;
  };
  /**
   * To be sent as it is to POST /v1/letters, with the agencyCode of the addressee and what the citizen added.
   */
  submission: {
    letterType: 'admin_complaint';
    language: Language;
    /**
     * The subject.
     */
    title: string;
    /**
     * What is known, line by line, with a heading under which the citizen writes why.
     */
    text: string;
    form: FormAdminComplaint;
  };
  /**
   * What of the case proves it; to be attached or kept.
   */
  evidence: {
    /**
     * What it is.
     */
    what: 'filing_receipt' | 'reply_file';
    /**
     * Where it is fetched.
     */
    href: string;
    /**
     * Of a file.
     */
    fileName?: string;
  }[];
}
/**
 * The fields of the type admin_complaint: which act is contested and when it became known.
 */
export interface FormAdminComplaint {
  /**
   * The number or name of the contested act, as it is printed on it.
   */
  act: string;
  decidedOn: Day;
  noticeOn: Day;
  /**
   * What the citizen wants to be done about the act.
   */
  demand?: string;
}
/**
 * An address at which the citizen wants to be told.
 */
export interface ContactChange {
  /**
   * As the citizen types it: an e-mail address, or a mobile number in any notation; without country code a Georgian one.
   */
  address: string;
}
/**
 * The code that came to the new address.
 */
export interface ContactCode {
  /**
   * Six digits.
   */
  code: string;
}
/**
 * The contacts of the citizen; a kind without any address is left out.
 */
export interface ContactList {
  /**
   * E-mail first.
   *
   * @maxItems 2
   */
  items: Contact[];
}
/**
 * A way to reach the citizen; only notices that wait in the portal go there, never letters.
 */
export interface Contact {
  /**
   * E-mail, or a mobile phone for SMS.
   */
  kind: 'email' | 'phone';
  /**
   * Where notices go now, if confirmedAt is there; absent while only a new address waits for its code.
   */
  address?: string;
  confirmedAt?: Instant;
  /**
   * Who brought the address. One of the identity provider's token follows the provider until the citizen chooses an address.
   */
  source?: 'token' | 'citizen';
  /**
   * A new address that waits for the code that was sent to it.
   */
  pending?: {
    /**
     * An e-mail address, or a phone number as E.164.
     */
    address: string;
    expiresAt: Instant;
    /**
     * How often a code can still be typed.
     */
    triesLeft: number;
    /**
     * How far the message with the code got.
     */
    codeState:
      | 'PENDING'
      | 'SENDING'
      | 'SENT'
      | 'DELIVERED'
      | 'TEMPORARY_FAILURE'
      | 'PERMANENT_FAILURE'
      | 'TECHNICAL_FAILURE'
      | 'SUPPRESSED';
  };
}
/**
 * The last day for an answer to a letter of a type, computed before anything is written. Only letterType: no answer is owed by a day.
 */
export interface Deadline {
  letterType: LetterTypeCode;
  startedOn?: Day;
  dueOn?: Day;
  /**
   * False: the law has not been read for this term yet; say expected, not owed.
   */
  verified?: boolean;
  /**
   * The law and article of the term, or policy.
   */
  legalRef?: string;
  /**
   * How the day was found, one line a step: each day that was not counted, each pause, each extension.
   *
   * @minItems 1
   * @maxItems 2000
   *
   * Items: One step in both languages.
   */
  trace?: {
    /**
     * In Georgian.
     */
    ka: string;
    /**
     * In English.
     */
    en: string;
  }[];
}
/**
 * The whole directory: systems with their endpoints, agencies with the systems that speak for them, and public certificates. Written by `shikriki agencies export`, read by `shikriki agencies import`. Holds no secret.
 */
export interface DirectoryFile {
  /**
   * What this file is.
   */
  format: 'shikriki-directory-1';
  systems: {
    code: string;
    nameKa: string;
    nameEn: string;
    /**
     * Left out while it is not connected.
     */
    dialect?: string;
    maxConcurrency: number;
    maxMessageBytes: number;
    /**
     * Left out: as it is; no limit for what is new.
     */
    messagesPerMinute?: number;
    /**
     * Places that bulk letters leave free.
     */
    interactiveReserve: number;
    /**
     * Versions of the envelope that can be read.
     *
     * @minItems 1
     * @maxItems 20
     */
    envelopeVersions: string[];
    /**
     * Left out: as it is; no limit for what is new.
     *
     * @maxItems 200
     */
    letterTypes?: string[];
    /**
     * Left out: as it is; no limit for what is new.
     *
     * @maxItems 200
     */
    mediaTypes?: string[];
    maxFileBytes?: number;
    maxFiles?: number;
    endpoints: {
      address: string;
      dialect: string;
      timeoutMs: number;
      /**
       * Letters go there; at most one of a system.
       */
      active: boolean;
    }[];
  }[];
  agencies: {
    code: string;
    nameKa: string;
    nameEn: string;
    category: string;
    /**
     * Whether its system's seal may stand for its own.
     */
    sealBySystem: boolean;
    closedOn?: string;
    contactEmail?: string;
    /**
     * The agency above it, to which complaints about it go.
     */
    superiorCode?: string;
    maxMessageBytes?: number;
    /**
     * Versions of the envelope that can be read.
     *
     * @minItems 1
     * @maxItems 20
     */
    envelopeVersions?: string[];
    /**
     * Left out: as it is; no limit for what is new.
     *
     * @maxItems 200
     */
    letterTypes?: string[];
    /**
     * Left out: as it is; no limit for what is new.
     *
     * @maxItems 200
     */
    mediaTypes?: string[];
    maxFileBytes?: number;
    maxFiles?: number;
    systems: {
      code: string;
      from: string;
      until?: string;
      /**
       * From its end on it may not even answer the letters it was given.
       */
      cutOff?: true;
    }[];
  }[];
  certificates: {
    use: 'tls' | 'tls_server' | 'seal' | 'wss';
    /**
     * Whose key it is; TLS and WSS keys belong to systems.
     */
    owner: {
      kind: 'system' | 'agency';
      code: string;
    };
    pem: string;
    retiredAt?: string;
    revokedAt?: string;
  }[];
}
/**
 * What somebody types from a paper, to learn whether it is one of ours.
 */
export interface DocumentCheck {
  /**
   * The number on the paper, as it was typed: lower case, spaces and long hyphens do no harm.
   */
  trackingNumber: string;
  /**
   * The verification code on the paper, as it was typed; O is read as 0, I and L as 1.
   */
  code: string;
  /**
   * SHA-256 of a file that is to be compared: a PDF, an envelope, or an attachment. The file itself never leaves the computer.
   */
  sha256?: string;
}
/**
 * What anybody who holds number and code is told. Nothing of what was written: no title, no text, no name of a citizen, no file name.
 */
export interface DocumentVerification {
  /**
   * What the paper is about.
   */
  document: 'letter_to_agency' | 'letter_to_citizen' | 'filing_receipt' | 'registration';
  /**
   * What kind of letter or word it is.
   */
  kind:
    | 'submission'
    | 'follow_up'
    | 'clarification_reply'
    | 'withdrawal'
    | 'reminder'
    | 'dispute'
    | 'receipt'
    | 'registration'
    | 'status'
    | 'reply'
    | 'forward';
  trackingNumber: TrackingNumber;
  filedAt: Instant;
  writtenAt: Instant;
  agencyCode: Code;
  /**
   * Its name in Georgian.
   */
  agencyNameKa: string;
  /**
   * Its name in English.
   */
  agencyNameEn: string;
  registrationNumber?: Registration;
  registeredAt?: Instant;
  /**
   * The sealed original; missing until the letter is sealed.
   */
  envelope?: {
    sha256: Sha256;
    sealedAt: Instant;
    receivedAt?: Instant;
    /**
     * The certificate of the seal.
     */
    signer?: {
      /**
       * Whose seal it is.
       */
      name: string;
      /**
       * Who issued the certificate.
       */
      issuer: string;
      /**
       * Its serial number, hexadecimal.
       */
      serialNumber: string;
      validFrom: Instant;
      validUntil: Instant;
    };
  };
  /**
   * SHA-256 of every PDF of this document that was handed out.
   */
  paperSha256s: Sha256[];
  /**
   * What the given sha256 is the digest of; there where one was given.
   */
  digestMatches?: 'envelope' | 'paper' | 'file' | 'nothing';
}
/**
 * A letter as far as it is written: every field of a letter to be filed, none of them required, each checked only for its kind and size. Unknown fields are refused.
 */
export interface DraftLetter {
  letterType?: LetterTypeCode;
  agencyCode?: Code;
  language?: Language;
  /**
   * The subject, as far as it is written.
   */
  title?: string;
  /**
   * The letter, as far as it is written.
   */
  text?: string;
  /**
   * The fields of the form, as far as they are filled in.
   */
  form?: {
    [k: string]: unknown;
  };
  /**
   * Uploads; they are kept as long as the draft names them.
   *
   * @maxItems 20
   */
  attachments?: {
    uploadId: Uuid;
    main?: boolean;
    /**
     * As far as it is filled in.
     */
    signature?: {
      type?: string;
      signer?: string;
      signedAt?: string;
      certificateSerial?: string;
    };
  }[];
  /**
   * How the answer should come.
   */
  preferredReplyForm?: 'electronic' | 'paper';
  /**
   * Where a paper answer goes, as far as it is filled in.
   */
  postalAddress?: {
    text?: string;
    postalCode?: string;
    locality?: string;
    country?: string;
  };
}
/**
 * All drafts of the citizen, the one saved last first.
 */
export interface DraftList {
  /**
   * @maxItems 1000
   */
  items: {
    draftId: Uuid;
    /**
     * Counts up with every change; name it in If-Match.
     */
    version: number;
    createdAt: Instant;
    savedAt: Instant;
    keptUntil: Instant;
    letterType?: LetterTypeCode;
    agencyCode?: Code;
    /**
     * The subject, as far as it is written.
     */
    title?: string;
  }[];
}
/**
 * A letter that is being written, as it was saved last.
 */
export interface Draft {
  draftId: Uuid;
  /**
   * Counts up with every change; name it in If-Match.
   */
  version: number;
  createdAt: Instant;
  savedAt: Instant;
  keptUntil: Instant;
  letter: DraftLetter;
  /**
   * What filing it as it is would complain about, field by field, the form included. It is saved all the same.
   *
   * @maxItems 100
   */
  warnings: {
    /**
     * A JSON Pointer into the letter.
     */
    pointer: string;
    /**
     * What is wrong at this place.
     */
    detail: string;
  }[];
}
/**
 * The answer to an envelope whose files have not all arrived.
 */
export interface EdocRestReceiving {
  MessageId: Uuid;
  /**
   * Always RECEIVING.
   */
  State: 'RECEIVING';
  /**
   * Every file that the envelope lists, in its order, complete ones included.
   *
   * @minItems 1
   * @maxItems 100
   */
  Files: {
    FileGuid: Uuid;
    ContentId: ContentId;
    SizeBytes: SizeBytes;
    ReceivedBytes: SizeBytes;
  }[];
}
/**
 * What the receiver knows about one MessageId of the calling system.
 */
export interface EdocRestStatus {
  MessageId: Uuid;
  /**
   * NOT_RECEIVED: send it from the start. RECEIVING: the envelope is here, files or the submit are missing. RECEIVED: done, the receipt is below.
   */
  State: 'NOT_RECEIVED' | 'RECEIVING' | 'RECEIVED';
  ReceivedSha256?: Sha256;
  ReceivedAt?: Instant;
  /**
   * The sealed RECEIPT envelope in base64, the same bytes as ever; with RECEIVED.
   */
  Receipt?: string;
}
/**
 * What the gateway's door says about an envelope, step by step. Nothing was stored.
 */
export interface EnvelopeCheck {
  /**
   * accepted: the seal holds and the envelope is in order.
   */
  verdict: 'accepted' | 'refused';
  sha256: Sha256;
  sizeBytes: number;
  /**
   * Every step of the verification profile in its order; it ends at the first that refuses.
   */
  steps: {
    step: 'bytes' | 'parse' | 'schema' | 'signed-info' | 'key' | 'signature-value' | 'digest' | 'use';
    /**
     * What the step asks of an envelope.
     */
    asks: string;
    verdict: 'passed' | 'refused' | 'not_reached';
    /**
     * Where to look; with refused.
     */
    hint?: string;
  }[];
  /**
   * What was computed here, to be compared with what your program computes.
   */
  digests: {
    canonicalSignedInfoSha256?: Sha256;
    canonicalSha256?: Sha256;
    statedSha256?: Sha256;
  };
  /**
   * With refused: what would be answered if the envelope were handed over.
   */
  problem?: {
    code: string;
    title: string;
    detail: string;
    remedy: string;
    errors: {
      pointer: string;
      detail: string;
    }[];
  };
  /**
   * With accepted: what would become of the envelope if it were handed over now.
   */
  prospect?: {
    messageId: Uuid;
    messageKind: string;
    /**
     * repeat: its receipt would come again, byte for byte. conflict: the MessageId was received with other bytes.
     */
    arrival: 'new' | 'repeat' | 'conflict';
    /**
     * Whether ConversationId and LegId are those of a letter to the Sender.
     */
    conversation: 'known' | 'unknown';
  };
}
/**
 * The JSON twin of the Header of envelope-1.0.xsd, with the same names, order and patterns. It is for routing and logs only: the sealed bytes rule, and a reader that acts on the twin acts on something nobody signed.
 */
export interface EnvelopeHeader {
  /**
   * 1.0
   */
  EnvelopeVersion: string;
  /**
   * The oldest reader that understands this envelope.
   */
  MinReaderVersion: string;
  MessageId: Uuid;
  Replaces?: Uuid;
  RefToMessageId?: Uuid;
  ConversationId: Uuid;
  LegId: Uuid;
  /**
   * 1, 2, 3 ... per sender within the leg.
   */
  SequenceInConversation: number;
  CreatedAt: Instant;
  ExpiresAt: Instant;
  NotBefore?: Instant;
  /**
   * What the envelope is about.
   */
  MessageKind:
    | 'SUBMISSION'
    | 'FOLLOW_UP'
    | 'CLARIFICATION_REPLY'
    | 'WITHDRAWAL'
    | 'REMINDER'
    | 'DISPUTE'
    | 'RECEIPT'
    | 'REGISTRATION'
    | 'STATUS'
    | 'REPLY'
    | 'FORWARD';
  LetterType: Code;
  /**
   * Bulk envelopes wait for interactive ones.
   */
  Lane: 'interactive' | 'bulk';
  TraceId: TraceId;
  /**
   * Who sends.
   */
  Sender: {
    /**
     * What kind of party this is.
     */
    Scheme: 'agency' | 'gateway' | 'citizen';
    /**
     * The code of the party.
     */
    Code: string;
    /**
     * Its name.
     */
    Name: string;
    /**
     * A unit within it.
     */
    Unit?: string;
    SystemId: Code;
  };
  /**
   * Who receives.
   */
  Receiver: {
    /**
     * What kind of party this is.
     */
    Scheme: 'agency' | 'gateway' | 'citizen';
    /**
     * The code of the party.
     */
    Code: string;
    /**
     * Its name.
     */
    Name: string;
    /**
     * A unit within it.
     */
    Unit?: string;
    SystemId: Code;
  };
}
/**
 * All sealed envelopes of one case, the oldest first.
 */
export interface EnvelopeList {
  /**
   * The oldest first.
   */
  items: EnvelopeSummary[];
}
/**
 * One sealed envelope as it was sent or received; its original bytes are at href.
 */
export interface EnvelopeSummary {
  messageId: Uuid;
  /**
   * out: sealed by the gateway; in: received from an agency.
   */
  direction: 'out' | 'in';
  /**
   * Header/MessageKind of the envelope.
   */
  messageKind:
    | 'SUBMISSION'
    | 'FOLLOW_UP'
    | 'CLARIFICATION_REPLY'
    | 'WITHDRAWAL'
    | 'REMINDER'
    | 'DISPUTE'
    | 'RECEIPT'
    | 'REGISTRATION'
    | 'STATUS'
    | 'REPLY'
    | 'FORWARD';
  refToMessageId?: Uuid;
  legId: Uuid;
  agencyCode?: Code;
  createdAt: Instant;
  sizeBytes: SizeBytes;
  sha256: Sha256;
  href: Href;
}
/**
 * The fields of the type application: what is demanded and what is enclosed.
 */
export interface FormApplication {
  /**
   * What the body should decide (General Administrative Code, Art. 78).
   */
  demand: string;
  /**
   * The list of what is enclosed, in the words of the citizen.
   */
  enclosed?: string;
  /**
   * The citizen states that the decision affects nobody else, for which the law knows a shorter term.
   */
  noThirdPersons?: boolean;
}
/**
 * The fields of the type appointment: with whom, and when it would suit.
 */
export interface FormAppointment {
  /**
   * With whom: a name or a position.
   */
  official: string;
  earliestOn?: Day;
  latestOn?: Day;
  /**
   * The citizen would also take a call or a video call.
   */
  mayBeOnline?: boolean;
}
/**
 * The fields of the type call_note: how and when the citizen spoke.
 */
export interface FormCallNote {
  spokenOn: Day;
  /**
   * Whether the citizen called or came.
   */
  by: 'phone' | 'visit';
}
/**
 * The fields of the type consultation; all may be left out.
 */
export interface FormConsultation {
  /**
   * What the question is about.
   */
  topic?: 'rights' | 'benefits' | 'documents' | 'property' | 'taxes' | 'health' | 'education' | 'other';
}
/**
 * The fields of the type foi; all may be left out.
 */
export interface FormFoi {
  /**
   * The period asked about, in the words of the citizen, for example "2025" or "2024-2026".
   */
  period?: string;
  /**
   * In which form the requested information itself should come.
   */
  preferredForm?: 'electronic' | 'paper';
  /**
   * Which documents are wanted, as far as the citizen can tell.
   */
  documentDescription?: string;
}
/**
 * The type letter has no fields of its own: the form may be left out or be empty.
 */
export interface FormLetter {}
/**
 * The fields of the type opinion: which draft it is about.
 */
export interface FormOpinion {
  /**
   * The name or number of the draft, as it was published.
   */
  subject: string;
  /**
   * What kind of opinion it is.
   */
  kind?: 'remark' | 'recommendation' | 'support' | 'objection';
}
/**
 * The fields of the type pdata: what is asked for.
 */
export interface FormPdata {
  /**
   * What the citizen asks for, one or several.
   *
   * @minItems 1
   * @maxItems 6
   */
  asks: ('access' | 'copy' | 'correction' | 'completion' | 'erasure' | 'blocking')[];
  /**
   * Which data it is about, as far as the citizen can tell.
   */
  about?: string;
}
/**
 * The fields of the type proposal; all may be left out.
 */
export interface FormProposal {
  /**
   * The street, settlement or park that it is about.
   */
  place?: string;
  /**
   * Whom it would help and how.
   */
  benefit?: string;
}
/**
 * The fields of the type service_complaint; all may be left out.
 */
export interface FormServiceComplaint {
  /**
   * Which service it is about.
   */
  serviceName?: string;
  happenedOn?: Day;
  /**
   * Where it happened: an office, a page, a phone line.
   */
  place?: string;
}
/**
 * The letter is stored for good and counts as filed at filedAt, whatever happens to the delivery afterwards.
 */
export interface LetterAccepted {
  caseId: Uuid;
  trackingNumber: TrackingNumber;
  letterId: Uuid;
  state: CaseState;
  filedAt: Instant;
  /**
   * The sealed proof of filing; keep it.
   */
  filingReceipt: {
    messageId: Uuid;
    sha256: Sha256;
    href: Href;
  };
}
/**
 * Nothing was filed, counted or kept.
 */
export interface LetterCheck {
  /**
   * True: filed now, it would be taken; a warning of a duplicate has to be confirmed.
   */
  ready: boolean;
  /**
   * What stands in the way, each as filing would answer it.
   *
   * @maxItems 20
   */
  problems: {
    /**
     * A stable code of the problem catalogue (docs/errors.md). Codes are added, never renamed.
     */
    code: string;
    /**
     * What is wrong, the same for every occurrence of the code.
     */
    title: string;
    /**
     * What exactly is wrong here.
     */
    detail: string;
    /**
     * The places, one entry each.
     *
     * @maxItems 100
     */
    errors?: {
      /**
       * A JSON Pointer into the letter.
       */
      pointer: string;
      /**
       * What is wrong at this place.
       */
      detail: string;
    }[];
  }[];
  /**
   * A letter like it that was filed with this agency; filing answers LooksLikeDuplicate unless confirmDuplicate is true.
   */
  duplicate?: {
    trackingNumber: TrackingNumber;
    filedAt: Instant;
    /**
     * True: with the same words. False: with nearly the same.
     */
    same: boolean;
  };
  /**
   * How many letters may still be filed today.
   */
  dailyLimit: {
    /**
     * How many letters of this kind may be filed a day.
     */
    limit: number;
    /**
     * How many of them are left today.
     */
    remaining: number;
    resetsAt: Instant;
  };
  expected?: Deadline;
}
/**
 * One field of a letter type's form: a value that a page can ask for with one control. Any text has a longest length.
 */
export interface LetterFormField {
  /**
   * A day, instead of a type of its own.
   */
  $ref?: 'urn:shikriki:schema:common:1#/$defs/Day';
}
/**
 * One line in both languages.
 */
export interface LetterFormWords {
  /**
   * In Georgian.
   */
  ka: string;
  /**
   * In English.
   */
  en: string;
}
/**
 * What a form may be made of: a JSON Schema of one flat object whose fields are asked for in the order in which they are written. A form never changes under its $id: a changed one takes the next number.
 */
export interface LetterForm {
  $schema?: 'https://json-schema.org/draft/2020-12/schema';
  /**
   * For example urn:shikriki:schema:form-kindergarten:1.
   */
  $id: string;
  title: string;
  description?: string;
  type: 'object';
  /**
   * Unknown fields are refused, always.
   */
  additionalProperties: false;
  /**
   * Fields that must be filled in; each is one of properties.
   *
   * @maxItems 50
   */
  required?: string[];
  properties: {
    [k: string]: LetterFormField;
  };
}
/**
 * What a citizen files: one letter to one agency. Unknown fields are refused, not dropped. Who writes is taken from the access token, never from here.
 */
export interface LetterSubmission {
  letterType: LetterTypeCode;
  agencyCode: Code;
  language: Language;
  /**
   * The subject in one line, 1 to 300 characters. Stored in Unicode NFC.
   */
  title: string;
  /**
   * The letter, plain text, 1 to 100000 characters. Stored in Unicode NFC with LF line ends; characters that XML cannot carry are refused.
   */
  text: string;
  /**
   * The fields of the letter type's form (formSchema of GET /v1/letter-types), by which they are checked; unknown fields are refused. May be left out where nothing in it is required.
   */
  form?: {
    [k: string]: unknown;
  };
  /**
   * Finished uploads in the order in which they are to be read, at most 20, each once. Where none is marked as main, the first one is.
   *
   * @maxItems 20
   */
  attachments?: {
    uploadId: Uuid;
    /**
     * True for the one file that is the letter itself, for example the signed PDF.
     */
    main?: boolean;
    signature?: AttachmentSignature;
  }[];
  /**
   * How the answer should come. With paper, postalAddress is required.
   */
  preferredReplyForm?: 'electronic' | 'paper';
  postalAddress?: PostalAddress;
  draftId?: Uuid;
  /**
   * The version of the draft that the letter was made of. Where a newer one was saved meanwhile, in another window, the draft stays; without this member it goes whatever its version.
   */
  draftVersion?: number;
  /**
   * True: file it although a letter like it was filed with this agency before (problem LooksLikeDuplicate).
   */
  confirmDuplicate?: boolean;
}
/**
 * Where a paper answer is sent.
 */
export interface PostalAddress {
  /**
   * Street, house, flat, as it is written on an envelope; several lines are allowed.
   */
  text: string;
  /**
   * Postal code, for example 0105. Text: leading zeros count.
   */
  postalCode?: string;
  /**
   * Town or village.
   */
  locality?: string;
  /**
   * ISO 3166-1 alpha-2 code, for example GE.
   */
  country: string;
}
/**
 * One letter type with its form and terms, as shikriki letter-types show prints it and add and change read it. Unknown fields are refused.
 */
export interface LetterTypeFile {
  /**
   * What kind of file this is.
   */
  format: 'shikriki-letter-type-1';
  code: LetterTypeCode;
  /**
   * Name in Georgian.
   */
  nameKa: string;
  /**
   * Name in English.
   */
  nameEn: string;
  /**
   * What it is for, in plain Georgian.
   */
  explanationKa: string;
  /**
   * What it is for, in plain English.
   */
  explanationEn: string;
  form: LetterForm;
  /**
   * What may be attached.
   */
  attachments: {
    /**
     * How many files one letter may carry.
     */
    maxFiles: number;
    /**
     * How large all files of one letter together may be, in bytes.
     */
    maxTotalBytes: number;
    /**
     * Left out: every type that citizens may attach.
     *
     * @minItems 1
     * @maxItems 20
     */
    mediaTypes?: MediaType[];
    /**
     * True: a letter without any file is refused. Left out: false.
     */
    required?: boolean;
  };
  /**
   * True: the main file must carry the citizen's own qualified signature.
   */
  signatureRequired: boolean;
  /**
   * The agencies that it can be sent to. Left out: all.
   *
   * @minItems 1
   * @maxItems 1000
   */
  agencies?: Code[];
  /**
   * How many letters of this type one person may file a day; it is then counted by itself. Left out: counted with the others.
   */
  dailyLimit?: number;
  /**
   * When a first word of the agency is expected, counted from the day its system took the letter: a policy, apart from the term for the answer.
   */
  firstAnswer?: {
    /**
     * How many of these units; 0 is at once, on the day itself.
     */
    amount: number;
    /**
     * How the term is counted.
     */
    unit: 'working_day' | 'calendar_day' | 'month';
  };
  /**
   * What the citizen can turn to when the answer is refused or late.
   */
  remedy: 'admin_complaint' | 'admin_complaint_or_court' | 'court' | 'data_protection_service' | 'none';
  /**
   * By the day from which they hold. Terms that hold already are not rewritten: a changed one is added with a later day.
   *
   * @maxItems 100
   *
   * Items: A term with the day from which it holds.
   */
  terms: {
    /**
     * How many of these units; 0 is at once, on the day itself.
     */
    amount: number;
    /**
     * How the term is counted.
     */
    unit: 'working_day' | 'calendar_day' | 'month';
    /**
     * From when it runs.
     */
    starts: 'delivered' | 'registered' | 'second_working_day_after_registration';
    /**
     * The law and article that says so, or policy.
     */
    legalRef: string;
    validFrom: Day;
    /**
     * False: the law has not been read for it yet; show it as expected, not as owed.
     */
    verified: boolean;
  }[];
}
/**
 * All letter types in use; few enough for one answer.
 */
export interface LetterTypeList {
  /**
   * The types in the order in which they are offered.
   */
  items: LetterType[];
}
/**
 * A kind of letter that citizens can file, with its rules.
 */
export interface LetterType {
  letterType: LetterTypeCode;
  /**
   * Name in Georgian.
   */
  nameKa: string;
  /**
   * Name in English.
   */
  nameEn: string;
  /**
   * What it is for, in plain Georgian.
   */
  explanationKa: string;
  /**
   * What it is for, in plain English.
   */
  explanationEn: string;
  /**
   * The JSON Schema of its form, for example urn:shikriki:schema:form-foi:1. A form never changes its meaning under its id.
   */
  formSchemaId: string;
  /**
   * That schema itself, so that a page can be made from it: fields in the order in which they are asked for, x-label (and x-enum-labels for the values of enum, x-help) in Georgian and English.
   */
  formSchema: {
    [k: string]: unknown;
  };
  /**
   * How many files one letter may carry.
   */
  maxFiles: number;
  maxTotalBytes: SizeBytes;
  /**
   * The media types its files may have.
   */
  mediaTypes: MediaType[];
  /**
   * When a first word of the agency is expected, counted from the day its system took the letter: a policy, apart from the term for the answer.
   */
  firstAnswer?: {
    /**
     * How many of these units; 0 is at once, on the day itself.
     */
    amount: number;
    /**
     * How the term is counted.
     */
    unit: 'working_day' | 'calendar_day' | 'month';
  };
  /**
   * What the citizen can turn to when the answer is refused or late.
   */
  remedy: 'admin_complaint' | 'admin_complaint_or_court' | 'court' | 'data_protection_service' | 'none';
  /**
   * How long the agency has for letters that are filed now; absent where it owes no answer by a day.
   */
  term?: {
    /**
     * How many of these units; 0 is at once, on the day itself.
     */
    amount: number;
    /**
     * How the term is counted.
     */
    unit: 'working_day' | 'calendar_day' | 'month';
    /**
     * From when it runs.
     */
    starts: 'delivered' | 'registered' | 'second_working_day_after_registration';
    /**
     * The law and article that says so, or policy.
     */
    legalRef: string;
    validFrom: Day;
    /**
     * False: the law has not been read for it yet; show it as expected, not as owed.
     */
    verified: boolean;
  };
  /**
   * True: a letter without any file is refused.
   */
  attachmentsRequired: boolean;
  /**
   * True: the main file must carry the citizen's own qualified signature, and the submission describes it (attachments[].signature).
   */
  signatureRequired: boolean;
  /**
   * The agencies that it can be sent to; absent: every agency that takes the type.
   */
  agencyCodes?: Code[];
  /**
   * How many letters of this type one person may file a day; absent: it is counted with the others.
   */
  dailyLimit?: number;
}
/**
 * The system has stored the message for good.
 */
export interface MailboxConfirmation {
  /**
   * The lease under which peek gave the message out. Opaque: pass it back unchanged.
   */
  LeaseId: string;
  ReceivedSha256: Sha256;
  /**
   * The agency's sealed RECEIPT envelope in base64, where the verdict is known at once; otherwise it is handed over later as a message of its own.
   */
  Receipt?: string;
}
/**
 * The system does not work on the message now.
 */
export interface MailboxGiveBack {
  /**
   * The lease under which peek gave the message out. Opaque: pass it back unchanged.
   */
  LeaseId: string;
}
/**
 * The next messages, in the order in which they should be worked on. Empty: nothing waits, or nothing may be given out now; ask again later.
 */
export interface MailboxMessages {
  /**
   * Interactive before bulk, oldest first.
   *
   * @maxItems 50
   */
  Messages: {
    MessageId: Uuid;
    /**
     * The lease under which peek gave the message out. Opaque: pass it back unchanged.
     */
    LeaseId: string;
    LeasedUntil: Instant;
    /**
     * How often it has been given out, this time included. Above 1: look whether you have it already.
     */
    TimesLeased: number;
    /**
     * As in the envelope.
     */
    MessageKind:
      | 'SUBMISSION'
      | 'FOLLOW_UP'
      | 'CLARIFICATION_REPLY'
      | 'WITHDRAWAL'
      | 'REMINDER'
      | 'DISPUTE'
      | 'RECEIPT'
      | 'REGISTRATION'
      | 'STATUS'
      | 'REPLY'
      | 'FORWARD';
    LetterType: LetterTypeCode;
    /**
     * interactive comes before bulk.
     */
    Lane: 'interactive' | 'bulk';
    ConversationId: Uuid;
    LegId: Uuid;
    /**
     * Rises within a leg. The next envelope of a leg to the same agency is given out when the one before it is confirmed or refused.
     */
    SequenceInConversation: number;
    ReceiverCode: Code;
    CreatedAt: Instant;
    ExpiresAt: Instant;
    EnvelopeSizeBytes: SizeBytes;
    EnvelopeSha256: Sha256;
    /**
     * The files that the envelope lists, in its order.
     *
     * @maxItems 100
     */
    Files: {
      FileGuid: Uuid;
      ContentId: ContentId;
      SizeBytes: SizeBytes;
      Sha256: Sha256;
    }[];
  }[];
}
/**
 * What a system asks of its mailbox. An empty object takes the defaults.
 */
export interface MailboxPeek {
  /**
   * At most so many messages; never more than the system may have under way.
   */
  MaxMessages?: number;
  /**
   * For how long the messages are left to the caller.
   */
  LeaseSeconds?: number;
}
/**
 * The message will not be taken, which is final: either the agency's refusing receipt or a problem.
 */
export interface MailboxRefusal {
  /**
   * The lease under which peek gave the message out. Opaque: pass it back unchanged.
   */
  LeaseId: string;
  /**
   * The agency's sealed RECEIPT envelope with Verdict REFUSED, in base64. Signed, therefore better than a problem.
   */
  Receipt?: string;
  /**
   * Where nothing can be sealed.
   */
  Problem?: {
    /**
     * A code of docs/errors.md that is not to be sent again, for example InvalidAddressee or TypeNotAccepted.
     */
    Code: string;
    /**
     * What exactly is wrong. No text of the letter, no names or numbers of persons.
     */
    Detail?: string;
  };
}
/**
 * The answer to confirm, give-back and refuse.
 */
export interface MailboxSettled {
  MessageId: Uuid;
  /**
   * As in the status.
   */
  State: 'WAITING' | 'LEASED' | 'CONFIRMED' | 'REFUSED' | 'EXPIRED' | 'WITHDRAWN';
  /**
   * The same was said before; nothing was done a second time.
   */
  Duplicate: boolean;
  ConfirmedAt?: Instant;
  /**
   * Why the receipt that came along was not taken (docs/errors.md). The confirmation counts; hand a good receipt over later.
   */
  ReceiptProblem?: string;
}
/**
 * What is known of one MessageId, in whichever direction the message goes.
 */
export interface MailboxStatus {
  MessageId: Uuid;
  /**
   * TO_SYSTEM: a message of this mailbox. FROM_SYSTEM: one that the system handed over. UNKNOWN: neither.
   */
  Direction: 'TO_SYSTEM' | 'FROM_SYSTEM' | 'UNKNOWN';
  /**
   * TO_SYSTEM: WAITING for a peek, LEASED, CONFIRMED (by the system, or by a word of the agency), REFUSED, EXPIRED, WITHDRAWN (held or taken back by a person). Otherwise NOT_RECEIVED: send it from the start; RECEIVING: files or the submit are missing; RECEIVED: done, the receipt is below.
   */
  State:
    | 'WAITING'
    | 'LEASED'
    | 'CONFIRMED'
    | 'REFUSED'
    | 'EXPIRED'
    | 'WITHDRAWN'
    | 'NOT_RECEIVED'
    | 'RECEIVING'
    | 'RECEIVED';
  LeasedUntil?: Instant;
  ConfirmedAt?: Instant;
  EnvelopeSha256?: Sha256;
  ReceivedAt?: Instant;
  /**
   * FROM_SYSTEM and RECEIVED: our sealed RECEIPT envelope in base64, the same bytes as ever.
   */
  Receipt?: string;
}
/**
 * A page of the log of a mandate, the newest first.
 */
export interface MandateActPage {
  /**
   * What was done.
   */
  items: {
    actedAt: Instant;
    /**
     * opened: marked as read. downloaded: a file, an envelope or a paper. listed: looked at lists of letters. read: looked at one letter, draft or upload, at what filing one would lead to, at a complaint made ready, or at which envelopes there are.
     */
    act: 'read' | 'listed' | 'opened' | 'downloaded' | 'uploaded' | 'removed' | 'sent' | 'changed';
    caseId?: Uuid;
  }[];
  nextCursor?: Cursor;
}
/**
 * To whom the owner gives the right to act in their name, how far, and for how long.
 */
export interface MandateGrant {
  /**
   * Who may act.
   */
  holder:
    | {
        /**
         * A person.
         */
        kind: 'natural';
        /**
         * Given name, as the owner knows it.
         */
        givenName: string;
        /**
         * Family name, as the owner knows it.
         */
        familyName: string;
        /**
         * By which the person finds the mandate when they sign in.
         */
        personalNumber: string;
      }
    | {
        /**
         * An organisation.
         */
        kind: 'legal';
        /**
         * Its name.
         */
        name: string;
        /**
         * Its identification code, by which its representatives find the mandate.
         */
        organisationNumber: string;
      };
  /**
   * read: look at letters and download. write: also upload, file, send into cases and mark as read.
   */
  rights: 'read' | 'write';
  /**
   * Only letters in which one of these agencies has or had to answer; absent: all.
   *
   * @minItems 1
   * @maxItems 100
   */
  agencyCodes?: Code[];
  /**
   * Only letters of these types; absent: all.
   *
   * @minItems 1
   * @maxItems 100
   */
  letterTypes?: LetterTypeCode[];
  validFrom?: Day;
  validUntil: Day;
}
/**
 * Mandates of one side, the newest first; at most 200.
 */
export interface MandateList {
  /**
   * The mandates.
   */
  items: Mandate[];
}
/**
 * The right of one side to act for the other, as both sides see it.
 */
export interface Mandate {
  mandateId: Uuid;
  /**
   * The number that notices about it name.
   */
  number: string;
  /**
   * For whom one may act.
   */
  owner: {
    /**
     * A person or an organisation.
     */
    kind: 'natural' | 'legal';
    /**
     * Given and family name, or the name of the organisation.
     */
    name: string;
  };
  /**
   * Who may act, as the owner named them.
   */
  holder: {
    /**
     * A person or an organisation.
     */
    kind: 'natural' | 'legal';
    /**
     * Given and family name, or the name of the organisation.
     */
    name: string;
  };
  /**
   * read: look at letters and download. write: also upload, file, send into cases and mark as read.
   */
  rights: 'read' | 'write';
  /**
   * Only letters in which one of these agencies has or had to answer; absent: all.
   *
   * @minItems 1
   * @maxItems 100
   */
  agencyCodes?: Code[];
  /**
   * Only letters of these types; absent: all.
   *
   * @minItems 1
   * @maxItems 100
   */
  letterTypes?: LetterTypeCode[];
  validFrom: Day;
  validUntil: Day;
  /**
   * waiting: to be accepted until acceptUntil, else lapsed. Only active ones let act.
   */
  state: 'waiting' | 'lapsed' | 'not_yet' | 'active' | 'expired' | 'revoked' | 'declined' | 'given_back';
  grantedAt: Instant;
  acceptUntil?: Instant;
  acceptedAt?: Instant;
  endedAt?: Instant;
  firstUsedAt?: Instant;
}
/**
 * Takes the place of all that was chosen before.
 */
export interface NoticeSettingsChange {
  /**
   * The language of notices; absent: the language of each letter.
   */
  language?: 'ka' | 'en';
  /**
   * When nothing is sent but one-time codes. Absent: as the installation has it.
   */
  quietHours?: {
    /**
     * For e-mail; absent: it may come at any hour.
     */
    email?: {
      /**
       * HH:MM in Georgia.
       */
      from: string;
      /**
       * The first minute that is not quiet any more, HH:MM in Georgia; earlier than from: on the next day.
       */
      to: string;
    };
    /**
     * For SMS; absent: as the installation has it, as a rule 20:00 to 09:00.
     */
    sms?: {
      /**
       * HH:MM in Georgia.
       */
      from: string;
      /**
       * The first minute that is not quiet any more, HH:MM in Georgia; earlier than from: on the next day.
       */
      to: string;
    };
  };
  /**
   * Notices that are not wanted; all others come. Of one that a term or a right hangs on, one channel must stay.
   *
   * @maxItems 100
   */
  switchedOff: {
    /**
     * What the notice is about, for example unread_reminder.
     */
    event: string;
    /**
     * On which channel it is not wanted.
     */
    channel: 'email' | 'sms';
  }[];
}
/**
 * What the citizen chose, what holds where nothing was chosen, and what there is to choose from.
 */
export interface NoticeSettings {
  /**
   * The language of notices; absent: the language of each letter.
   */
  language?: 'ka' | 'en';
  /**
   * When nothing is sent but one-time codes; a channel that is absent has no quiet hours.
   */
  quietHours: {
    /**
     * For e-mail.
     */
    email?: {
      /**
       * HH:MM in Georgia.
       */
      from: string;
      /**
       * HH:MM in Georgia.
       */
      to: string;
      /**
       * Whether the citizen chose them; else they are the installation's.
       */
      chosen: boolean;
    };
    /**
     * For SMS.
     */
    sms?: {
      /**
       * HH:MM in Georgia.
       */
      from: string;
      /**
       * HH:MM in Georgia.
       */
      to: string;
      /**
       * Whether the citizen chose them; else they are the installation's.
       */
      chosen: boolean;
    };
  };
  /**
   * Notices that are not wanted.
   */
  switchedOff: {
    /**
     * What the notice is about, for example unread_reminder.
     */
    event: string;
    /**
     * On which channel it is not wanted.
     */
    channel: 'email' | 'sms';
  }[];
  /**
   * All notices there are.
   */
  events: {
    /**
     * What the notice is about.
     */
    event: string;
    /**
     * A term or a right hangs on it: it cannot be switched off on every channel.
     */
    legal: boolean;
    /**
     * The channels that it comes on.
     *
     * @minItems 1
     */
    channels: ('email' | 'sms')[];
  }[];
}
/**
 * RFC 9457 problem. Decide by code; title and detail are for people and may be reworded. It never carries letter text, names or numbers of persons.
 */
export interface Problem {
  /**
   * urn:shikriki:problem: followed by the code.
   */
  type: string;
  /**
   * What is wrong, the same for every occurrence of the code.
   */
  title: string;
  /**
   * The HTTP status of this answer.
   */
  status: number;
  /**
   * What exactly is wrong here.
   */
  detail: string;
  /**
   * What the problem is about, where it has an address.
   */
  instance?: string;
  /**
   * A stable code of the problem catalogue (docs/errors.md). Codes are added, never renamed.
   */
  code: string;
  traceId: TraceId;
  /**
   * The places, one entry each.
   *
   * @maxItems 100
   */
  errors?: {
    /**
     * A JSON Pointer (RFC 6901) into the request, or the path of an XML element; empty for the whole.
     */
    pointer: string;
    /**
     * What is wrong at this place.
     */
    detail: string;
  }[];
  /**
   * How long to wait before the same request is sent again, in seconds; equals the Retry-After header.
   */
  retryAfterSeconds?: number;
}
/**
 * What became of an SMS, as the provider over HTTP says it (docs/operations.md, SMS over HTTP).
 */
export interface SmsReport {
  /**
   * The provider's own reference, as it answered when it took the message.
   */
  messageId: string;
  reference: Uuid;
  /**
   * accepted: under way, nothing is decided. delivered: on the phone. expired: the phone was off or out of reach for too long. undeliverable, rejected: this message will not arrive. number_unknown: nobody has this number.
   */
  state: 'accepted' | 'delivered' | 'expired' | 'undeliverable' | 'rejected' | 'number_unknown';
  at: Instant;
}
/**
 * A file that was received and can be attached to one letter.
 */
export interface Upload {
  uploadId: Uuid;
  fileName: FileName;
  mediaType: MediaType;
  sizeBytes: SizeBytes;
  sha256: Sha256;
  /**
   * What the malware scan says; asked for again, it is newer. infected and held cannot be attached; a letter with a file that is not scanned yet is filed, and sent when the file is clean.
   */
  scanState: 'not_scanned' | 'clean' | 'infected' | 'held';
  createdAt: Instant;
}
/**
 * What is posted to a webhook. A batch without items is a ping: answer 2xx and keep nothing.
 */
export interface WebhookBatch {
  webhookId: Uuid;
  /**
   * In order; positions that the event filter leaves out are skipped.
   *
   * @maxItems 100
   */
  items: Change[];
  nextPosition: Position;
}
/**
 * All webhooks of the client of the token, the oldest first.
 */
export interface WebhookList {
  /**
   * The webhooks.
   */
  items: Webhook[];
}
/**
 * An address that is told of changes. Its secret is told once, when it is made or rotated.
 */
export interface Webhook {
  webhookId: Uuid;
  /**
   * Where changes are posted.
   */
  address: string;
  /**
   * Only these events; absent: all.
   *
   * @minItems 1
   * @maxItems 50
   */
  events?: ChangeKind[];
  /**
   * A paused webhook gets nothing until it is replayed.
   */
  state: 'active' | 'paused';
  /**
   * failing: no call was taken for three days.
   */
  pausedBecause?: 'asked' | 'failing';
  confirmedPosition: Position;
  failingSince?: Instant;
  nextTryAt?: Instant;
  /**
   * HTTP and a status, or timeout, no_connection, connection_lost, address_not_allowed.
   */
  lastFailure?: string;
  lastDeliveredAt?: Instant;
  createdAt: Instant;
}
/**
 * What the receiver said.
 */
export interface WebhookPing {
  /**
   * Whether it answered 2xx within ten seconds.
   */
  taken: boolean;
  /**
   * Its HTTP status, where it answered.
   */
  httpStatus?: number;
  /**
   * Why it was not taken, as in lastFailure.
   */
  failure?: string;
}
/**
 * What a client asks for.
 */
export interface WebhookRegistration {
  /**
   * An https address without user name and password. Private networks only where the operator lists them. In the sandbox also http://127.0.0.1.
   */
  address: string;
  /**
   * Only these events; absent: all.
   *
   * @minItems 1
   * @maxItems 50
   */
  events?: ChangeKind[];
  after?: Position;
}
/**
 * From where a webhook is delivered again.
 */
export interface WebhookReplay {
  after?: Position;
}
/**
 * The only answer that holds the secret.
 */
export interface WebhookSecret {
  webhook: Webhook;
  /**
   * The key of the HMAC: these characters as they are. Keep it like a password.
   */
  secret: string;
}
