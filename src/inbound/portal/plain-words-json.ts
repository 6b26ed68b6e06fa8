import type { CaseState } from '../../domain/case.ts';
import { PLAIN_WORDS, WHO_ANSWERS } from '../../domain/plain-words.ts';
import type { CaseDetail, Leg } from '../../generated/schemas.ts';

/**
 * A case in plain words as case-detail.schema.json writes them. By when: what the citizen owes where a leg asks for something, else the
 * first day by which an agency owes an answer.
 */
export const toPlainWords = (state: CaseState, legs: readonly Leg[]): CaseDetail['plainWords'] => {
  const asked = legs.flatMap(({ clarificationDueOn }) => clarificationDueOn ?? []);
  const owed = legs.flatMap(({ clock }) => (clock?.stoppedOn === undefined ? (clock?.dueOn ?? []) : []));
  const [byWhen] = (state === 'clarification' ? asked : owed).toSorted();
  return { ...PLAIN_WORDS[state], whoAnswers: WHO_ANSWERS, ...(byWhen !== undefined && { byWhen }) };
};
