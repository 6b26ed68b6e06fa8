import type { FastifyInstance } from 'fastify';
import type { NoticeSettings } from '../../domain/notice-settings.ts';
import type { NoticeRules } from '../../domain/notice-verdict.ts';
import { NOTICE_EVENTS } from '../../domain/notices.ts';
import { fail } from '../../domain/problems.ts';
import type { NoticeSettingsChange, NoticeSettings as NoticeSettingsJson } from '../../generated/schemas.ts';
import type { Recipients } from '../../ports/recipients.ts';
import type { Transactions } from '../../ports/transaction.ts';
import type { ChangeNoticeSettings } from '../../use-cases/change-notice-settings.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { citizenOf } from './citizen.ts';
import { isWellKnown } from './filing.ts';
import { bodyCheck } from './schemas.ts';

const checkChange = bodyCheck<NoticeSettingsChange>('urn:shikriki:schema:notice-settings-change:1');

const EVENTS: NoticeSettingsJson['events'] = Object.entries(NOTICE_EVENTS).map(([event, { legal, channels }]) => ({
  event,
  legal,
  channels: [...channels] as NoticeSettingsJson['events'][number]['channels'],
}));

const toJson = (
  { language, quietHours, switchedOff }: NoticeSettings,
  { smsQuietHours }: NoticeRules,
): NoticeSettingsJson => {
  const sms = quietHours.sms ?? smsQuietHours;
  return {
    ...(language !== undefined && { language }),
    quietHours: {
      ...(quietHours.email !== undefined && { email: { ...quietHours.email, chosen: true } }),
      ...(sms !== undefined && { sms: { ...sms, chosen: quietHours.sms !== undefined } }),
    },
    switchedOff: [...switchedOff],
    events: EVENTS,
  };
};

const toSettings = ({ language, quietHours, switchedOff }: NoticeSettingsChange): NoticeSettings => ({
  ...(language !== undefined && { language }),
  quietHours: {
    ...(quietHours?.email !== undefined && { email: quietHours.email }),
    ...(quietHours?.sms !== undefined && { sms: quietHours.sms }),
  },
  switchedOff,
});

/** What the routes of notice settings need. */
export interface NoticeSettingsDeps {
  readonly transactions: Pick<Transactions, 'inTransaction'>;
  readonly recipients: Pick<Recipients, 'settingsOf'>;
  readonly changeNoticeSettings: ChangeNoticeSettings;
  readonly noticeRules: NoticeRules;
}

/** /v1/me/notice-settings: how the citizen is told. */
export const noticeSettingsRoutes = (app: FastifyInstance, deps: NoticeSettingsDeps): void => {
  app.get('/v1/me/notice-settings', async (request, reply) => {
    const { subject } = citizenOf(request);
    const settings = await deps.transactions.inTransaction({ kind: 'citizen', subject }, (tx) =>
      deps.recipients.settingsOf(tx, subject),
    );
    return reply.send(toJson(settings, deps.noticeRules));
  });

  app.put('/v1/me/notice-settings', async (request, reply) => {
    const { subject, authentication } = citizenOf(request);
    if (!isWellKnown(authentication))
      return sendProblem(reply, fail('Forbidden', 'Changing notices needs the level substantial.').problem);
    const body = checkChange(request.body);
    if (!body.ok) return sendProblem(reply, body.problem);
    const changed = await deps.changeNoticeSettings(subject, toSettings(body.value));
    return changed.ok ? reply.send(toJson(changed.value, deps.noticeRules)) : sendProblem(reply, changed.problem);
  });
};
