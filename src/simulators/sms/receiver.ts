/**
 * The sandbox's SMS provider: a real SMPP 3.4 server on the loopback, nothing is sent on.
 * Numbers that fail on purpose, by their last digits: received-sms.ts. Every other message is reported delivered.
 */
import type { AddressInfo } from 'node:net';
import smpp, { type Pdu, type PduFields, type Session } from 'smpp';
import type { Gate, Gated } from '../gate.ts';
import { type KeptRecords, openKeptRecords } from '../mail/kept-records.ts';
import { type Fate, fateOf, type ReceivedSms } from './received-sms.ts';

export interface SmsReceiver extends Gated {
  readonly port: number;
  /** Newest first. */
  messages(): readonly ReceivedSms[];
  /** The newest kept or next arriving message that matches; rejects after timeoutMs. */
  waitFor(predicate: (message: ReceivedSms) => boolean, timeoutMs: number): Promise<ReceivedSms>;
  close(): Promise<void>;
}

export interface SmsReceiverOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Messages are kept there as JSON and survive a restart. */
  readonly folder?: string;
  /** How many messages are kept. */
  readonly keep: number;
  /** A list that is kept together with another provider, in place of one of its own. */
  readonly kept?: KeptRecords<ReceivedSms>;
  /** When given, a bind must carry it. */
  readonly login?: { readonly systemId: string; readonly password: string };
  /** How long after a refused delivery report it is sent again, at most five times; 1000 when not given. */
  readonly reportAgainMs?: number;
}

const INTERNATIONAL = 1;

const STATUS_OF: { readonly [K in Fate]?: string } = { refused: 'ESME_RINVDSTADR', busy: 'ESME_RTHROTTLED' };
const statusFor = (number: string): number => smpp.errors[STATUS_OF[fateOf(number)] ?? ''] ?? 0;

const textOf = (pdu: Pdu): string => {
  const message = pdu.short_message?.message ?? '';
  return typeof message === 'string' ? message : message.toString('latin1');
};

const reportFields = (pdu: Pdu, messageId: string) => {
  const fate = fateOf(pdu.destination_addr ?? '');
  const delivered = fate === 'good';
  const words = `id:${messageId} sub:001 dlvrd:00${delivered ? 1 : 0} stat:${delivered ? 'DELIVRD' : 'UNDELIV'} err:000 text:`;
  return {
    source_addr_ton: pdu.dest_addr_ton ?? 0,
    source_addr_npi: pdu.dest_addr_npi ?? 0,
    source_addr: pdu.destination_addr ?? '',
    destination_addr: pdu.source_addr ?? '',
    esm_class: 0x04,
    data_coding: 0,
    short_message: Buffer.from(words, 'latin1'),
    receipted_message_id: messageId,
    message_state: delivered ? 2 : 5,
    // GSM, and MAP's unknownSubscriber.
    ...(fate === 'unknown' && { network_error_code: Buffer.from([3, 0, 1]) }),
  };
};

/** Starts the SMS provider. @throws when the port is taken or the folder cannot be read. */
export const startSmsReceiver = async (options: SmsReceiverOptions): Promise<SmsReceiver> => {
  const kept = options.kept ?? openKeptRecords<ReceivedSms>(options);
  let gate: Gate | undefined;
  const { login, reportAgainMs = 1000 } = options;
  const bound = new WeakSet<Session>();

  const bind = (session: Session, pdu: Pdu): void => {
    const good = login === undefined || (pdu.system_id === login.systemId && pdu.password === login.password);
    if (good) bound.add(session);
    const status = smpp.errors.ESME_RINVPASWD ?? 0;
    session.send(pdu.response(good ? { system_id: 'sandbox-sms' } : { command_status: status }));
  };

  const report = (session: Session, fields: PduFields, triesLeft: number): void => {
    session.deliver_sm(fields, ({ command_status: status }) => {
      if (status !== 0 && triesLeft > 1)
        setTimeout(() => report(session, fields, triesLeft - 1), reportAgainMs).unref();
    });
  };

  const take = async (session: Session, pdu: Pdu): Promise<void> => {
    await gate?.taking?.();
    const number = pdu.destination_addr ?? '';
    const status = bound.has(session) ? statusFor(number) : (smpp.errors.ESME_RINVBNDSTS ?? 0);
    if (status !== 0) {
      session.send(pdu.response({ command_status: status }));
      return;
    }
    const { id } = kept.add({
      receivedAt: new Date().toISOString(),
      provider: 'smpp',
      from: pdu.source_addr ?? '',
      to: pdu.dest_addr_ton === INTERNATIONAL ? `+${number}` : number,
      text: textOf(pdu),
      dataCoding: pdu.data_coding ?? 0,
      ...(pdu.user_message_reference === undefined ? {} : { userMessageReference: pdu.user_message_reference }),
    });
    await gate?.answering?.();
    session.send(pdu.response({ message_id: id }));
    if (((pdu.registered_delivery ?? 0) & 1) === 1) report(session, reportFields(pdu, id), 5);
  };

  const server = smpp.createServer((session) => {
    session.on('error', () => session.destroy());
    session.on('pdu', (pdu) => {
      if (pdu.command.startsWith('bind_') && !pdu.isResponse()) bind(session, pdu);
      else if (pdu.command === 'submit_sm') take(session, pdu).catch(() => session.destroy());
      else if (pdu.command === 'enquire_link') session.send(pdu.response());
      else if (pdu.command === 'unbind') {
        session.send(pdu.response());
        session.close();
      } else if (!pdu.isResponse()) session.send(pdu.response({ command_status: smpp.errors.ESME_RINVCMDID ?? 3 }));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });

  return {
    port: (server.address() as AddressInfo).port,
    messages: kept.all,
    waitFor: kept.waitFor,
    setGate: (next) => {
      gate = next;
    },
    close: async () => {
      if (options.kept === undefined) kept.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const session of [...server.sessions]) session.destroy();
      });
    },
  };
};
