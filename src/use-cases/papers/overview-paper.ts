import type { CaseEvent } from '../../domain/case.ts';
import { EVENT_WORDS } from '../../domain/papers/event-words.ts';
import { OUTCOME_WORDS } from '../../domain/papers/letter-words.ts';
import type { Block, Fact, ListedEvent, Paper } from '../../domain/papers/paper.ts';
import { paperDay, paperTime } from '../../domain/papers/paper-time.ts';
import { stateWordsOf } from '../../domain/plain-words.ts';
import type { LegOverview } from '../../ports/case-reads.ts';
import { agencyOfLeg, type CaseRecord } from './case-record.ts';
import { letterHeading } from './letter-paper.ts';
import { type Pen, paperFrame, personName } from './paper-parts.ts';

/** The case and everything that happened in it as a paper. Pure. */
export const overviewPaper = (pen: Pen, record: CaseRecord): Paper => {
  const { overview, initiator, legs, letters, events } = record;
  const { happened, next } = stateWordsOf(overview.state, legs);
  return {
    ...paperFrame(pen, {
      heading: pen.say('overview'),
      trackingNumber: overview.trackingNumber,
      dated: events.at(-1)?.reportedAt ?? overview.filedAt,
    }),
    blocks: [
      { block: 'heading', text: overview.title },
      {
        block: 'facts',
        facts: [
          ...pen.fact('trackingNumber', overview.trackingNumber),
          ...pen.fact('letterType', pen.pick(record.typeName)),
          ...pen.fact('author', personName(initiator.person)),
          ...pen.fact('onBehalfOf', initiator.represented && personName(initiator.represented.party)),
          ...pen.fact('filedAt', paperTime(overview.filedAt)),
          ...pen.fact('state', `${pen.pick(happened)} ${pen.pick(next)}`),
          ...pen.fact('completedAt', overview.completedAt && paperTime(overview.completedAt)),
        ],
      },
      { block: 'heading', text: pen.say('agencies') },
      ...legs.map((leg): Block => ({ block: 'facts', facts: legFacts(pen, leg) })),
      { block: 'heading', text: pen.say('letters') },
      {
        block: 'events',
        events: letters.map((letter) => ({
          at: paperTime(letter.createdAt),
          what: letterHeading(pen, record, letter),
          more: [agencyOfLeg(record, letter.legId, pen.language)],
        })),
      },
      { block: 'heading', text: pen.say('timeline') },
      { block: 'events', events: events.map((event) => eventOf(pen, record, event)) },
      { block: 'note', text: pen.say('overviewNote') },
    ],
  };
};

const legFacts = (pen: Pen, leg: LegOverview): readonly Fact[] => [
  ...pen.fact('agency', pen.language === 'en' ? leg.agencyNameEn : leg.agencyNameKa),
  ...pen.fact('registrationNumber', leg.registrationNumber),
  ...pen.fact('registeredAt', leg.registeredAt && paperTime(leg.registeredAt)),
  ...pen.fact('outcome', leg.outcome && pen.pick(OUTCOME_WORDS[leg.outcome])),
];

const eventOf = (
  pen: Pen,
  record: CaseRecord,
  { kind, legId, facts, occurredAt, reportedAt }: CaseEvent,
): ListedEvent => {
  const { say, pick } = pen;
  const [at, told] = [paperTime(occurredAt), paperTime(reportedAt)];
  const named = (label: 'registrationNumber' | 'lastDay' | 'previousDay' | 'outcome', value: string | undefined) =>
    value === undefined ? [] : [`${say(label)}: ${value}`];
  return {
    at,
    what: pick(EVENT_WORDS[kind]),
    more: [
      // Where there is one agency only, it stands above.
      ...(legId === undefined || record.legs.length < 2 ? [] : [agencyOfLeg(record, legId, pen.language)]),
      ...named('registrationNumber', facts.registrationNumber),
      ...named('outcome', facts.outcome && pick(OUTCOME_WORDS[facts.outcome])),
      ...named('lastDay', facts.newDueOn && paperDay(facts.newDueOn)),
      ...named('previousDay', facts.previousDueOn && paperDay(facts.previousDueOn)),
      ...(facts.enteredByHand === true ? [say('enteredByHand')] : []),
      ...(facts.channel === 'email' ? [say('byEmail')] : facts.channel === 'sms' ? [say('bySms')] : []),
      ...(told === at ? [] : [`${say('reported')}: ${told}`]),
    ],
  };
};
