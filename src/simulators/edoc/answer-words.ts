import type { BilingualText, Outcome, Reply, StatusCode } from '../../domain/envelope.ts';

/** What the simulated agencies write. Persons and grounds are examples, and say so. */

export const RESPONSIBLE_PERSON = 'გიორგი მაგალითი';
export const REPLYING_UNIT = 'კანცელარია';

const BEGINNING = (registrationNumber: string): string =>
  `გამარჯობა,\n\nთქვენი წერილი რეგისტრირებულია ნომრით ${registrationNumber}.\n\n`;
const END = '\n\nეს პასუხი სატესტო გარემომ შექმნა და მაგალითია.\n\nპატივისცემით,\nგიორგი მაგალითი';

const MIDDLES: { readonly [O in Outcome]: string } = {
  ANSWERED: 'მოთხოვნილი ინფორმაცია თან ერთვის ამ პასუხს.',
  PARTLY_ANSWERED: 'მოთხოვნილი ინფორმაციის ნაწილი თან ერთვის ამ პასუხს; დანარჩენი შემოწმების შემდეგ გამოგეგზავნებათ.',
  REFUSED: 'თქვენი მოთხოვნის დაკმაყოფილებაზე უარი გეთქვათ. საფუძველი და გასაჩივრების წესი მითითებულია პასუხში.',
  NOT_HELD: 'მოთხოვნილი ინფორმაცია უწყებაში არ ინახება.',
  ANSWERED_BY_POST: 'პასუხი გამოგზავნილია ფოსტით, თქვენ მიერ მითითებულ მისამართზე.',
};

/** The words of a reply. */
export const replyText = (outcome: Outcome, registrationNumber: string): string =>
  `${BEGINNING(registrationNumber)}${MIDDLES[outcome]}${END}`;

/** The reason that goes with a status; closing words need none. */
export const REASON_OF_STATUS: { readonly [C in StatusCode]?: BilingualText } = {
  IN_PROGRESS: {
    ka: 'წერილი განსახილველად გადაეცა შესაბამის სამსახურს.',
    en: 'The letter was passed on to the unit in charge.',
  },
  CLARIFICATION_REQUESTED: {
    ka: 'გთხოვთ, დააზუსტოთ მისამართი (მაგალითი).',
    en: 'Please tell the exact address (example).',
  },
  EXTENDED: {
    ka: 'საკითხის შესასწავლად დამატებითი დროა საჭირო (მაგალითი).',
    en: 'More time is needed to look into the matter (example).',
  },
  RETURNED: {
    ka: 'წერილი ბრუნდება განუხილველად (მაგალითი).',
    en: 'The letter is returned without review (example).',
  },
  LAPSED: {
    ka: 'დაზუსტება დადგენილ ვადაში არ მოვიდა (მაგალითი).',
    en: 'The clarification did not come in time (example).',
  },
  WITHDRAWAL_DECLINED: {
    ka: 'გადაწყვეტილება უკვე მიღებულია (მაგალითი).',
    en: 'The decision has been taken already (example).',
  },
};

/** Why a letter goes to another body. */
export const FORWARD_REASON: BilingualText = {
  ka: 'საკითხი სხვა უწყების კომპეტენციაა (მაგალითი).',
  en: 'Another body is competent (example).',
};

/** The provision that an extension or a return rests on. */
export const EXTENSION_GROUND = 'საქართველოს ზოგადი ადმინისტრაციული კოდექსი (მაგალითი)';

const GROUND: NonNullable<Reply['ground']> = {
  legalGround: 'საქართველოს ზოგადი ადმინისტრაციული კოდექსი (მაგალითი)',
  reason: { ka: 'უარის მიზეზი (მაგალითი).', en: 'The reason of the refusal (example).' },
};

/** How a decision may be appealed. */
export const APPEAL: NonNullable<Reply['appeal']> = {
  body: 'თბილისის საქალაქო სასამართლო (მაგალითი)',
  termAmount: 1,
  termUnit: 'month',
  legalGround: 'საქართველოს ზოგადი ადმინისტრაციული კოდექსი (მაგალითი)',
  explanation: { ka: 'უარი შეიძლება გასაჩივრდეს.', en: 'The refusal may be appealed.' },
};

/** What an outcome must carry besides its words: a ground and a way to appeal, or how it was posted. */
export const outcomeParts = (outcome: Outcome, today: string): Pick<Reply, 'ground' | 'appeal' | 'post'> => {
  if (outcome === 'REFUSED') return { ground: GROUND, appeal: APPEAL };
  if (outcome === 'ANSWERED_BY_POST') return { post: { postedOn: today, postalReference: 'RR000000000GE' } };
  return {};
};
