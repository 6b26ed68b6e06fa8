import type { Bilingual } from '../plain-state-words.ts';
import type { PaperLanguage } from './paper.ts';

const LABELS = {
  trackingNumber: { ka: 'პორტალის ნომერი', en: 'Portal number' },
  registrationNumber: { ka: 'უწყების რეგისტრაციის ნომერი', en: 'Registration number of the agency' },
  registeredAt: { ka: 'რეგისტრირებულია', en: 'Registered' },
  author: { ka: 'ავტორი', en: 'From' },
  personalNumber: { ka: 'პირადი ნომერი', en: 'Personal number' },
  organisationNumber: { ka: 'საიდენტიფიკაციო ნომერი', en: 'Organisation number' },
  onBehalfOf: { ka: 'ვისი სახელით', en: 'On behalf of' },
  addressee: { ka: 'ადრესატი', en: 'To' },
  agency: { ka: 'უწყება', en: 'Agency' },
  letterType: { ka: 'წერილის ტიპი', en: 'Type of letter' },
  title: { ka: 'თემა', en: 'Subject' },
  filedAt: { ka: 'წარდგენილია', en: 'Filed' },
  receivedAt: { ka: 'მიღებულია', en: 'Received' },
  replyForm: { ka: 'პასუხის სასურველი ფორმა', en: 'Preferred form of the reply' },
  electronic: { ka: 'ელექტრონული', en: 'electronic' },
  paper: { ka: 'ქაღალდზე', en: 'on paper' },
  agencyLetter: { ka: 'უწყების წერილის ნომერი', en: "Number of the agency's letter" },
  outcome: { ka: 'შედეგი', en: 'Outcome' },
  status: { ka: 'რას იტყობინება უწყება', en: 'What the agency says' },
  lastDay: { ka: 'ბოლო დღე', en: 'Last day' },
  previousDay: { ka: 'წინა ბოლო დღე', en: 'Until now' },
  responsible: { ka: 'პასუხისმგებელი პირი', en: 'Responsible person' },
  ground: { ka: 'სამართლებრივი საფუძველი', en: 'Legal ground' },
  reason: { ka: 'მიზეზი', en: 'Reason' },
  forwardedFrom: { ka: 'ვინ გადააგზავნა', en: 'Forwarded by' },
  forwardedTo: { ka: 'ვის გადაეგზავნა', en: 'Forwarded to' },
  appealTo: { ka: 'სად შეიძლება გასაჩივრება', en: 'Where to appeal' },
  appealTerm: { ka: 'გასაჩივრების ვადა', en: 'Time to appeal' },
  posted: { ka: 'ფოსტით გაიგზავნა', en: 'Sent by post' },
  refusalCode: { ka: 'შეცდომის კოდი', en: 'Problem code' },
  state: { ka: 'მდგომარეობა', en: 'State' },
  completedAt: { ka: 'დასრულდა', en: 'Completed' },
  form: { ka: 'დამატებითი მონაცემები', en: 'Further details' },
  files: { ka: 'დანართები', en: 'Attachments' },
  mainFile: { ka: 'ძირითადი დოკუმენტი', en: 'main document' },
  beingChecked: { ka: 'მოწმდება', en: 'is being checked' },
  removedInfected: { ka: 'ამოღებულია: აღმოჩნდა ვირუსი', en: 'removed: malware was found' },
  removedNotCheckable: { ka: 'ამოღებულია: შემოწმება ვერ მოხერხდა', en: 'removed: it could not be checked' },
  agencies: { ka: 'უწყებები', en: 'Agencies' },
  letters: { ka: 'წერილები', en: 'Letters' },
  timeline: { ka: 'რა მოხდა', en: 'What happened' },
  reported: { ka: 'პორტალს ეცნობა', en: 'Reported to the portal' },
  enteredByHand: { ka: 'ნომერი ხელით არის შეყვანილი', en: 'The number was entered by hand' },
  byEmail: { ka: 'ელფოსტით', en: 'by e-mail' },
  bySms: { ka: 'SMS-ით', en: 'by SMS' },
  check: { ka: 'ნამდვილობის შემოწმება', en: 'Check this document' },
  checkAdvice: {
    ka: 'გახსენით {address} და შეიყვანეთ პორტალის ნომერი და კოდი, ან დაასკანერეთ QR კოდი.',
    en: 'Open {address} and enter the portal number and the code, or scan the QR code.',
  },
  checkLink: { ka: 'QR კოდი შემოწმების გვერდისთვის', en: 'QR code of the page where the document can be checked' },
  sealedBy: { ka: 'ელექტრონული ბეჭედი', en: 'Electronic seal' },
  sealedAt: { ka: 'დალუქულია', en: 'Sealed' },
  certificate: { ka: 'სერტიფიკატის ნომერი', en: 'Certificate number' },
  certificateValid: { ka: 'სერტიფიკატის ვადა', en: 'Certificate valid' },
  issuedBy: { ka: 'სერტიფიკატის გამცემი', en: 'Certificate issued by' },
  envelopeSha256: { ka: 'კონვერტის SHA-256', en: 'SHA-256 of the envelope' },
  notSealed: { ka: 'ჯერ არ არის დალუქული', en: 'not sealed yet' },
  noText: {
    ka: 'წერილს ტექსტი არ ახლავს; იხილეთ დანართები.',
    en: 'The letter has no text of its own; see the attachments.',
  },
  copy: {
    ka: 'ეს PDF წასაკითხი ასლია. ორიგინალი ელექტრონულად დალუქული კონვერტია (XML).',
    en: 'This PDF is a copy for reading. The original is the electronically sealed envelope (XML).',
  },
  filingReceipt: { ka: 'წარდგენის დასტური', en: 'Confirmation of filing' },
  filingProof: {
    ka: 'პორტალმა წერილი მიიღო და უწყებას უგზავნის. წარდგენის დღედ ითვლება ამ დასტურში მითითებული დღე, თუნდაც უწყების სისტემა დროებით მიუწვდომელი იყოს.',
    en: 'The portal has taken the letter and sends it to the agency. The letter counts as filed on the day named here, even while the system of the agency cannot be reached.',
  },
  registrationReceipt: { ka: 'რეგისტრაციის დასტური', en: 'Confirmation of registration' },
  registrationProof: {
    ka: 'უწყებამ წერილი დაარეგისტრირა და ეს დალუქული შეტყობინებით დაადასტურა.',
    en: 'The agency has registered the letter and has confirmed it in a sealed message.',
  },
  overview: { ka: 'საქმის მიმოხილვა', en: 'Overview of the case' },
  overviewNote: {
    ka: 'მიმოხილვა აჩვენებს, რა იყო ცნობილი პორტალისთვის მისი მომზადებისას. მტკიცებულება დალუქული კონვერტებია.',
    en: 'The overview shows what the portal knew when it was made. The sealed envelopes are the evidence.',
  },
  pageOf: { ka: 'გვერდი {page} / {pages}', en: 'Page {page} of {pages}' },
  undrawable: {
    ka: 'ტექსტის {count} ნიშანი ამ ფურცელზე ვერ იბეჭდება და აღნიშნულია „{mark}“-ით: {signs}. დალუქულ კონვერტში ისინი უცვლელია.',
    en: '{count} signs of the text cannot be printed on this paper and are marked “{mark}”: {signs}. In the sealed envelope they are unchanged.',
  },
} as const satisfies { readonly [label: string]: Bilingual };

/** A word or sentence that stands on papers. */
export type Label = keyof typeof LABELS;

/** Says a label in one language. */
export const labelsIn =
  (language: PaperLanguage) =>
  (label: Label): string =>
    LABELS[label][language];
