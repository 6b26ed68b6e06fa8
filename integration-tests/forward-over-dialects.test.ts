import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleLetters } from '../src/simulators/citizens/letters.ts';
import type { SimulatedSystem } from '../src/simulators/edoc/simulated-system.ts';
import type { Word } from '../src/simulators/edoc/words.ts';
import { type TestSandbox, testSandbox } from './support/sandbox.ts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await testSandbox();
});
afterAll(() => sandbox.stop());

/** Lets an agency speak and waits until the gateway has settled it. @returns the code of a refusal, undefined where it was taken. */
const settled = async (
  { ledger, say }: SimulatedSystem,
  messageId: string,
  word: Word,
): Promise<string | undefined> => {
  const said = await say(messageId, word);
  if (!said.ok) throw new Error(said.problem.detail);
  const answer = () => ledger.answersTo(messageId).find(({ sealed }) => sealed.turn === said.value.turn);
  await ledger.waitUntil(() => answer()?.confirmed !== undefined || answer()?.rejected !== undefined, 20_000);
  return answer()?.rejected?.problemCode;
};

const arrivedAt = async ({ ledger }: SimulatedSystem, caseId: string) => {
  const find = () => ledger.arrivals().find(({ first }) => first?.letter.conversationId === caseId);
  await ledger.waitUntil(() => find() !== undefined, 20_000);
  const arrival = find();
  if (arrival === undefined) throw new Error('the forwarded letter did not arrive');
  return arrival;
};

describe('a forward crosses from one dialect to another', () => {
  test.each([
    ['edoc-soap to edoc-rest', 'napr', 'mof', 'psda', 'rs'],
    ['edoc-rest to edoc-soap', 'mof', 'napr', 'rs', 'psda'],
  ] as const)(
    '%s: with its files, registered and answered there, and never back',
    async (_, from, to, first, second) => {
      const citizen = sandbox.citizen();
      const example = exampleLetters.find(
        ({ letterType, attachments }) => letterType === 'letter' && attachments.length === 1,
      );
      if (example === undefined) throw new Error('no example letter has one file');
      const filed = await citizen.submit({ ...example, agencyCode: first }, crypto.randomUUID());
      const { [from]: sender, [to]: receiver } = sandbox.systems;
      const letter = await arrivedAt(sender, filed.caseId);

      expect(await settled(sender, letter.messageId, { kind: 'REGISTRATION' })).toBeUndefined();
      const forward = { kind: 'FORWARD', toAgencyCode: second, extent: 'WHOLE', withFile: true } as const;
      expect(await settled(sender, letter.messageId, forward)).toBeUndefined();

      const arrival = await arrivedAt(receiver, filed.caseId);
      expect(arrival).toMatchObject({ messageKind: 'FORWARD', agencyCode: second });
      expect(arrival.files).toHaveLength(2);
      expect(await settled(receiver, arrival.messageId, { ...forward, toAgencyCode: first })).toBe('ForwardLoop');
      expect(await settled(sender, letter.messageId, { ...forward, extent: 'PART' })).toBe('CaseEnded');
      expect(await settled(receiver, arrival.messageId, { kind: 'REGISTRATION' })).toBeUndefined();
      expect(await settled(receiver, arrival.messageId, { kind: 'REPLY', outcome: 'ANSWERED' })).toBeUndefined();

      expect(await citizen.readCase(filed.caseId)).toMatchObject({
        state: 'answered',
        agencyCode: second,
        legs: [
          { agencyCode: first, state: 'forwarded' },
          { agencyCode: second, state: 'answered' },
        ],
      });
    },
  );
});
