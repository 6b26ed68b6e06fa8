/** The sandbox's phones as a page: one thread a number, as its owner would see it. */
import type { FastifyInstance } from 'fastify';
import { measureSms } from '../../domain/sms-segments.ts';
import { PAGE_HEADERS, renderPage } from '../../web/ui/layout.tsx';
import { formatInstant, type Lang, readLang } from '../../web/ui/text.ts';
import { UnbrokenNumbers } from '../../web/ui/wrapping.tsx';
import type { ReceivedSms } from './received-sms.ts';
import type { SmsReceiver } from './receiver.ts';

const TEXT = {
  ka: {
    title: 'SMS',
    mail: 'ელფოსტა',
    lead: 'მოკლე შეტყობინებები, რომლებიც მოქალაქეებს გაეგზავნა, ტელეფონების მიხედვით. ახალი ზემოთაა.',
    banner: 'სატესტო გარემო: ეს შეტყობინებები ამ კომპიუტერს არ ტოვებს.',
    empty: 'შეტყობინება ჯერ არ მოსულა.',
    phone: 'ტელეფონი',
    from: 'გამგზავნი',
    segments: 'ნაწილი',
    repeat: '↻ განმეორება',
  },
  en: {
    title: 'SMS',
    mail: 'E-mail',
    lead: 'Short messages sent to citizens, phone by phone. Newest on top.',
    banner: 'Sandbox: these messages do not leave this computer.',
    empty: 'No message has come yet.',
    phone: 'Phone',
    from: 'Sender',
    segments: 'segments',
    repeat: '↻ Repeat',
  },
} satisfies Record<Lang, unknown>;

// Records of earlier versions name none.
const PROVIDERS: { readonly [name: string]: string } = { smpp: 'SMPP', http: 'HTTP' };

type Messages = Pick<SmsReceiver, 'messages'>;

/** Same sender's reference, number and text as an older one. */
const isRepeat = (sms: ReceivedSms, thread: readonly ReceivedSms[]): boolean =>
  sms.userMessageReference !== undefined &&
  thread.some(
    (other) => other.id < sms.id && other.userMessageReference === sms.userMessageReference && other.text === sms.text,
  );

/** For example `53 / 70 UCS-2`; with parts where there is more than one. */
const sizeOf = (text: string, lang: Lang): string => {
  const { encoding, units, segments } = measureSms(text);
  const size = encoding === 'ucs2' ? `${units} / 70 UCS-2` : `${units} / 160 GSM-7`;
  return segments === 1 ? size : `${size} · ${segments} ${TEXT[lang].segments}`;
};

const Bubble = ({
  sms,
  thread,
  lang,
}: {
  sms: ReceivedSms;
  thread: readonly ReceivedSms[];
  lang: Lang;
}): JSX.Element => (
  <li class="ui-bubble">
    <p class="ui-bubble-text" lang={/\p{Script=Georgian}/u.test(sms.text) ? 'ka' : 'en'}>
      <UnbrokenNumbers text={sms.text} />
    </p>
    <p class="ui-subtle ui-row ui-bubble-facts">
      <time datetime={sms.receivedAt} safe>
        {formatInstant(sms.receivedAt, lang)}
      </time>
      <span safe>{`${TEXT[lang].from}: ${sms.from}`}</span>
    </p>
    <div class="ui-tags">
      <span class="ds-tag" data-color="info" safe>
        {PROVIDERS[sms.provider] ?? PROVIDERS.smpp}
      </span>
      <span class="ds-tag" data-color={measureSms(sms.text).segments === 1 ? 'neutral' : 'danger'} safe>
        {sizeOf(sms.text, lang)}
      </span>
      {isRepeat(sms, thread) ? (
        <span class="ds-tag" data-color="warning" safe>
          {TEXT[lang].repeat}
        </span>
      ) : (
        ''
      )}
    </div>
  </li>
);

/** All kept messages as a whole HTML document. */
export const smsPage = (receiver: Messages, lang: Lang): string => {
  const text = TEXT[lang];
  const threads = new Map<string, ReceivedSms[]>();
  for (const sms of receiver.messages()) threads.set(sms.to, [...(threads.get(sms.to) ?? []), sms]);
  return renderPage({
    lang,
    title: text.title,
    path: '/sms',
    banner: text.banner,
    nav: [
      { href: '/mail', label: text.mail },
      { href: '/sms', label: text.title, current: true },
    ],
    content: (
      <>
        <h1 class="ds-heading" data-size="lg" safe>
          {text.title}
        </h1>
        <p class="ui-lead" safe>
          {text.lead}
        </p>
        {threads.size === 0 ? (
          <p class="ds-card" safe>
            {text.empty}
          </p>
        ) : (
          <div class="ui-threads">
            {[...threads].map(([phone, thread]) => (
              <section class="ds-card ui-card ui-thread">
                <h2 class="ds-heading" data-size="xs" safe>
                  {`${text.phone} ${phone}`}
                </h2>
                <ol class="ui-plain-list ui-bubbles">
                  {thread.map((sms) => (
                    <Bubble sms={sms} thread={thread} lang={lang} />
                  ))}
                </ol>
              </section>
            ))}
          </div>
        )}
      </>
    ),
  });
};

/** Adds /sms. The styles come from registerAssets (web/ui/assets.ts), registered once per server. */
export const registerSmsPages = (app: FastifyInstance, receiver: Messages): void => {
  app.get('/sms', (request, reply) => reply.headers(PAGE_HEADERS).send(smsPage(receiver, readLang(request.query))));
};
