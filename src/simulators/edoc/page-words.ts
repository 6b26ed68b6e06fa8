import type { Lang } from '../../web/ui/text.ts';
import type { FaultKind } from './faults.ts';
import type { AnswerStep } from './records.ts';

/** The words of the simulated systems' pages. */
export interface PageWords {
  readonly banner: string;
  readonly title: string;
  readonly lead: string;
  readonly listTitle: string;
  readonly counts: Readonly<Record<'arrivals' | 'uniqueMessages' | 'registered' | 'duplicates' | 'refused', string>>;
  readonly ledger: string;
  readonly empty: string;
  readonly shown: (count: number) => string;
  readonly columns: Readonly<Record<'at' | 'agency' | 'message' | 'digest' | 'number' | 'state' | 'sends', string>>;
  readonly repeat: string;
  readonly refusedByReceipt: string;
  readonly received: string;
  readonly steps: Readonly<Record<AnswerStep, string>>;
  readonly waiting: string;
  readonly rejected: string;
  readonly faults: string;
  readonly noFaults: string;
  readonly faultKinds: Readonly<Record<FaultKind, string>>;
  readonly fields: Readonly<
    Record<
      | 'kind'
      | 'agencyCode'
      | 'remaining'
      | 'delayMs'
      | 'problemCode'
      | 'byReceipt'
      | 'retryAfterSeconds'
      | 'afterBytes'
      | 'registrationDelayMs'
      | 'statusDelayMs'
      | 'replyDelayMs'
      | 'outcome'
      | 'replyText'
      | 'replySizeBytes'
      | 'mailboxProtocol'
      | 'mailboxPollMs'
      | 'mailboxLeaseSeconds',
      string
    >
  >;
  readonly all: string;
  readonly set: string;
  readonly clear: string;
  readonly clearAll: string;
  readonly settings: string;
  readonly settingsLead: string;
  readonly save: string;
}

