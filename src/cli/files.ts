import type { FileId } from '../domain/ids.ts';
import type { HeldFileDecision } from '../use-cases/settle-held-file.ts';
import { answerSentence, answerTable } from './answers.ts';
import type { Noun, Verb } from './command.ts';
import { namedId } from './named-id.ts';
import type { OperatorDesk } from './operator-desk.ts';

type Desk = Pick<OperatorDesk, 'heldFiles'>;

const decision = (about: string, decided: HeldFileDecision, done: string): Verb<Desk> => ({
  about,
  args: ['ID'],
  async run(desk, call) {
    const id = namedId<FileId>(call.argument('ID'));
    const result = id.ok ? await desk.heldFiles.decide(id.value, decided, call.by) : id;
    return result.ok ? answerSentence(`The file ${done}.`, { fileId: call.argument('ID'), decision: decided }) : result;
  },
});

/** Files that no scan could judge, and their letters with them. */
export const files: Noun<Desk> = {
  about: 'Files that are held because no scan could judge them; their letters wait with them.',
  verbs: {
    list: {
      about: 'files that are held, the oldest first',
      async run(desk, call) {
        return answerTable(await desk.heldFiles.list(call.by.actor), {
          ID: ({ fileId }) => fileId,
          CASE: ({ caseId }) => caseId,
          REASON: ({ reason }) => reason,
          BYTES: ({ sizeBytes }) => sizeBytes,
          SINCE: ({ since }) => since,
        });
      },
    },
    'scan-again': decision(
      "have one scanned again, after the scanner's limits were raised",
      'scan_again',
      'is scanned again',
    ),
    remove: decision(
      'take one out of its letter, which goes on without it; both sides are told',
      'remove',
      'is removed',
    ),
  },
};
