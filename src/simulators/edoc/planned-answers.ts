import type { MessageKind } from '../../domain/envelope.ts';
import type { PlannedAnswer } from './records.ts';
import type { DeskSettings } from './settings.ts';

/** Letters that open a leg are answered; what follows them is only registered. */
const ANSWERED_KINDS: readonly MessageKind[] = ['SUBMISSION', 'FORWARD'];

/** What an agency is going to say about a letter, and when. Fixed when the letter is registered. */
export const plannedAnswers = (
  kind: MessageKind,
  settings: DeskSettings,
  registeredAt: Date,
  lateMs: number,
): readonly PlannedAnswer[] => {
  if (!ANSWERED_KINDS.includes(kind)) return [];
  const { registrationDelayMs, statusDelayMs, replyDelayMs } = settings;
  const steps = [
    { step: 'REGISTRATION', delayMs: registrationDelayMs },
    { step: 'STATUS', delayMs: statusDelayMs },
    { step: 'REPLY', delayMs: replyDelayMs },
  ] as const;
  return steps.flatMap(({ step, delayMs }) =>
    delayMs === null ? [] : [{ step, dueAt: new Date(registeredAt.getTime() + delayMs + lateMs).toISOString() }],
  );
};
