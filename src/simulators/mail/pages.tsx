/** The sandbox's mailbox as pages: what citizens would find in their e-mail. */
import type { FastifyInstance } from 'fastify';
import { PAGE_HEADERS, renderPage } from '../../web/ui/layout.tsx';
import { formatInstant, type Lang, readLang, withLang } from '../../web/ui/text.ts';
import { UnbrokenNumbers } from '../../web/ui/wrapping.tsx';
import type { MailReceiver, ReceivedMail } from './receiver.ts';

const TEXT = {
  ka: {
    title: 'ელფოსტა',
    lead: 'ელფოსტის შეტყობინებები, რომლებიც მოქალაქეებს გაეგზავნა. ახალი ზემოთაა; გვერდის განახლებით ნახავთ ახლებს.',
    banner: 'სატესტო გარემო: ეს წერილები ამ კომპიუტერს არ ტოვებს.',
    empty: 'წერილი ჯერ არ მოსულა.',
    sms: 'SMS',
    to: 'ვის',
    from: 'ვისგან',
    at: 'როდის',
    size: 'ზომა',
    bytes: 'ბაიტი',
    repeat: '↻ განმეორება',
    noSubject: '(უსათაურო)',
    back: '← ყველა წერილი',
    headers: 'ტექნიკური სათაურები',
    missing: 'ასეთი წერილი აქ არ არის',
    missingLead: 'ინახება მხოლოდ ბოლო წერილები; ძველები იშლება.',
  },
  en: {
    title: 'E-mail',
    lead: 'E-mail notices sent to citizens. Newest on top; reload the page to see new ones.',
    banner: 'Sandbox: these mails do not leave this computer.',
    empty: 'No mail has come yet.',
    sms: 'SMS',
    to: 'To',
    from: 'From',
    at: 'When',
    size: 'Size',
    bytes: 'bytes',
    repeat: '↻ Repeat',
    noSubject: '(no subject)',
    back: '← All mails',
    headers: 'Technical headers',
    missing: 'There is no such mail here',
    missingLead: 'Only the last mails are kept; older ones are removed.',
  },
} satisfies Record<Lang, unknown>;

type Mails = Pick<MailReceiver, 'mails'>;

const frame = (lang: Lang, title: string, path: string, content: JSX.Element): string =>
  renderPage({
    lang,
    title,
    path,
    banner: TEXT[lang].banner,
    nav: [
      { href: '/mail', label: TEXT[lang].title, current: path === '/mail' },
      { href: '/sms', label: TEXT[lang].sms },
    ],
    content,
  });

const subjectOf = (mail: ReceivedMail, lang: Lang): string =>
  mail.subject === '' ? TEXT[lang].noSubject : mail.subject;

/** The language a mail says it is in, so that a screen reader reads it aloud rightly on a page in the other one. */
const langOf = (mail: ReceivedMail): Lang =>
  mail.headers.some(({ name, value }) => name === 'content-language' && value === 'en') ? 'en' : 'ka';

/** A mail with the Message-ID of an older one: the gateway could not know whether the first try had arrived. */
const isRepeat = (mail: ReceivedMail, mails: readonly ReceivedMail[]): boolean =>
  mail.messageId !== '' && mails.some((other) => other.id < mail.id && other.messageId === mail.messageId);

/** The list of kept mails, as a whole HTML document. */
export const mailListPage = (receiver: Mails, lang: Lang): string => {
  const text = TEXT[lang];
  const mails = receiver.mails();
  return frame(
    lang,
    text.title,
    '/mail',
    <>
      <h1 class="ds-heading" data-size="lg" safe>
        {text.title}
      </h1>
      <p class="ui-lead" safe>
        {text.lead}
      </p>
      {mails.length === 0 ? (
        <p class="ds-card" safe>
          {text.empty}
        </p>
      ) : (
        <ul class="ds-card ui-card ui-plain-list ui-rows">
          {mails.map((mail) => (
            <li>
              <a class="ds-link" href={withLang(`/mail/${mail.id}`, lang)} lang={langOf(mail)}>
                <UnbrokenNumbers text={subjectOf(mail, lang)} />
              </a>
              <p class="ui-subtle ui-row">
                <span safe>{`${text.to}: ${mail.to.join(', ')}`}</span>
                <time datetime={mail.receivedAt} safe>
                  {formatInstant(mail.receivedAt, lang)}
                </time>
              </p>
              {isRepeat(mail, mails) ? (
                <p>
                  <span class="ds-tag" data-color="warning" safe>
                    {text.repeat}
                  </span>
                </p>
              ) : (
                ''
              )}
            </li>
          ))}
        </ul>
      )}
    </>,
  );
};

