import type { CaseId, NotificationId } from '../domain/ids.ts';
import type { Transaction } from '../ports/transaction.ts';
import { send } from './transactions.ts';

/** Writes what became of a notice into those that its message told as well: what becomes of the message becomes of them. */
export const sameForMerged = (tx: Transaction, caseId: CaseId, id: NotificationId): void =>
  send(tx, {
    name: 'notification-same-for-merged',
    text: `update notifications m
           set state = n.state, sent_at = n.sent_at, provider_reference = n.provider_reference, template_version = n.template_version,
               reason = n.reason, updated_at = n.updated_at
           from notifications n
           where m.case_id = $1 and m.merged_into = $2 and n.case_id = $1 and n.notification_id = $2`,
    values: [caseId, id],
  });
