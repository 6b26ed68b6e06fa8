import type { Bilingual } from '../plain-state-words.ts';
import type { Fact, PaperLanguage } from './paper.ts';
import { paperDay } from './paper-time.ts';

/** What the fields of all forms (schemas/json/form-*.schema.json) are called. One name means the same in every form. */
export const FORM_LABELS: { readonly [field: string]: Bilingual } = {
  about: { ka: 'რომელ მონაცემებს ეხება', en: 'Which data it is about' },
  act: { ka: 'გასაჩივრებული აქტი', en: 'The contested act' },
  asks: { ka: 'რას ითხოვს', en: 'What is asked for' },
  benefit: { ka: 'ვის და როგორ დაეხმარება', en: 'Whom it would help and how' },
  by: { ka: 'მიმართვის ფორმა', en: 'How the talk took place' },
  decidedOn: { ka: 'აქტის გამოცემის დღე', en: 'Day of the act' },
  demand: { ka: 'მოთხოვნა', en: 'Demand' },
  documentDescription: { ka: 'მოთხოვნილი დოკუმენტები', en: 'Requested documents' },
  earliestOn: { ka: 'სასურველი დღე, არა უადრეს', en: 'Not before' },
  enclosed: { ka: 'თანდართული დოკუმენტების ნუსხა', en: 'List of enclosures' },
  happenedOn: { ka: 'შემთხვევის დღე', en: 'Day it happened' },
  kind: { ka: 'მოსაზრების სახე', en: 'Kind of opinion' },
  latestOn: { ka: 'სასურველი დღე, არა უგვიანეს', en: 'Not after' },
  mayBeOnline: { ka: 'შესაძლებელია დისტანციურად', en: 'A call or video call is possible' },
  noThirdPersons: { ka: 'გადაწყვეტილება სხვა პირს არ ეხება', en: 'The decision affects nobody else' },
  noticeOn: { ka: 'აქტის გაცნობის დღე', en: 'Day the act became known' },
  official: { ka: 'ვისთან', en: 'With whom' },
  period: { ka: 'პერიოდი', en: 'Period' },
  place: { ka: 'ადგილი', en: 'Place' },
  preferredForm: { ka: 'ინფორმაციის სასურველი ფორმა', en: 'Preferred form of the information' },
  serviceName: { ka: 'მომსახურება', en: 'Service' },
  spokenOn: { ka: 'საუბრის დღე', en: 'Day of the talk' },
  subject: { ka: 'პროექტის დასახელება ან ნომერი', en: 'Name or number of the draft' },
  topic: { ka: 'საკითხი', en: 'Topic' },
};

/** What the words of a field's list mean. */
export const FORM_VALUES: { readonly [field: string]: { readonly [value: string]: Bilingual } } = {
  asks: {
    access: { ka: 'მონაცემების გაცნობა', en: 'access' },
    copy: { ka: 'ასლი', en: 'a copy' },
    correction: { ka: 'გასწორება', en: 'correction' },
    completion: { ka: 'შევსება', en: 'completion' },
    erasure: { ka: 'წაშლა', en: 'erasure' },
    blocking: { ka: 'დაბლოკვა', en: 'blocking' },
  },
  by: { phone: { ka: 'ტელეფონით', en: 'by phone' }, visit: { ka: 'ვიზიტით', en: 'by visit' } },
  kind: {
    remark: { ka: 'შენიშვნა', en: 'remark' },
    recommendation: { ka: 'რეკომენდაცია', en: 'recommendation' },
    support: { ka: 'მხარდაჭერა', en: 'support' },
    objection: { ka: 'წინააღმდეგობა', en: 'objection' },
  },
  preferredForm: { electronic: { ka: 'ელექტრონული', en: 'electronic' }, paper: { ka: 'ქაღალდზე', en: 'on paper' } },
  topic: {
    rights: { ka: 'უფლებები', en: 'rights' },
    benefits: { ka: 'დახმარებები', en: 'benefits' },
    documents: { ka: 'დოკუმენტები', en: 'documents' },
    property: { ka: 'ქონება', en: 'property' },
    taxes: { ka: 'გადასახადები', en: 'taxes' },
    health: { ka: 'ჯანმრთელობა', en: 'health' },
    education: { ka: 'განათლება', en: 'education' },
    other: { ka: 'სხვა', en: 'other' },
  },
};

const YES: Bilingual = { ka: 'დიახ', en: 'yes' };
const NO: Bilingual = { ka: 'არა', en: 'no' };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const answer = (field: string, value: unknown, language: PaperLanguage): string => {
  if (Array.isArray(value)) return value.map((one: unknown) => answer(field, one, language)).join(', ');
  if (typeof value === 'boolean') return (value ? YES : NO)[language];
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const words = FORM_VALUES[field];
  if (words !== undefined && Object.hasOwn(words, text)) return words[text]?.[language] ?? text;
  return DAY.test(text) ? paperDay(text) : text;
};

/**
 * The answers of a form (JSON text) as people read them: labels, days dotted, words of lists translated, everything else as it was
 * written. A field that nobody has named yet is called by its own name.
 */
export const formFacts = (formJson: string, language: PaperLanguage): readonly Fact[] =>
  Object.entries(JSON.parse(formJson) as { readonly [field: string]: unknown }).map(([field, value]) => ({
    label: Object.hasOwn(FORM_LABELS, field) ? (FORM_LABELS[field]?.[language] ?? field) : field,
    value: answer(field, value, language),
  }));
