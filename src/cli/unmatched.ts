import type { CaseId } from '../domain/ids.ts';
import { fail, type Result } from '../domain/problems.ts';
import { DISCARD_REASONS } from '../ports/unmatched-replies.ts';
import type { UnmatchedOverview } from '../use-cases/unmatched/list-unmatched.ts';
import { answerSentence, facts, table } from './answers.ts';
import type { Answer, Call, Noun } from './command.ts';
import { namedId } from './named-id.ts';
import type { OperatorDesk } from './operator-desk.ts';

type Desk = Pick<OperatorDesk, 'listUnmatched' | 'findUnmatched' | 'guessMatches' | 'matchReply' | 'discardUnmatched'>;

const STATES = ['waiting', 'matched', 'discarded'] as const;

const guessesOf = async (desk: Desk, call: Call, unmatchedId: string) => {
  const guesses = await desk.guessMatches({ unmatchedId, operator: call.by.actor });
  return guesses.ok ? guesses.value : [];
};

const shown = async (desk: Desk, call: Call, reply: UnmatchedOverview): Promise<Result<Answer>> => {
  const guesses = await guessesOf(desk, call, reply.unmatchedId);
  const { decision } = reply;
  const text = [
    facts({
      id: reply.unmatchedId,
      agency: reply.agencyCode,
      system: reply.systemCode,
      'message id': reply.messageId,
      received: reply.receivedAt,
      outcome: reply.outcome,
      occurred: reply.occurredAt,
      'number of the reply': reply.replyNumber,
      files: reply.fileCount,
      decision: decision?.state ?? 'waits',
      'decided by': decision?.operator,
    }),
    guesses.length === 0
      ? 'There is no guess.'
      : table(guesses, {
          CASE: ({ caseId }) => caseId,
          LEG: ({ legId }) => legId,
          TRACKING: ({ trackingNumber }) => trackingNumber,
          FILED: ({ filedAt }) => filedAt,
          SCORE: ({ score }) => score,
          BECAUSE: ({ reasons }) => reasons.join(' '),
        }),
  ].join('\n\n');
  return answerSentence(text, { ...reply, guesses });
};

/** Replies that match no case: an operator says where they belong. */
export const unmatched: Noun<Desk> = {
  about: 'Replies of agencies that match no case: see the guesses, match to a case, discard.',
  verbs: {
    list: {
      about: 'replies that wait, the oldest first, each with its best guess',
      options: {
        agency: { takes: 'CODE', about: 'those of an agency' },
        state: { takes: 'STATE', about: `${STATES.join(', ')}; left out: waiting` },
        limit: { takes: 'NUMBER', about: 'at most; left out: 50', form: 'number from 1' },
      },
      async run(desk, call) {
        const said = call.option('state') ?? 'waiting';
        const state = STATES.find((one) => one === said);
        if (state === undefined) return fail('Validation', `The state is one of ${STATES.join(', ')}.`);
        const agencyCode = call.option('agency');
        const replies = await desk.listUnmatched({
          operator: call.by.actor,
          state,
          limit: Math.min(call.number('limit') ?? 50, 500),
          ...(agencyCode !== undefined && { agencyCode }),
        });
        if (replies.length === 0) return answerSentence('There are none.', []);
        const rows = [];
        for (const reply of replies) {
          const [guess] = state === 'matched' ? [] : await guessesOf(desk, call, reply.unmatchedId);
          rows.push({ ...reply, guess });
        }
        const text = table(rows, {
          ID: ({ unmatchedId }) => unmatchedId,
          AGENCY: (row) => row.agencyCode,
          RECEIVED: ({ receivedAt }) => receivedAt,
          OUTCOME: ({ outcome }) => outcome,
          FILES: ({ fileCount }) => fileCount,
          'BEST GUESS': ({ guess }) => guess?.trackingNumber,
          SCORE: ({ guess }) => guess?.score,
        });
        return answerSentence(text, rows);
      },
    },
    show: {
      about: 'one reply, without its text, and where it may belong',
      args: ['ID'],
      async run(desk, call) {
        const id = namedId(call.argument('ID'));
        const found = id.ok ? await desk.findUnmatched({ unmatchedId: id.value, operator: call.by.actor }) : id;
        return found.ok ? shown(desk, call, found.value) : found;
      },
    },
    match: {
      about:
        'put a reply into the case where it belongs; the citizen sees it and is told, and it is not moved any more',
      args: ['ID'],
      options: {
        case: { takes: 'CASE', about: 'id of the case', required: true },
        leg: { takes: 'LEG', about: 'where the agency has several legs in the case' },
      },
      async run(desk, call) {
        const [id, caseId] = [namedId(call.argument('ID')), namedId<CaseId>(call.option('case') ?? '')];
        if (!id.ok) return id;
        if (!caseId.ok) return caseId;
        const legId = call.option('leg');
        const result = await desk.matchReply({
          unmatchedId: id.value,
          caseId: caseId.value,
          by: call.by,
          ...(legId !== undefined && { legId }),
        });
        if (!result.ok) return result;
        const said = result.value.repeated ? 'It is there already' : 'The reply is in the case now';
        return answerSentence(`${said}: ${result.value.caseId}.`, result.value);
      },
    },
    discard: {
      about: 'let go of a reply; everything is kept and it can still be matched',
      args: ['ID'],
      options: { because: { takes: 'WORD', about: DISCARD_REASONS.join(', '), required: true } },
      async run(desk, call) {
        const id = namedId(call.argument('ID'));
        if (!id.ok) return id;
        const reason = DISCARD_REASONS.find((one) => one === call.option('because'));
        if (reason === undefined) return fail('Validation', `--because is one of ${DISCARD_REASONS.join(', ')}.`);
        const result = await desk.discardUnmatched({ unmatchedId: id.value, reason, by: call.by });
        return result.ok
          ? answerSentence('The reply is discarded.', { unmatchedId: id.value, discarded: reason })
          : result;
      },
    },
  },
};
