/**
 * What operators are told of without asking (exchange.md, Rules). One open alert per kind and subject; it is repeated with growing
 * gaps while it is open, and its end is told too.
 */
interface AlertWords {
  /** What is wrong, in one line. */
  readonly title: string;
  /** What to do about it. */
  readonly remedy: string;
  /** Mailed again only when its facts change: what comes nearer by known steps needs no daily reminder. */
  readonly toldByStep?: true;
}

/** Kinds of alerts. The subject is a code: of a system, a certificate, a component. */
export const ALERTS = {
  breaker_open: {
    title: 'An e-document system cannot be reached',
    remedy:
      'Ask the operator of the system. Letters wait and are sent when it answers again; nothing has to be done here.',
  },
  delivery_suspended: {
    title: 'Letters could not be delivered and are no longer tried',
    remedy: 'Find out why the system did not take them, then retry them, or export the package and hand it over.',
  },
  seal_key_out_of_date: {
    title: "The gateway's seal certificate is not valid",
    remedy: 'Configure a seal key whose certificate is valid. Letters wait until then.',
  },
  scanner_down: {
    title: 'Files wait for the malware scanner',
    remedy: 'Start the scanner. Nothing is sent or shown before it is scanned.',
  },
  files_held: {
    title: 'Files could not be judged by the malware scanner',
    remedy: 'Look at each: have it scanned again, or remove it. Their letters and replies wait.',
  },
  replies_unmatched: {
    title: 'Replies of agencies match no case',
    remedy: 'Match each with its case, or discard it with a reason. A citizen may be waiting for it.',
  },
  messages_put_aside: {
    title: 'Messages that lie at an e-document system could not be taken',
    remedy: 'Tell the operator of the system which messages and why; they are looked at again by themselves.',
  },
  answers_not_collected: {
    title: 'What an e-document system has for us could not be collected',
    remedy: 'Ask the operator of the system. It is tried again by itself.',
  },
  sms_provider_slow: {
    title: 'An SMS provider is slow or does not take messages',
    remedy: 'Ask the provider. Messages go to the other one by and by, and at once where this one refuses.',
  },
  webhook_paused: {
    title: 'A webhook was given up after days of failure',
    remedy: 'Ask its owner to mend the receiver, then replay the webhook.',
  },
  certificate_expiring: {
    title: 'A certificate will soon be out of date',
    remedy: 'Register or configure its successor before that day.',
    toldByStep: true,
  },
  certificate_revoked: {
    title: 'A certificate was revoked by its authority and is refused',
    remedy: 'Ask its owner for a new key and register it.',
    toldByStep: true,
  },
  revocation_list: {
    title: 'A revocation list cannot be used',
    remedy: 'Renew the list or correct its place before calls are refused.',
  },
  revocation_unchecked: {
    title: 'Certificates could not be checked for revocation',
    remedy: 'Look at the lists and the responder.',
  },
} as const satisfies { readonly [kind: string]: AlertWords };
export type AlertKind = keyof typeof ALERTS;

/** Codes, counts and instants; no words of a citizen or an agency, no addresses. */
export type AlertFacts = Readonly<Record<string, string | number>>;

const HOUR_MS = 3_600_000;
const GAPS_MS = [HOUR_MS, 6 * HOUR_MS] as const;

/** Whether an alert of this kind is mailed again only when its facts change. */
export const isToldByStep = (kind: AlertKind): boolean => 'toldByStep' in ALERTS[kind];

/** How long after its `mailCount`-th mail (from 1) an open alert is told again: 1 h, 6 h, then daily; undefined where only a step does. */
export const alertGapMs = (kind: AlertKind, mailCount: number): number | undefined =>
  isToldByStep(kind) ? undefined : (GAPS_MS[mailCount - 1] ?? 24 * HOUR_MS);

/** Writes the mail about an alert; one that was cleared says so. Pure. */
export const renderAlert = (alert: {
  readonly kind: AlertKind;
  readonly subject: string;
  readonly facts: AlertFacts;
  readonly raisedAt: Date;
  readonly clearedAt?: Date;
}): { readonly subject: string; readonly text: string } => {
  const { title, remedy } = ALERTS[alert.kind];
  const over = alert.clearedAt !== undefined;
  return {
    subject: `[shikriki] ${over ? 'Over: ' : ''}${title}: ${alert.subject}`,
    text: [
      `${title}.`,
      '',
      `alert: ${alert.kind}`,
      `about: ${alert.subject}`,
      `since: ${alert.raisedAt.toISOString()}`,
      ...(alert.clearedAt === undefined ? [] : [`over since: ${alert.clearedAt.toISOString()}`]),
      ...Object.entries(alert.facts).map(([name, value]) => `${name}: ${value}`),
      '',
      over ? 'Nothing has to be done any more.' : remedy,
      '',
    ].join('\n'),
  };
};
