/** Delivery reports: deliver_sm with a receipt. Source: SMPP 3.4, 5.2.12 (esm_class), 5.2.28 (message_state), appendix B (text). */
import type { Pdu } from 'smpp';
import type { ReportedState } from '../../ports/notifications.ts';

/** What became of an SMS after the provider took it. Only the first two still change. */
export type DeliveryState =
  | 'enroute'
  | 'accepted'
  | 'delivered'
  | 'expired'
  | 'deleted'
  | 'undeliverable'
  | 'rejected'
  | 'unknown_subscriber'
  | 'unknown';

const BY_NUMBER: readonly (DeliveryState | undefined)[] = [
  undefined,
  'enroute',
  'delivered',
  'expired',
  'deleted',
  'undeliverable',
  'accepted',
  'unknown',
  'rejected',
];

const BY_WORD: { readonly [word: string]: DeliveryState } = {
  ENROUTE: 'enroute',
  ACCEPTD: 'accepted',
  DELIVRD: 'delivered',
  EXPIRED: 'expired',
  DELETED: 'deleted',
  UNDELIV: 'undeliverable',
  REJECTD: 'rejected',
  UNKNOWN: 'unknown',
};

/** MAP error 1, unknownSubscriber (3GPP TS 29.002, 17.6); every other error may be about the phone, or about today. */
const UNKNOWN_SUBSCRIBER = 1;
/** The kind of network whose errors those of MAP are (5.3.2.31). */
const GSM = 3;

/** Bits 5-2 of esm_class: delivery receipt, or intermediate notification. */
const RECEIPT_BITS = 0x04 | 0x20;

/**
 * Reads a delivery report; the optional parameters outrank the text, which providers write in their own ways.
 * @returns undefined where the PDU is no report, or names no message.
 */
export const readDeliveryReport = (pdu: Pdu): { providerReference: string; state: DeliveryState } | undefined => {
  if (((pdu.esm_class ?? 0) & RECEIPT_BITS) === 0) return undefined;
  const message = pdu.short_message?.message ?? '';
  const text = typeof message === 'string' ? message : message.toString('latin1');
  const providerReference = pdu.receipted_message_id ?? /\bid:([^\s]{1,65})/i.exec(text)?.[1];
  if (providerReference === undefined || providerReference === '') return undefined;
  const word = /\bstat:([A-Z]{7})/i.exec(text)?.[1];
  const state = BY_NUMBER[pdu.message_state ?? 0] ?? BY_WORD[(word ?? '').toLocaleUpperCase('en')] ?? 'unknown';
  const failed = state === 'undeliverable' || state === 'rejected';
  return {
    providerReference,
    state: failed && isUnknownSubscriber(pdu.network_error_code) ? 'unknown_subscriber' : state,
  };
};

/**
 * network_error_code (5.3.2.31): an octet for the kind of network, two for its error. The `err` of the text may be the provider's own
 * (appendix B) and says nothing of a number.
 */
const isUnknownSubscriber = (code: Buffer | undefined): boolean =>
  Buffer.isBuffer(code) && code.length === 3 && code[0] === GSM && code.readUInt16BE(1) === UNKNOWN_SUBSCRIBER;

/** What a state means for a notification; undefined where the message is under way, or the provider does not know itself. */
export const reportedStateOf = (state: DeliveryState): ReportedState | undefined => {
  switch (state) {
    case 'delivered':
      return 'delivered';
    case 'expired':
    case 'deleted':
      return 'unreachable';
    case 'undeliverable':
    case 'rejected':
      return 'refused';
    case 'unknown_subscriber':
      return 'no_such_address';
    case 'enroute':
    case 'accepted':
    case 'unknown':
      return undefined;
  }
};
