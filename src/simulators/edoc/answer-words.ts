import type { Outcome, Reply, Status } from '../../domain/envelope.ts';

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

/** The reason of STATUS IN_PROGRESS. */
export const IN_PROGRESS_REASON: NonNullable<Status['reason']> = {
  ka: 'წერილი განსახილველად გადაეცა შესაბამის სამსახურს.',
  en: 'The letter was passed on to the unit in charge.',
};

const GROUND: NonNullable<Reply['ground']> = {
  legalGround: 'საქართველოს ზოგადი ადმინისტრაციული კოდექსი (მაგალითი)',
  reason: { ka: 'უარის მიზეზი (მაგალითი).', en: 'The reason of the refusal (example).' },
};

const APPEAL: NonNullable<Reply['appeal']> = {
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
