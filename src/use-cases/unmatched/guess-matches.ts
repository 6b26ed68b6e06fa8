import type { Person } from '../../domain/envelope.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import { cluesOf, MATCH_REASONS, type MatchReason, matchScore, namesPerson } from '../../domain/reply-clues.ts';
import type { Cases } from '../../ports/cases.ts';
import type { Content } from '../../ports/content.ts';
import type { Transactions } from '../../ports/transaction.ts';
import type { MatchCandidate, MatchCandidates, UnmatchedReplies } from '../../ports/unmatched-replies.ts';
import type { KeptReply } from './kept-reply.ts';

/** A case that an unmatched reply may belong to. */
export interface MatchGuess extends MatchCandidate {
  /** 0 to 99. */
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

// Whose names are looked for: the cases that an agency has open at a time are many, and the newest are asked for most.
const OPEN_CASES_LOOKED_AT = 200;

const MOST_GUESSES = 10;

const nameOf = (person: Person): string => (person.kind === 'natural' ? person.familyName : person.name);

/**
 * Guesses where a reply belongs, the surest first: by the ids it names, by numbers found in it, by the name of who wrote, and by what
 * the agency has open. Only cases with a leg of its Sender. Changes nothing. Problem NotFound.
 */
export const makeGuessMatches =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly unmatchedReplies: Pick<UnmatchedReplies, 'find'>;
    readonly matchCandidates: MatchCandidates;
    readonly cases: Pick<Cases, 'initiator'>;
    readonly content: Pick<Content, 'getJson'>;
  }) =>
  (query: { readonly unmatchedId: string; readonly operator: string }): Promise<Result<readonly MatchGuess[]>> =>
    deps.transactions.inTransaction({ kind: 'operator', name: query.operator }, async (tx) => {
      const reply = await deps.unmatchedReplies.find(tx, query.unmatchedId);
      if (reply === undefined) return fail('NotFound', 'There is no unmatched reply with this id.');
      const { verified } = await deps.content.getJson<KeptReply>(tx, reply.verifiedContentId);
      const clues = cluesOf(verified.envelope);
      const { agencyCode } = reply;
      const { matchCandidates } = deps;

      const found = new Map<string, { candidate: MatchCandidate; reasons: Set<MatchReason> }>();
      const note = (reason: MatchReason, candidates: readonly MatchCandidate[]): void => {
        for (const candidate of candidates) {
          const known = found.get(candidate.legId) ?? { candidate, reasons: new Set() };
          found.set(candidate.legId, known);
          known.reasons.add(reason);
        }
      };
      note('same_conversation', await matchCandidates.ofConversation(tx, agencyCode, reply.conversationId));
      if (clues.refToMessageId !== undefined)
        note('ref_to_message', await matchCandidates.ofMessage(tx, agencyCode, clues.refToMessageId));
      note('registration_number', await matchCandidates.ofRegistration(tx, agencyCode, clues.numbers));
      note('tracking_number', await matchCandidates.ofTrackingNumber(tx, agencyCode, clues.trackingNumbers));
      note('open_case', await matchCandidates.open(tx, agencyCode, reply.receivedAt, OPEN_CASES_LOOKED_AT));
      for (const { candidate } of [...found.values()]) {
        const { person } = await deps.cases.initiator(tx, candidate.caseId);
        if (namesPerson(clues.foldedText, nameOf(person))) note('name', [candidate]);
      }

      const guesses = [...found.values()].map(({ candidate, reasons }): MatchGuess => {
        const ordered = MATCH_REASONS.filter((reason) => reasons.has(reason));
        return { ...candidate, score: matchScore(ordered), reasons: ordered };
      });
      guesses.sort((a, b) => b.score - a.score || b.filedAt.getTime() - a.filedAt.getTime());
      return ok(guesses.slice(0, MOST_GUESSES));
    });

export type GuessMatches = ReturnType<typeof makeGuessMatches>;
