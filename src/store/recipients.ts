import type { ContactKind } from '../domain/contacts.ts';
import { DEFAULT_SETTINGS, type NoticeOnChannel, type NoticeSettings } from '../domain/notice-settings.ts';
import type { Recipient } from '../domain/notice-verdict.ts';
import type { Recipients } from '../ports/recipients.ts';
import { connectionOf, only } from './transactions.ts';

interface SettingsRow {
  language: 'ka' | 'en' | null;
  quiet_hours: NoticeSettings['quietHours'];
  switched_off: string[];
}

const toSettings = (row: SettingsRow): NoticeSettings => ({
  quietHours: row.quiet_hours,
  switchedOff: row.switched_off.map((entry) => {
    const [event = '', channel] = entry.split(':');
    return { event, channel: channel as NoticeOnChannel['channel'] };
  }),
  ...(row.language !== null && { language: row.language }),
});

/** Whom notices go to; meets port Recipients. */
export const recipients: Recipients = {
  async ofCase(tx, caseId) {
    const { rows } = await connectionOf(tx).query<
      SettingsRow & { contacts: { [K in ContactKind]?: { address: string | null; confirmed: boolean } } }
    >({
      name: 'recipient-of-case',
      text: `select s.language, coalesce(s.quiet_hours, '{}') as quiet_hours, coalesce(s.switched_off, '{}') as switched_off,
               (select coalesce(jsonb_object_agg(k.kind, jsonb_build_object('address', k.address, 'confirmed', k.confirmed_at is not null)), '{}')
                from contacts k where k.subject = c.owner_subject) as contacts
             from cases c left join notice_settings s on s.subject = c.owner_subject where c.case_id = $1`,
      values: [caseId],
    });
    const row = only(rows);
    const contacts = Object.entries(row.contacts).map(([kind, { address, confirmed }]) => [
      kind,
      { confirmed, ...(address !== null && { address }) },
    ]);
    return { settings: toSettings(row), contacts: Object.fromEntries(contacts) as Recipient['contacts'] };
  },

  async settingsOf(tx, subject) {
    const { rows } = await connectionOf(tx).query<SettingsRow>(
      'select language, quiet_hours, switched_off from notice_settings where subject = $1',
      [subject],
    );
    return rows[0] === undefined ? DEFAULT_SETTINGS : toSettings(rows[0]);
  },

  async putSettings(tx, subject, { language, quietHours, switchedOff }) {
    await connectionOf(tx).query(
      `insert into notice_settings (subject, language, quiet_hours, switched_off, updated_at) values ($1, $2, $3, $4, app_now())
       on conflict (subject) do update
       set language = excluded.language, quiet_hours = excluded.quiet_hours, switched_off = excluded.switched_off, updated_at = excluded.updated_at`,
      [subject, language ?? null, quietHours, switchedOff.map(({ event, channel }) => `${event}:${channel}`)],
    );
  },
};
