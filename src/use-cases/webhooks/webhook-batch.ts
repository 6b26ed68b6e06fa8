import type { Change } from '../../ports/changes.ts';
import type { Content } from '../../ports/content.ts';
import type { Transaction } from '../../ports/transaction.ts';
import type { Webhook } from '../../ports/webhooks.ts';

/** A change as the feed and webhooks tell it (change.schema.json). */
export const changeJson = (change: Change) => ({
  position: change.position,
  eventId: change.eventId,
  caseId: change.caseId,
  ...(change.legId !== undefined && { legId: change.legId }),
  event: change.kind,
  caseState: change.caseState,
  occurredAt: change.occurredAt.toISOString(),
  reportedAt: change.reportedAt.toISOString(),
});

/** The body of one POST (webhook-batch.schema.json). One without changes is a ping. */
export const batchBody = (webhookId: string, changes: readonly Change[], nextPosition: number): Buffer =>
  Buffer.from(JSON.stringify({ webhookId, items: changes.map(changeJson), nextPosition }));

/** The secrets a body is signed with now, the newest first. */
export const secretsOf = async (
  content: Pick<Content, 'get'>,
  tx: Transaction,
  { secretContentId, previousSecretContentId }: Pick<Webhook, 'secretContentId' | 'previousSecretContentId'>,
): Promise<readonly string[]> => {
  const secrets: string[] = [];
  for (const id of [secretContentId, previousSecretContentId])
    if (id !== undefined) secrets.push((await content.get(tx, id)).toString('utf8'));
  return secrets;
};