const Facts = ({ mail, lang }: { mail: ReceivedMail; lang: Lang }): JSX.Element => {
  const text = TEXT[lang];
  return (
    <dl class="ui-facts">
      <dt safe>{text.to}</dt>
      <dd safe>{mail.to.join(', ')}</dd>
      <dt safe>{text.from}</dt>
      <dd safe>{mail.fromName === '' ? mail.from : `${mail.fromName} <${mail.from}>`}</dd>
      <dt safe>{text.at}</dt>
      <dd>
        <time datetime={mail.receivedAt} safe>
          {formatInstant(mail.receivedAt, lang)}
        </time>
      </dd>
      <dt safe>{text.size}</dt>
      <dd safe>{`${mail.sizeBytes} ${text.bytes}`}</dd>
    </dl>
  );
};

/** Addresses inside a text become links, tracking numbers stay whole; everything is escaped. */
const LinkedText = ({ text }: { text: string }): JSX.Element => (
  <>
    {text.split(/(https?:\/\/[^\s<>"']+)/).map((part, index) =>
      index % 2 === 1 ? (
        <a class="ds-link" href={part} rel="noreferrer" safe>
          {part}
        </a>
      ) : (
        <UnbrokenNumbers text={part} />
      ),
    )}
  </>
);

/** One mail as a whole HTML document. @returns undefined where no mail has this id. */
export const mailPage = (receiver: Mails, id: string, lang: Lang): string | undefined => {
  const mail = receiver.mails().find((kept) => kept.id === id);
  if (mail === undefined) return undefined;
  const text = TEXT[lang];
  return frame(
    lang,
    subjectOf(mail, lang),
    `/mail/${mail.id}`,
    <>
      <p class="ui-back">
        <a class="ds-link" href={withLang('/mail', lang)} safe>
          {text.back}
        </a>
      </p>
      <h1 class="ds-heading" data-size="sm" lang={langOf(mail)}>
        <UnbrokenNumbers text={subjectOf(mail, lang)} />
      </h1>
      <div class="ds-card ui-card ui-mail-facts" data-variant="tinted">
        <Facts mail={mail} lang={lang} />
      </div>
      <article class="ds-card ui-card" lang={langOf(mail)}>
        <div class="ui-mail-text">
          <LinkedText text={mail.text} />
        </div>
      </article>
      <details class="ds-card ui-card ui-headers">
        <summary safe>{text.headers}</summary>
        <dl class="ui-facts ui-mono">
          {mail.headers.map(({ name, value }) => (
            <>
              <dt safe>{name}</dt>
              <dd safe>{value}</dd>
            </>
          ))}
        </dl>
      </details>
    </>,
  );
};

const missingPage = (lang: Lang): string =>
  frame(
    lang,
    TEXT[lang].missing,
    '/mail',
    <>
      <h1 class="ds-heading" data-size="lg" safe>
        {TEXT[lang].missing}
      </h1>
      <p class="ui-lead" safe>
        {TEXT[lang].missingLead}
      </p>
      <p class="ui-back">
        <a class="ds-link" href={withLang('/mail', lang)} safe>
          {TEXT[lang].back}
        </a>
      </p>
    </>,
  );

/** Adds /mail and /mail/:id. The styles come from registerAssets (web/ui/assets.ts), registered once per server. */
export const registerMailPages = (app: FastifyInstance, receiver: Mails): void => {
  app.get('/mail', (request, reply) =>
    reply.headers(PAGE_HEADERS).send(mailListPage(receiver, readLang(request.query))),
  );
  app.get<{ Params: { id: string } }>('/mail/:id', (request, reply) => {
    const lang = readLang(request.query);
    const page = mailPage(receiver, request.params.id, lang);
    return reply
      .code(page === undefined ? 404 : 200)
      .headers(PAGE_HEADERS)
      .send(page ?? missingPage(lang));
  });
};
