import type { NoticeChannel, NoticeLanguage } from './notice-template.ts';
import { NOTICE_EVENTS, type NoticeEvent } from './notice-templates.ts';
import { fail, ok, type Problem, type Result } from './problems.ts';
import { type QuietHours, wakingMinutes } from './quiet-hours.ts';

/** One notice on one channel. */
export interface NoticeOnChannel {
  readonly event: string;
  readonly channel: NoticeChannel;
}

/** How a citizen wants to be told. What is missing is as the installation has it. */
export interface NoticeSettings {
  /** Missing: the language of each letter. */
  readonly language?: NoticeLanguage;
  readonly quietHours: { readonly [C in NoticeChannel]?: QuietHours };
  readonly switchedOff: readonly NoticeOnChannel[];
}

/** Of citizens who never chose anything. */
export const DEFAULT_SETTINGS: NoticeSettings = { quietHours: {}, switchedOff: [] };

/** A day must leave time in which a notice can come. */
const LEAST_WAKING_MINUTES = 240;

const channelsOf = (event: string): readonly NoticeChannel[] =>
  Object.hasOwn(NOTICE_EVENTS, event) ? NOTICE_EVENTS[event as NoticeEvent].channels : [];

/** Whether a term or a right hangs on a notice, so that the citizen must hear of it on some channel. */
export const isLegal = (event: string): boolean =>
  Object.hasOwn(NOTICE_EVENTS, event) && NOTICE_EVENTS[event as NoticeEvent].legal;

/** Whether the citizen does not want a notice on a channel. */
export const isSwitchedOff = ({ switchedOff }: NoticeSettings, event: string, channel: NoticeChannel): boolean =>
  switchedOff.some((off) => off.event === event && off.channel === channel);

type Places = NonNullable<Problem['errors']>;

/**
 * Checks what a citizen chose. Problems: Validation (no such notice, too little time that is not quiet), LegalNotice (a notice that a term or
 * a right hangs on would come on no channel any more; says which).
 */
export const checkSettings = (settings: NoticeSettings): Result<NoticeSettings> => {
  const unknown: Places = settings.switchedOff.flatMap(({ event, channel }, at) =>
    channelsOf(event).includes(channel)
      ? []
      : [{ pointer: `/switchedOff/${at}`, detail: 'there is no such notice on this channel' }],
  );
  const sleepless: Places = Object.entries(settings.quietHours).flatMap(([channel, quiet]) =>
    wakingMinutes(quiet) < LEAST_WAKING_MINUTES
      ? [{ pointer: `/quietHours/${channel}`, detail: 'must leave at least four hours of the day' }]
      : [],
  );
  const errors = [...unknown, ...sleepless];
  if (errors.length > 0)
    return fail('Validation', `${errors.length} ${errors.length === 1 ? 'field is' : 'fields are'} not valid.`, {
      errors,
    });
  const silenced: Places = settings.switchedOff.flatMap(({ event }, at) =>
    isLegal(event) && channelsOf(event).every((channel) => isSwitchedOff(settings, event, channel))
      ? [{ pointer: `/switchedOff/${at}`, detail: `a term or a right hangs on ${event}: one channel must stay on` }]
      : [],
  );
  return silenced.length === 0
    ? ok(settings)
    : fail('LegalNotice', 'Notices that a term or a right hangs on cannot be switched off on every channel.', {
        errors: silenced,
      });
};
