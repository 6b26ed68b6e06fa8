import type { CaseId, ContentId } from '../domain/ids.ts';
import type { Transaction } from './transaction.ts';

/** Answers already given, by the citizen and the key they chose. */
export interface Idempotency {
  /** Waits for any other request with the same key, then returns what is known of it. */
  lock(
    tx: Transaction,
    ownerSubject: string,
    key: string,
  ): Promise<{ readonly requestSha256: string; readonly answerContentId: ContentId } | undefined>;
  save(
    tx: Transaction,
    entry: {
      readonly ownerSubject: string;
      readonly key: string;
      readonly requestSha256: string;
      readonly answerContentId: ContentId;
      readonly caseId: CaseId;
    },
  ): Promise<void>;
}
