import type { Envelope, MessageKind } from '../../../domain/envelope.ts';
import { type ConformanceCase, unless } from '../case.ts';
import type { Letter } from '../letter.ts';

const KINDS = ['FOLLOW_UP', 'CLARIFICATION_REPLY', 'WITHDRAWAL', 'REMINDER', 'DISPUTE'] as const;

/** Turns a letter into one that goes into the case of another. */
const into =
  (first: Letter, messageKind: MessageKind, sequenceInConversation: number) =>
  (envelope: Envelope): Envelope => {
    const known = first.sealed?.envelope.header;
    if (known === undefined) return envelope;
    const { conversationId, legId, messageId } = known;
    const header = { ...envelope.header, messageKind, conversationId, legId, sequenceInConversation };
    return { ...envelope, header: { ...header, refToMessageId: messageId } };
  };

const forwarded = (envelope: Envelope): Envelope => {
  const { header, body } = envelope;
  if (body.block !== 'letter') return envelope;
  return {
    ...envelope,
    header: { ...header, messageKind: 'FORWARD' },
    body: {
      ...body,
      forward: {
        forwardedFrom: { scheme: 'agency', code: 'other-agency', name: 'სხვა უწყება', systemId: 'other-system' },
        forwardedTo: header.receiver,
        occurredAt: header.createdAt,
        reportedAt: header.createdAt,
        reason: { ka: 'საკითხი მიეკუთვნება ადრესატის კომპეტენციას.' },
        originallySubmittedAt: body.record.submittedAt,
        extent: 'WHOLE',
      },
    },
  };
};

const nameOf = (kind: MessageKind): string => kind.toLowerCase().replaceAll('_', '-');

/** Everything that may come into a case after its first letter, and a letter that another body forwarded. */
export const kinds: readonly ConformanceCase[] = [
  ...KINDS.map(
    (kind, index): ConformanceCase => ({
      id: `kind-${nameOf(kind)}`,
      asks: `An envelope of MessageKind ${kind} into a known case is taken.`,
      where: 'section 3, What we send, and what you answer',
      run: async (run) => {
        const first = await run.ordinary();
        // The second, third ... of the leg.
        const letter = await run.send(nameOf(kind), { envelope: into(first, kind, index + 2) });
        return unless(await run.acceptanceFlaw(letter), `${kind} was accepted.`);
      },
    }),
  ),
  {
    id: 'kind-forward',
    asks: 'A letter that another body forwarded (MessageKind FORWARD with Record) is taken.',
    where: 'section 3, What we send, and what you answer',
    run: async (run) =>
      unless(await run.acceptanceFlaw(await run.send('forward', { envelope: forwarded })), 'FORWARD was accepted.'),
  },
];
