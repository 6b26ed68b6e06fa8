import type pg from 'pg';
import type { SimulatedSystem } from '../../src/simulators/edoc/simulated-system.ts';
import type { ReceivedMail } from '../../src/simulators/mail/receiver.ts';
import type { ReceivedSms } from '../../src/simulators/sms/received-sms.ts';

/** A letter as the gateway's database has it. */
export interface LetterRow {
  readonly caseId: string;
  readonly messageId: string;
  readonly deliveryState: string;
  readonly registrationNumber: string | null;
  readonly receiptMessageId: string | null;
  readonly receiptSha256: string | null;
}

/** One notice as the gateway's database has it. */
export interface NoticeRow {
  readonly caseId: string;
  readonly event: string;
  readonly channel: string;
  readonly state: string;
}

/** All letters; one row for each submission and filing receipt, so that a second one of either shows. */
export const letterRows = async (pool: pg.Pool): Promise<readonly LetterRow[]> =>
  (
    await pool.query<LetterRow>(
      `select c.case_id as "caseId", d.message_id as "messageId", d.state as "deliveryState", l.registration_number as "registrationNumber",
              r.message_id as "receiptMessageId", encode(r.sha256, 'hex') as "receiptSha256"
       from cases c join legs l using (case_id) left join deliveries d on d.leg_id = l.leg_id
       left join receipts r on r.case_id = c.case_id and r.level = 'R0'`,
    )
  ).rows;

export const noticeRows = async (pool: pg.Pool): Promise<readonly NoticeRow[]> =>
  (await pool.query<NoticeRow>(`select case_id as "caseId", event, channel, state from notifications`)).rows;

/** How many letters and notices are not yet where they must end. */
export const unfinished = async (pool: pg.Pool): Promise<{ readonly letters: number; readonly notices: number }> => {
  const { rows } = await pool.query<{ letters: number; notices: number }>(
    `select (select count(*) from deliveries where state <> 'REGISTERED') as letters,
            (select count(*) from notifications where state not in ('SENT', 'DELIVERED')) as notices`,
  );
  return rows[0]!;
};

/** The same by state, for whoever must find out why. */
export const whatIsLeft = async (pool: pg.Pool): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ left: string }>(
    `select concat_ws(' ', count(*), 'letters to', system_code, state) as left from deliveries where state <> 'REGISTERED' group by system_code, state
     union all
     select concat_ws(' ', count(*), 'notices by', channel, state) from notifications where state not in ('SENT', 'DELIVERED') group by channel, state`,
  );
  return rows.map(({ left }) => left);
};

/** By process: attempts to send that were cut off, whether somebody has written so since or not. */
export const interruptedAttempts = async (pool: pg.Pool): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await pool.query<{ worker: string; interrupted: number }>(
    `select worker, count(*) as interrupted from attempts
     where operation = 'submit' and (outcome = 'interrupted' or ended_at is null) group by worker`,
  );
  return new Map(rows.map(({ worker, interrupted }) => [worker, interrupted]));
};

/** How often agencies were asked what became of an interrupted attempt, instead of sending the letter again blindly. */
export const questionsAsked = async (pool: pg.Pool): Promise<number> => {
  const { rows } = await pool.query<{ asked: number }>(
    `select count(*) as asked from attempts where operation = 'ask_status' and outcome in ('acknowledged', 'not_received')`,
  );
  return rows[0]!.asked;
};

/** What the agencies' books of all systems say together. */
export const agencyBooks = ({
  systems,
}: {
  readonly systems: Readonly<Record<string, Pick<SimulatedSystem, 'ledger'>>>;
}) => {
  const ledgers = Object.values(systems).map(({ ledger }) => ledger);
  const firsts = ledgers.flatMap((ledger) => ledger.arrivals()).filter((arrival) => arrival.first !== undefined);
  const sum = (name: 'arrivals' | 'uniqueMessages' | 'registered' | 'duplicates' | 'refused') =>
    ledgers.reduce((total, ledger) => total + ledger.counts()[name], 0);
  return {
    arrivals: sum('arrivals'),
    uniqueMessages: sum('uniqueMessages'),
    registered: sum('registered'),
    duplicates: sum('duplicates'),
    refused: sum('refused'),
    /** The number that each message was registered under, a list where that happened more than once. */
    numbersOf: firsts.reduce((numbers, { messageId, first }) => {
      const known = numbers.get(messageId) ?? [];
      return numbers.set(messageId, [
        ...known,
        ...(first?.registration === undefined ? [] : [first.registration.registrationNumber]),
      ]);
    }, new Map<string, string[]>()),
  };
};

/** How many mails and SMS came more than once; receivers can tell by the same Message-ID, or by the same words. */
export const sentTwice = (
  mails: readonly ReceivedMail[],
  messages: readonly ReceivedSms[],
): { readonly mails: number; readonly sms: number } => ({
  mails: mails.length - new Set(mails.map(({ messageId }) => messageId)).size,
  sms: messages.length - new Set(messages.map(({ to, text }) => `${to} ${text}`)).size,
});
