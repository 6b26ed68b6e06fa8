import type { ComplaintGround, Contested } from './complaint.ts';
import type { Day } from './days.ts';

/** What a complaint tells of the letter that it is about. */
export interface ComplaintFacts extends Contested {
  readonly trackingNumber: string;
  readonly title: string;
  readonly filedOn: Day;
  readonly agencyName: string;
  readonly registrationNumber?: string;
  readonly registeredOn?: Day;
  readonly replyNumber?: string;
  /** As the agency wrote them. */
  readonly legalGround?: string;
  readonly reason?: string;
}

/** A complaint, ready but for the citizen's own reasons. */
export interface ComplaintWords {
  readonly title: string;
  readonly text: string;
  /** The contested act, as form-admin-complaint.schema.json has it. */
  readonly act: string;
  readonly demand: string;
}

interface Words {
  readonly title: (number: string) => string;
  readonly contested: { readonly [G in ComplaintGround]: string };
  readonly act: (number: string) => string;
  readonly quoted: (title: string) => string;
  readonly silence: (number: string) => string;
  readonly lines: {
    readonly agency: string;
    readonly about: string;
    readonly letter: string;
    readonly filed: string;
    readonly registered: string;
    readonly reply: string;
    readonly decided: string;
    readonly ended: string;
    readonly ground: string;
    readonly reason: string;
    readonly why: string;
    readonly demand: string;
  };
  readonly demand: { readonly decision: string; readonly silence: string };
}

const KA: Words = {
  title: (number) => `ადმინისტრაციული საჩივარი წერილზე ${number}`,
  contested: {
    answer: 'პასუხი',
    partial_answer: 'ნაწილობრივი პასუხი',
    refusal: 'უარი',
    not_held: 'პასუხი, რომ ინფორმაცია უწყებას არ აქვს',
    returned: 'წერილის განუხილველად დაბრუნება',
    lapsed: 'წერილის განხილვის შეწყვეტა',
    closed: 'საქმის დახურვა უპასუხოდ',
    silence: 'წერილი უპასუხოდ დარჩა',
  },
  quoted: (title) => `„${title}“`,
  act: (number) => `უწყების გადაწყვეტილება წერილზე ${number}`,
  silence: (number) => `უპასუხოდ დარჩენილი წერილი ${number}`,
  lines: {
    agency: 'უწყება',
    about: 'რას ვასაჩივრებ',
    letter: 'წერილი',
    filed: 'წარდგენის დღე',
    registered: 'სარეგისტრაციო ნომერი უწყებაში',
    reply: 'პასუხის ნომერი',
    decided: 'გადაწყვეტილების დღე',
    ended: 'პასუხის ბოლო დღე იყო',
    ground: 'უწყების მიერ მითითებული საფუძველი',
    reason: 'უწყების მიერ მითითებული მიზეზი',
    why: 'რატომ არ ვეთანხმები:',
    demand: 'რას ვითხოვ:',
  },
  demand: {
    decision: 'გთხოვთ, გააუქმოთ ეს გადაწყვეტილება და უწყებას დაავალოთ, წერილი ხელახლა განიხილოს.',
    silence: 'გთხოვთ, უწყებას დაავალოთ, წერილს დაუყოვნებლივ უპასუხოს.',
  },
};

const EN: Words = {
  title: (number) => `Administrative complaint about letter ${number}`,
  contested: {
    answer: 'the answer',
    partial_answer: 'the partial answer',
    refusal: 'the refusal',
    not_held: 'the answer that the agency does not hold the information',
    returned: 'the return of the letter without review',
    lapsed: 'the end of its consideration',
    closed: 'the closing of the case without an answer',
    silence: 'the letter was left without an answer',
  },
  quoted: (title) => `"${title}"`,
  act: (number) => `Decision of the agency on letter ${number}`,
  silence: (number) => `Letter ${number}, left without an answer`,
  lines: {
    agency: 'Agency',
    about: 'What I contest',
    letter: 'Letter',
    filed: 'Filed on',
    registered: "Agency's registration number",
    reply: 'Number of the reply',
    decided: 'Decided on',
    ended: 'Last day for the answer',
    ground: 'Ground that the agency gave',
    reason: 'Reason that the agency gave',
    why: 'Why I disagree:',
    demand: 'What I ask for:',
  },
  demand: {
    decision: 'I ask to revoke this decision, and to have the agency consider the letter again.',
    silence: 'I ask to have the agency answer the letter at once.',
  },
};

const dotted = (day: Day): string => day.split('-').reverse().join('.');

// form-admin-complaint.schema.json, act.
const MOST_ACT_CHARACTERS = 200;

/** Writes a complaint from what is known; the citizen adds the reasons under the heading that is left open. Pure. */
export const complaintWords = (facts: ComplaintFacts, language: 'ka' | 'en'): ComplaintWords => {
  const words = language === 'en' ? EN : KA;
  const { lines } = words;
  const silent = facts.ground === 'silence';
  const demand = silent ? words.demand.silence : words.demand.decision;
  const line = (name: string, value: string | undefined): readonly string[] =>
    value === undefined || value === '' ? [] : [`${name}: ${value}`];
  const registered = [facts.registrationNumber, facts.registeredOn && dotted(facts.registeredOn)].filter(Boolean);
  return {
    title: words.title(facts.trackingNumber),
    act: silent
      ? words.silence(facts.trackingNumber)
      : [...(facts.replyNumber ?? words.act(facts.trackingNumber))].slice(0, MOST_ACT_CHARACTERS).join(''),
    demand,
    text: [
      ...line(lines.agency, facts.agencyName),
      ...line(lines.about, words.contested[facts.ground]),
      ...line(lines.letter, `${facts.trackingNumber}, ${words.quoted(facts.title)}`),
      ...line(lines.filed, dotted(facts.filedOn)),
      ...line(lines.registered, registered.join(', ')),
      ...line(lines.reply, facts.replyNumber),
      ...line(silent ? lines.ended : lines.decided, dotted(facts.decidedOn)),
      ...line(lines.ground, facts.legalGround),
      ...line(lines.reason, facts.reason),
      '',
      lines.why,
      '',
      '',
      lines.demand,
      demand,
    ].join('\n'),
  };
};
