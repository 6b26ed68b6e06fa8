import { X509Certificate } from 'node:crypto';
import type { CaseEvent } from '../../domain/case.ts';
import { outcomeOfReply, outcomeOfStanding } from '../../domain/citizen-outcome.ts';
import { fileCheckOf } from '../../domain/scan-state.ts';
import type { CaseDetail, CaseSummary, EnvelopeSummary, Leg, Letter, TimelineEvent } from '../../generated/schemas.ts';
import type {
  CaseOverview,
  EnvelopeOverview,
  FileOverview,
  LegOverview,
  LetterOverview,
  NotificationOverview,
} from '../../ports/case-reads.ts';

/** A case as case-summary.schema.json writes it. */
export const toSummary = ({ filedAt, registeredAt, completedAt, outcome, ...overview }: CaseOverview): CaseSummary => {
  const ended = outcomeOfStanding({ state: overview.state, ...(outcome !== undefined && { outcome }) });
  return {
    ...overview,
    language: overview.language === 'en' ? 'en' : 'ka',
    filedAt: filedAt.toISOString(),
    ...(ended !== undefined && { outcome: ended }),
    ...(registeredAt !== undefined && { registeredAt: registeredAt.toISOString() }),
    ...(completedAt !== undefined && { completedAt: completedAt.toISOString() }),
  };
};

/** A leg as leg.schema.json writes it. */
export const toLeg = ({ deliveredAt, registeredAt, outcome, ...leg }: LegOverview): Leg => {
  const ended = outcomeOfStanding({ state: leg.state, ...(outcome !== undefined && { outcome }) });
  return {
    ...leg,
    ...(ended !== undefined && { outcome: ended }),
    ...(deliveredAt !== undefined && { deliveredAt: deliveredAt.toISOString() }),
    ...(registeredAt !== undefined && { registeredAt: registeredAt.toISOString() }),
  };
};

/** An event as timeline-event.schema.json writes it. */
export const toTimelineEvent = (event: CaseEvent, agencyOfLeg: ReadonlyMap<string, string>): TimelineEvent => {
  const { kind, facts, legId, messageId } = event;
  const agencyCode = legId === undefined ? undefined : agencyOfLeg.get(legId);
  const channel = facts.channel === 'email' || facts.channel === 'sms' ? facts.channel : undefined;
  return {
    eventId: event.eventId,
    event: kind,
    occurredAt: event.occurredAt.toISOString(),
    reportedAt: event.reportedAt.toISOString(),
    ...(legId !== undefined && { legId }),
    ...(agencyCode !== undefined && { agencyCode }),
    ...(facts.registrationNumber !== undefined && { registrationNumber: facts.registrationNumber }),
    ...(facts.outcome !== undefined && { outcome: outcomeOfReply(facts.outcome) }),
    ...(messageId !== undefined && { messageId }),
    ...(facts.fileId !== undefined && { fileId: facts.fileId }),
    ...(channel !== undefined && { channel }),
  };
};

// Node writes one attribute a line, the country first; RFC 4514 writes them the other way round.
const sealSubject = (certificatePem: string): string =>
  new X509Certificate(certificatePem).subject.split('\n').reverse().join(', ');

/** A letter as letter.schema.json writes it: a submission's words, a reply's block, or the reason of a status. */
export const toLetter = (letter: LetterOverview, files: readonly FileOverview[], caseId: string): Letter => {
  const { words, sealCertificatePem } = letter;
  const { reply, status } = words;
  const text = reply === undefined ? (status === undefined ? words.text : status.reason?.ka) : reply.text;
  const appeal = reply?.appeal ?? status?.appeal;
  const fileCheck = fileCheckOf(files);
  return {
    letterId: letter.letterId,
    legId: letter.legId,
    direction: letter.direction,
    kind: letter.kind.toLowerCase() as Letter['kind'],
    ...(words.title !== undefined && { title: words.title }),
    ...(text !== undefined && { text }),
    language: words.language,
    createdAt: letter.createdAt.toISOString(),
    files: files.map((file) => ({
      fileId: file.fileId,
      fileName: file.fileName,
      mediaType: file.mediaType,
      sizeBytes: file.sizeBytes,
      sha256: file.sha256,
      main: file.main,
      href: `/v1/cases/${caseId}/files/${file.fileId}`,
      scanState: file.scanState,
      ...(file.removed !== undefined && {
        removed: { at: file.removed.at.toISOString(), reason: file.removed.because },
      }),
    })),
    ...(fileCheck !== undefined && { fileCheck }),
    ...(reply !== undefined && { outcome: outcomeOfReply(reply.outcome) }),
    ...(reply?.replyNumber !== undefined && { replyNumber: reply.replyNumber }),
    ...(reply?.replyDate !== undefined && { replyDate: reply.replyDate }),
    ...(reply?.ground !== undefined && { ground: reply.ground }),
    ...(appeal !== undefined && { appeal }),
    ...(reply?.post !== undefined && { post: reply.post }),
    // A letter is kept in the transaction that verified its seal.
    ...(sealCertificatePem !== undefined && {
      sealedBy: { subject: sealSubject(sealCertificatePem), verifiedAt: letter.createdAt.toISOString() },
    }),
  };
};

/** A notice as case-detail.schema.json writes it. */
export const toNotification = ({
  sentAt,
  ...notification
}: NotificationOverview): CaseDetail['notifications'][number] => ({
  ...notification,
  ...(sentAt !== undefined && { sentAt: sentAt.toISOString() }),
});

/** An envelope as envelope-summary.schema.json writes it. */
export const toEnvelopeSummary = (
  { contentId: _contentId, createdAt, ...envelope }: EnvelopeOverview,
  caseId: string,
): EnvelopeSummary => ({
  ...envelope,
  createdAt: createdAt.toISOString(),
  href: `/v1/cases/${caseId}/envelopes/${envelope.messageId}`,
});
