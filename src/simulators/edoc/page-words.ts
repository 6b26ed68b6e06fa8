import type { Lang } from '../../web/ui/text.ts';
import type { FaultKind } from './faults.ts';
import type { AnswerStep } from './records.ts';
import type { ScenarioName } from './scenarios.ts';

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
      | 'mailboxLeaseSeconds'
      | 'scenario'
      | 'messageId'
      | 'wordKind'
      | 'code'
      | 'wordOutcome'
      | 'toAgencyCode'
      | 'extent'
      | 'dueOn'
      | 'legalGround'
      | 'reason'
      | 'text'
      | 'withFile',
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
  readonly scenarios: Readonly<Record<ScenarioName, string>>;
  readonly say: string;
  readonly sayLead: string;
  readonly noLetters: string;
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
    steps: { REGISTRATION: 'რეგისტრაცია', STATUS: 'სტატუსი', REPLY: 'პასუხი', FORWARD: 'გადაგზავნა' },
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
      confirmLost: 'პორტალის დადასტურება დაიკარგა',
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
      scenario: 'სცენარი (ცვლის ზემოთ მითითებულს)',
      messageId: 'რომელ წერილზე',
      wordKind: 'რას ამბობს',
      code: 'სტატუსის კოდი',
      wordOutcome: 'რით პასუხობს',
      toAgencyCode: 'რომელ უწყებას უგზავნის',
      extent: 'მთლიანად (WHOLE) თუ ნაწილს (PART)',
      dueOn: 'დღე, წწწწ-თთ-დდ',
      legalGround: 'სამართლებრივი საფუძველი',
      reason: 'მიზეზი',
      text: 'პასუხის ტექსტი',
      withFile: 'უწყების წერილით (PDF)',
    },
    all: 'ყველა',
    set: 'ჩართვა',
    clear: 'გამორთვა',
    clearAll: 'ყველას გამორთვა',
    settings: 'როგორ პასუხობს',
    settingsLead: 'მოქმედებს ახალ წერილებზე. დრო ითვლება რეგისტრაციიდან.',
    save: 'შენახვა',
    scenarios: {
      clarification: 'დაზუსტება, შემდეგ პასუხი',
      extended: 'ვადა გრძელდება',
      twoReplies: 'ორი პასუხი და დახურვა',
      returned: 'ბრუნდება განუხილველად',
      withdrawalConfirmed: 'უარი განცხადებაზე დასტურდება',
      withdrawalDeclined: 'უარი განცხადებაზე არ მიიღება',
      refusedThenDisputed: 'უარი, გასაჩივრების შემდეგ პასუხი',
    },
    say: 'უწყების სიტყვა',
    sayLead: 'უწყება ახლავე იტყვის, რასაც აირჩევთ. ცარიელ ველს ჩვენი მაგალითი შეავსებს.',
    noLetters: 'ჯერ არცერთი წერილი არ არის რეგისტრირებული.',
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
    steps: { REGISTRATION: 'Registration', STATUS: 'Status', REPLY: 'Reply', FORWARD: 'Forward' },
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
      confirmLost: 'Loses the portal’s confirmation',
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
      scenario: 'Scenario (in place of what is set above)',
      messageId: 'About which letter',
      wordKind: 'What it says',
      code: 'Code of the status',
      wordOutcome: 'How it replies',
      toAgencyCode: 'To which agency it forwards',
      extent: 'As a whole (WHOLE) or a part (PART)',
      dueOn: 'Day, YYYY-MM-DD',
      legalGround: 'Legal ground',
      reason: 'Reason',
      text: 'Text of the reply',
      withFile: 'With a letter of the agency (PDF)',
    },
    all: 'All',
    set: 'Set',
    clear: 'Clear',
    clearAll: 'Clear all',
    settings: 'How it answers',
    settingsLead: 'For letters that come from now on. Times count from the registration.',
    save: 'Save',
    scenarios: {
      clarification: 'Asks for clarification, then replies',
      extended: 'Extends the term',
      twoReplies: 'Replies twice and closes',
      returned: 'Returns without review',
      withdrawalConfirmed: 'Confirms a withdrawal',
      withdrawalDeclined: 'Declines a withdrawal',
      refusedThenDisputed: 'Refuses, and replies after a dispute',
    },
    say: 'Let the agency speak',
    sayLead: 'The agency says at once what you choose. Fields left empty are filled with our examples.',
    noLetters: 'No letter is registered yet.',
  },
};
