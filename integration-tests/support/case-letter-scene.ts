import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import type { EnvelopeBody, StatusCode } from '../../src/domain/envelope.ts';
import { type Answer, type PortalScene, portalScene } from './portal-scene.ts';

/** The portal of the file. */
export let portal: PortalScene;

/** Gives the tests of a file one portal together. */
export const useCaseLetterScene = (): void => {
  beforeAll(async () => {
    portal = await portalScene();
  });
  afterAll(() => portal.close());
};

/** What an agency says of where a case stands. */
export const aStatus = (code: StatusCode, change: object = {}): EnvelopeBody => ({
  block: 'status',
  status: { code, occurredAt: new Date().toISOString(), reportedAt: new Date().toISOString(), ...change },
});

/** A citizen sends a letter into a case. */
export const send = (
  caseId: string,
  letter: object,
  { as = 'nino', key = randomUUID() }: { as?: string; key?: string } = {},
): Promise<Answer> =>
  portal.call('POST', `/v1/cases/${caseId}/letters`, {
    as,
    headers: { 'idempotency-key': key },
    body: { text: 'გიგზავნით დამატებით.', ...letter },
  });

/** What went out of a case, in its order. */
export const sent = (caseId: string) =>
  portal.rows<{ message_kind: string; sequence_in_conversation: number; ref_to_message_id: string | null }>(
    `select message_kind, sequence_in_conversation, ref_to_message_id from deliveries where case_id = $1 order by sequence_in_conversation`,
    caseId,
  );

/** A case that its agency has registered. */
export const registered = async (): Promise<string> => {
  const { caseId } = await portal.filed();
  await portal.agencySays(caseId, 'REGISTRATION', portal.aRegistration('№ 7'));
  return caseId;
};
