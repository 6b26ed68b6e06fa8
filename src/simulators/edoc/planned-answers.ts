import type { MessageKind } from '../../domain/envelope.ts';
import type { PlannedAnswer } from './records.ts';
import type { DeskSettings } from './settings.ts';
import type { Word } from './words.ts';

/** Letters that open a leg are answered by default; what follows them only where a sequence says so. */
const ANSWERED_KINDS: readonly MessageKind[] = ['SUBMISSION', 'FORWARD'];

/** What an agency is going to say about a letter, and when. Fixed when the letter is registered. */
export const plannedAnswers = (
  kind: MessageKind,
  settings: DeskSettings,
  registeredAt: Date,
  lateMs: number,
): readonly PlannedAnswer[] => {
  const due = (delayMs: number): string => new Date(registeredAt.getTime() + delayMs + lateMs).toISOString();
  const sequence = settings.sequences[kind];
  if (sequence !== undefined) {
    return sequence.map(({ delayMs, ...word }, index) => ({
      step: word.kind,
      turn: String(index + 1),
      word,
      dueAt: due(delayMs),
    }));
  }
  if (!ANSWERED_KINDS.includes(kind)) return [];
  const { registrationDelayMs, statusDelayMs, replyDelayMs } = settings;
  const steps = [
    { step: 'REGISTRATION', delayMs: registrationDelayMs },
    { step: 'STATUS', delayMs: statusDelayMs },
    { step: 'REPLY', delayMs: replyDelayMs },
  ] as const;
  return steps.flatMap(({ step, delayMs }) => (delayMs === null ? [] : [{ step, dueAt: due(delayMs) }]));
};

/** The word of a planned answer; one without a word of its own is said as the settings are when it is due. */
export const wordOf = ({ step, word }: PlannedAnswer, { outcome, replyText }: DeskSettings): Word => {
  if (word !== undefined) return word;
  if (step === 'REPLY') return { kind: 'REPLY', outcome, ...(replyText !== null && { text: replyText }) };
  return step === 'STATUS' ? { kind: 'STATUS', code: 'IN_PROGRESS' } : { kind: step };
};
