/** Notices by SMS over SMPP 3.4: one unparted message per notification. */
import { createHash } from 'node:crypto';
import type { PduFields } from 'smpp';
import { encodeGsm7 } from '../../domain/sms-segments.ts';
import type { Channel, ChannelMessage, ChannelOutcome } from '../../ports/channel.ts';
import { startDeadline } from '../deadline.ts';
import { makeSmppLink, type SmppLinkOptions } from './smpp-link.ts';
import { type DeliveryState, readDeliveryReport } from './smpp-receipt.ts';
import { failureOfStatus } from './smpp-status.ts';
import { E164, smsMistake } from './sms-mistake.ts';
import { makeWindow } from './window.ts';

export interface SmsChannelOptions extends Omit<SmppLinkOptions, 'onDeliver'> {
  /** The sender citizens see: up to 11 letters, a short code, or E.164. */
  readonly sourceAddress: string;
  /** Messages in flight at a time; 10 when not given, the window most providers grant. */
  readonly window?: number;
  /**
   * What became of a sent message. May come more than once, and before `send` has returned: reject a reference that is
   * not stored yet, and the provider sends the report again.
   */
  readonly onDeliveryReport?: (providerReference: string, state: DeliveryState) => void | Promise<void>;
}

const TON = { unknown: 0, international: 1, alphanumeric: 5 } as const;
const NPI = { unknown: 0, isdn: 1 } as const;
const FINAL_REPORT = 1;
const DATA_CODING = { smscDefault: 0, ucs2: 8 } as const;

const sourceFields = (address: string): PduFields => {
  if (E164.test(address))
    return { source_addr_ton: TON.international, source_addr_npi: NPI.isdn, source_addr: address.slice(1) };
  const ton = /^\d+$/.test(address) ? TON.unknown : TON.alphanumeric;
  return { source_addr_ton: ton, source_addr_npi: NPI.unknown, source_addr: address };
};

const textFields = (text: string): PduFields => {
  const gsm7 = encodeGsm7(text);
  return gsm7 === undefined
    ? { data_coding: DATA_CODING.ucs2, short_message: Buffer.from(text, 'utf16le').swap16() }
    : { data_coding: DATA_CODING.smscDefault, short_message: Buffer.from(gsm7) };
};

/** 16 bits are all SMPP has for a sender's own reference (5.3.2.17): with number and text enough to see a repeat. */
const referenceOf = (notificationId: string): number =>
  createHash('sha256').update(notificationId).digest().readUInt16BE(0);

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/**
 * Makes the SMS channel; it binds at once and stays bound until `close`. A try that got no answer in `timeoutMs` may still
 * have been sent: the retry carries the same user_message_reference. Outcomes: smpp-status.ts.
 */
export const makeSmsChannel = (options: SmsChannelOptions): Channel => {
  const { sourceAddress, timeoutMs, window = 10, onDeliveryReport, ...link } = options;
  const inFlight = makeWindow(window);
  const bound = makeSmppLink({
    ...link,
    timeoutMs,
    onDeliver: async (pdu) => {
      const report = readDeliveryReport(pdu);
      if (report !== undefined) await onDeliveryReport?.(report.providerReference, report.state);
    },
  });

  const submit = async (
    message: ChannelMessage,
    limit: AbortSignal,
    onWritten: () => void,
  ): Promise<ChannelOutcome> => {
    const fields = {
      ...sourceFields(sourceAddress),
      dest_addr_ton: TON.international,
      dest_addr_npi: NPI.isdn,
      destination_addr: message.to.slice(1),
      registered_delivery: FINAL_REPORT,
      ...textFields(message.text),
      user_message_reference: referenceOf(message.notificationId),
    };
    const answer = await bound.submit(fields, limit, onWritten);
    switch (answer.kind) {
      case 'no_link':
        return { kind: 'temporary_failure', detail: 'No connection to the SMS provider.' };
      case 'lost':
        return { kind: 'temporary_failure', detail: 'The connection was lost before the answer.', unsure: true };
      case 'refused':
        return failureOfStatus(answer.status, 'bind');
      case 'answered': {
        const { command_status: status, message_id: id } = answer.response;
        if (status !== 0) return failureOfStatus(status, 'submit');
        return { kind: 'sent', providerReference: id ?? '' };
      }
    }
  };

  return {
    channel: 'sms',
    send: async (message, signal) => {
      const mistake = smsMistake(message);
      if (mistake !== undefined) return { kind: 'technical_failure', detail: mistake };
      let written = false;
      const gaveUp = (): ChannelOutcome => ({
        kind: 'temporary_failure',
        detail: signal.aborted ? 'The try was aborted.' : 'No answer in time.',
        ...(written && { unsure: true }),
      });
      const limit = startDeadline(signal, timeoutMs);
      try {
        const place = await inFlight.enter(limit.signal);
        if (place === undefined) return gaveUp();
        const outcome = submit(message, limit.signal, () => {
          written = true;
        });
        // A caller that leaves early does not take its message off the wire, so the place stays taken until the time is up.
        const expiry = setTimeout(place.leave, timeoutMs);
        const leave = (): void => {
          clearTimeout(expiry);
          place.leave();
        };
        outcome.then(leave, leave);
        return await Promise.race([outcome, aborted(limit.signal).then(gaveUp)]);
      } finally {
        limit.clear();
      }
    },
    close: () => bound.close(),
  };
};
