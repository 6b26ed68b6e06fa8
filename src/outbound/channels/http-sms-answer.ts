/** What an answer of an HTTP SMS provider means for a notification. Source: docs/operations.md, "SMS over HTTP". */
import type { ChannelOutcome } from '../../ports/channel.ts';

/** An answer as it came; `code` and `messageId` are read from its JSON, where it has any. */
export interface HttpSmsAnswer {
  readonly httpStatus: number;
  readonly messageId?: string | undefined;
  readonly code?: string | undefined;
}

/** Codes (with 422) by which a provider says that this number takes no message. Only the first says that it is nobody's. */
const NUMBER_CODES = new Set(['number_unknown', 'number_barred', 'number_not_mobile']);
/** The provider is full, slow, disturbed, or unpaid (402): the same message may pass later. */
const TEMPORARY_STATUSES = new Set([402, 408, 409, 425, 429]);
/** A gateway lost the answer of the provider behind it, which may have taken the message. */
const GATEWAY_TIMEOUT = 504;

const REFERENCE = /^[\x21-\x7e]{1,100}$/;
const CODE = /^[a-z][a-z0-9_]{0,40}$/;

/** Classifies an answer; the detail holds the status and a known kind of word only, never what the provider wrote. */
export const outcomeOfHttpSms = ({ httpStatus, messageId, code }: HttpSmsAnswer): ChannelOutcome => {
  const word = code !== undefined && CODE.test(code) ? ` ${code}` : '';
  const detail = `HTTP ${httpStatus}${word}`;
  if (httpStatus >= 200 && httpStatus < 300) {
    if (messageId !== undefined && REFERENCE.test(messageId)) return { kind: 'sent', providerReference: messageId };
    // It says that it took it and does not say as what: a repeat under the same key finds out.
    return { kind: 'temporary_failure', detail: `${detail} without a messageId`, unsure: true };
  }
  if (httpStatus === 422 && code !== undefined && NUMBER_CODES.has(code))
    return { kind: 'permanent_failure', detail, ...(code === 'number_unknown' && { noSuchAddress: true }) };
  if (httpStatus === GATEWAY_TIMEOUT) return { kind: 'temporary_failure', detail, unsure: true };
  if (httpStatus >= 500 || TEMPORARY_STATUSES.has(httpStatus)) return { kind: 'temporary_failure', detail };
  return { kind: 'technical_failure', detail };
};
