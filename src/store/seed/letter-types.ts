import type { Remedy, StatedTerm, Term } from '../../domain/term.ts';

/** A type of letter as it ships. */
export interface LetterTypeSeed {
  readonly code: string;
  readonly nameKa: string;
  readonly nameEn: string;
  readonly explanationKa: string;
  readonly explanationEn: string;
  readonly formSchemaId: string;
  /** When a first word of the agency is expected; a policy, no law. */
  readonly firstAnswer: Pick<Term, 'amount' | 'unit'> | undefined;
  readonly remedy: Remedy;
  readonly term: StatedTerm | undefined;
}

const form = (name: string): string => `urn:shikriki:schema:form-${name}:1`;
const days = (amount: number, unit: Term['unit'] = 'working_day') => ({ amount, unit });
/** A term that nobody has confirmed yet: it is shown as expected, not as owed. */
const expected = (amount: number, unit: Term['unit'], legalRef: string, starts: Term['starts'] = 'delivered') => ({
  amount,
  unit,
  starts,
  legalRef,
  validFrom: '2000-01-01',
  verified: false,
});

/**
 * The letter types that can be submitted (citizen.md). Whether days are calendar or working days is contested for some; all terms wait for a
 * lawyer, who changes the row, not the code.
 */
export const LETTER_TYPES: readonly LetterTypeSeed[] = [
  {
    code: 'letter',
    nameKa: 'წერილი',
    nameEn: 'General letter',
    explanationKa: 'ნებისმიერი შეკითხვა, თხოვნა ან შეტყობინება საჯარო დაწესებულებისთვის.',
    explanationEn: 'Any question, request or notice to a public body.',
    formSchemaId: form('letter'),
    firstAnswer: days(2),
    remedy: 'admin_complaint',
    term: expected(1, 'month', 'General Administrative Code, Art. 100'),
  },
  {
    code: 'application',
    nameKa: 'განცხადება',
    nameEn: 'Application',
    explanationKa: 'მოთხოვნა, რომ დაწესებულებამ გადაწყვეტილება მიიღოს: უფლების მინიჭება, ნებართვა, ცნობა.',
    explanationEn: 'A demand that a body decides something: a right, a permit, a certificate.',
    formSchemaId: form('application'),
    firstAnswer: days(2),
    remedy: 'admin_complaint',
    term: expected(1, 'month', 'General Administrative Code, Art. 100'),
  },
  {
    code: 'foi',
    nameKa: 'საჯარო ინფორმაციის მოთხოვნა',
    nameEn: 'Public-information request',
    explanationKa: 'დოკუმენტის ან მონაცემების მოთხოვნა; მიზეზის მითითება საჭირო არ არის.',
    explanationEn: 'A request for documents or figures; no reason has to be given.',
    formSchemaId: form('foi'),
    firstAnswer: days(0),
    remedy: 'admin_complaint_or_court',
    term: expected(10, 'working_day', 'General Administrative Code, Art. 40'),
  },
  {
    code: 'admin_complaint',
    nameKa: 'ადმინისტრაციული საჩივარი',
    nameEn: 'Administrative complaint',
    explanationKa: 'საჩივარი დაწესებულების გადაწყვეტილებაზე ან მოქმედებაზე.',
    explanationEn: 'A complaint about a decision or an act of a public body.',
    formSchemaId: form('admin-complaint'),
    firstAnswer: days(2),
    remedy: 'court',
    term: expected(1, 'month', 'General Administrative Code, Art. 183'),
  },
  {
    code: 'service_complaint',
    nameKa: 'საჩივარი მომსახურებაზე',
    nameEn: 'Service complaint',
    explanationKa: 'უკმაყოფილება მომსახურებით: რიგი, ხარვეზი, თანამშრომლის მოქმედება.',
    explanationEn: 'Something went wrong with a service: a queue, a fault, how somebody was treated.',
    formSchemaId: form('service-complaint'),
    firstAnswer: days(2),
    remedy: 'admin_complaint',
    term: expected(1, 'month', 'policy'),
  },
  {
    code: 'pdata',
    nameKa: 'პერსონალურ მონაცემთა მოთხოვნა',
    nameEn: 'Personal-data request',
    explanationKa: 'რა მონაცემები აქვს დაწესებულებას თქვენზე; მათი გასწორება ან წაშლა.',
    explanationEn: 'Which data a body has about you; to have them corrected or erased.',
    formSchemaId: form('pdata'),
    firstAnswer: days(2),
    remedy: 'data_protection_service',
    term: expected(10, 'working_day', 'Law on Personal Data Protection'),
  },
  {
    code: 'proposal',
    nameKa: 'წინადადება / იდეა მერს',
    nameEn: 'Proposal or idea',
    explanationKa: 'რა შეიძლება გაკეთდეს უკეთესად თქვენს ქალაქში ან სოფელში.',
    explanationEn: 'What could be done better in your town or village.',
    formSchemaId: form('proposal'),
    firstAnswer: days(5),
    remedy: 'none',
    term: expected(1, 'month', 'policy'),
  },
  {
    code: 'consultation',
    nameKa: 'კონსულტაცია',
    nameEn: 'Question',
    explanationKa: 'მოკლე შეკითხვა იმის შესახებ, როგორ ისარგებლოთ უფლებით ან მომსახურებით.',
    explanationEn: 'A short question about how to use a right or a service.',
    formSchemaId: form('consultation'),
    firstAnswer: days(2),
    remedy: 'none',
    term: expected(2, 'working_day', 'policy'),
  },
  {
    code: 'opinion',
    nameKa: 'მოსაზრება საჯარო კონსულტაციაზე',
    nameEn: 'Opinion in a public consultation',
    explanationKa: 'შენიშვნა ან რეკომენდაცია პროექტზე, რომელიც დაწესებულებამ განსახილველად გამოაქვეყნა.',
    explanationEn: 'A remark or recommendation on a draft that a body has put up for discussion.',
    formSchemaId: form('opinion'),
    firstAnswer: undefined,
    remedy: 'none',
    term: undefined,
  },
  {
    code: 'appointment',
    nameKa: 'მიღებაზე ჩაწერა',
    nameEn: 'Reception appointment',
    explanationKa: 'შეხვედრის თხოვნა თანამდებობის პირთან.',
    explanationEn: 'To ask for a meeting with an official.',
    formSchemaId: form('appointment'),
    firstAnswer: days(2),
    remedy: 'none',
    term: expected(10, 'working_day', 'policy'),
  },
  {
    code: 'call_note',
    nameKa: 'სატელეფონო მომართვა',
    nameEn: 'Registered call or visit',
    explanationKa: 'რაც ოპერატორს უთხარით და წერილობით დარეგისტრირდა.',
    explanationEn: 'What you told an operator and was put in writing.',
    formSchemaId: form('call-note'),
    firstAnswer: days(2),
    remedy: 'admin_complaint',
    term: expected(1, 'month', 'policy'),
  },
];