export const PAGE_WORDS: Readonly<Record<Lang, PageWords>> = {
  ka: {
    banner: 'სატესტო გარემო: ეს უწყებების სისტემების იმიტაციაა.',
    title: 'უწყებების სისტემები',
    lead: 'აქ ჩანს, რა მიიღო და რა უპასუხა უწყებების იმიტირებულმა კანცელარიამ.',
    listTitle: 'იმიტირებული სისტემები',
    counts: {
      arrivals: 'მიღებულია სულ',
      uniqueMessages: 'სხვადასხვა შეტყობინება',
      registered: 'რეგისტრირებულია',
      duplicates: 'განმეორება',
      refused: 'უარყოფილია',
    },
    ledger: 'ჟურნალი',
    empty: 'ჯერ არაფერი მოსულა.',
    shown: (count) => `ნაჩვენებია ბოლო ${count}.`,
    columns: {
      at: 'როდის',
      agency: 'უწყება',
      message: 'MessageId',
      digest: 'SHA-256',
      number: 'ნომერი',
      state: 'მდგომარეობა',
      sends: 'მერამდენედ',
    },
    repeat: 'განმეორება',
    refusedByReceipt: 'უარი ხელწერილით',
    received: 'მიღებულია',
    steps: { REGISTRATION: 'რეგისტრაცია', STATUS: 'სტატუსი', REPLY: 'პასუხი' },
    waiting: 'იგზავნება',
    rejected: 'არ მიიღეს',
    faults: 'ხარვეზები',
    noFaults: 'ხარვეზი არ არის ჩართული.',
    faultKinds: {
      down: 'გათიშული: კავშირი წყდება',
      slow: 'ნელი: პასუხი იგვიანებს',
      status500: 'HTTP 500',
      refuse: 'უარი კოდით',
      duplicate: 'პასუხებს ორჯერ აგზავნის',
      late: 'პასუხები იგვიანებს',
      answerLost: 'მიიღო, მაგრამ პასუხი დაიკარგა',
      busy: 'დაკავებულია',
      truncate: 'კავშირი წყდება შუა გზაზე',
      crash: 'ითიშება რეგისტრაციასა და დადასტურებას შორის',
      confirmTwice: 'ორჯერ ადასტურებს',
    },
    fields: {
      kind: 'ხარვეზი',
      agencyCode: 'უწყება',
      remaining: 'რამდენი გამოძახებისთვის (ცარიელი: სანამ გამოირთვება)',
      delayMs: 'დაყოვნება, მილიწამი',
      problemCode: 'უარის კოდი',
      byReceipt: 'უარი ბეჭდიანი ხელწერილით',
      retryAfterSeconds: 'Retry-After, წამი',
      afterBytes: 'რამდენი ბაიტის შემდეგ',
      registrationDelayMs: 'რეგისტრაცია, მილიწამი',
      statusDelayMs: 'სტატუსი „განიხილება“, მილიწამი (ცარიელი: არ იგზავნება)',
      replyDelayMs: 'პასუხი, მილიწამი (ცარიელი: არ იგზავნება)',
      outcome: 'შედეგი',
      replyText: 'პასუხის ტექსტი (ცარიელი: ჩვენი მაგალითი)',
      replySizeBytes: 'დანართის ზომა, ბაიტი (ცარიელი: პატარა PDF)',
      mailboxProtocol: 'რითი ამოიღებს წერილებს',
      mailboxPollMs: 'რამდენ ხანში იკითხავს ისევ, მილიწამი',
      mailboxLeaseSeconds: 'რამდენი ხნით იტოვებს წერილს, წამი',
    },
    all: 'ყველა',
    set: 'ჩართვა',
    clear: 'გამორთვა',
    clearAll: 'ყველას გამორთვა',
    settings: 'როგორ პასუხობს',
    settingsLead: 'მოქმედებს ახალ წერილებზე. დრო ითვლება რეგისტრაციიდან.',
    save: 'შენახვა',
  },
  en: {
    banner: 'Sandbox: these systems of agencies are simulated.',
    title: 'Agency systems',
    lead: 'What the simulated chancelleries received, and what they answered.',
    listTitle: 'Simulated systems',
    counts: {
      arrivals: 'Arrivals',
      uniqueMessages: 'Different messages',
      registered: 'Registered',
      duplicates: 'Repeats',
      refused: 'Not accepted',
    },
    ledger: 'Ledger',
    empty: 'Nothing has come yet.',
    shown: (count) => `The last ${count} are shown.`,
    columns: {
      at: 'When',
      agency: 'Agency',
      message: 'MessageId',
      digest: 'SHA-256',
      number: 'Number',
      state: 'State',
      sends: 'Sent',
    },
    repeat: 'Repeat',
    refusedByReceipt: 'Refused by receipt',
    received: 'Received',
    steps: { REGISTRATION: 'Registration', STATUS: 'Status', REPLY: 'Reply' },
    waiting: 'being sent',
    rejected: 'not taken',
    faults: 'Faults',
    noFaults: 'No fault is set.',
    faultKinds: {
      down: 'Down: connections are reset',
      slow: 'Slow: answers take long',
      status500: 'HTTP 500',
      refuse: 'Refuses with a code',
      duplicate: 'Sends its answers twice',
      late: 'Answers late',
      answerLost: 'Registers, then the answer is lost',
      busy: 'Busy',
      truncate: 'Cuts the connection in the middle',
      crash: 'Dies between registering and confirming',
      confirmTwice: 'Confirms twice',
    },
    fields: {
      kind: 'Fault',
      agencyCode: 'Agency',
      remaining: 'For how many calls (empty: until it is cleared)',
      delayMs: 'Delay, milliseconds',
      problemCode: 'Code of the refusal',
      byReceipt: 'Refuse by a sealed receipt',
      retryAfterSeconds: 'Retry-After, seconds',
      afterBytes: 'After how many bytes',
      registrationDelayMs: 'Registration, milliseconds',
      statusDelayMs: 'Status “in progress”, milliseconds (empty: none)',
      replyDelayMs: 'Reply, milliseconds (empty: none)',
      outcome: 'Outcome',
      replyText: 'Text of the reply (empty: our example)',
      replySizeBytes: 'Size of the attachment, bytes (empty: a small PDF)',
      mailboxProtocol: 'How it picks letters up',
      mailboxPollMs: 'Asks again after, milliseconds',
      mailboxLeaseSeconds: 'Lease it asks for, seconds',
    },
    all: 'All',
    set: 'Set',
    clear: 'Clear',
    clearAll: 'Clear all',
    settings: 'How it answers',
    settingsLead: 'For letters that come from now on. Times count from the registration.',
    save: 'Save',
  },
};
