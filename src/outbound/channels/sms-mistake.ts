import { measureSms } from '../../domain/sms-segments.ts';
import type { ChannelMessage } from '../../ports/channel.ts';

/** An international number with its plus sign (ITU-T E.164). */
export const E164 = /^\+[1-9]\d{6,14}$/;

/** What cannot be right whatever an SMS provider does, in a sentence that names no number; undefined where nothing is wrong. */
export const smsMistake = ({ to, text }: Pick<ChannelMessage, 'to' | 'text'>): string | undefined => {
  if (!E164.test(to)) return 'The number is not in E.164 form.';
  const { segments } = measureSms(text);
  if (segments > 1) return `The text needs ${segments} segments.`;
  return text === '' ? 'The text is empty.' : undefined;
};
