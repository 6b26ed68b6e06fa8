import { randomUUID } from 'node:crypto';
import { aPdf, type PortalScene } from './portal-scene.ts';

/** What became of a case from filing to reply. */
export interface FullCase {
  readonly caseId: string;
  readonly trackingNumber: string;
  readonly filingReceipt: string;
  readonly registrationId: string;
  readonly submissionId: string;
  /** As the API shows them: filed, the question, its answer, the reply. */
  readonly letters: readonly { readonly letterId: string; readonly kind: string }[];
  readonly fileNames: readonly string[];
}

const CITIZEN_FILE = 'ქუჩა № 12.pdf';
const REPLY_FILE = 'პასუხი № 1.pdf';

/** A request for information with a form and a file, registered, asked about, clarified with a file, and answered with a file. */
export const fullCase = async (portal: PortalScene): Promise<FullCase> => {
  const uploaded = async (name: string, bytes: Buffer) => (await portal.upload(name, bytes)).json.uploadId as string;
  const filed = await portal.submit(
    portal.aLetter({
      letterType: 'foi',
      text: 'გთხოვთ, შეაკეთოთ № 12 სახლთან ორმო. ზარალი 1 250 ₾-ია.',
      form: { period: '2024–2026', preferredForm: 'electronic' },
      attachments: [{ uploadId: await uploaded(CITIZEN_FILE, aPdf(400)), main: true }],
    }),
  );
  const { caseId, trackingNumber, filingReceipt } = filed.json;
  await portal.scanned();
  await portal.delivered(caseId);
  const registration = await portal.agencySays(caseId, 'REGISTRATION', portal.aRegistration('№ 08/12345'));
  const now = new Date().toISOString();
  await portal.agencySays(caseId, 'STATUS', {
    block: 'status',
    status: { code: 'CLARIFICATION_REQUESTED', occurredAt: now, reportedAt: now, reason: { ka: 'რომელი სართული?' } },
  });
  const clarified = await portal.call('POST', `/v1/cases/${caseId}/letters`, {
    headers: { 'idempotency-key': randomUUID() },
    body: {
      kind: 'clarification_reply',
      text: 'პირველი სართული.',
      // The same name once more: a ZIP must hold both.
      attachments: [{ uploadId: await uploaded(CITIZEN_FILE, aPdf(500)) }],
    },
  });
  if (clarified.status !== 201) throw new Error(clarified.bytes.toString());
  await portal.scanned();
  await portal.delivered(caseId);
  await portal.agencySays(caseId, 'REPLY', portal.aReply({ text: 'ორმო ამოვსებულია.' }), [
    { fileName: REPLY_FILE, bytes: aPdf(600) },
  ]);
  await portal.scanned();
  const [submission] = await portal.rows<{ message_id: string }>(
    `select message_id from envelopes where case_id = $1 and message_kind = 'SUBMISSION'`,
    caseId,
  );
  const { letters } = (await portal.call('GET', `/v1/cases/${caseId}`)).json;
  return {
    caseId,
    trackingNumber,
    filingReceipt: filingReceipt.messageId,
    registrationId: registration.messageId,
    submissionId: submission?.message_id ?? '',
    letters,
    fileNames: [CITIZEN_FILE, CITIZEN_FILE, REPLY_FILE],
  };
};
