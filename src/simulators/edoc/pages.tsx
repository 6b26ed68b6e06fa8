/** The books of the simulated systems as pages, and the forms that make them fail. */
import type { FastifyInstance } from 'fastify';
import { PAGE_HEADERS, renderPage } from '../../web/ui/layout.tsx';
import { formatInstant, type Lang, readLang, withLang } from '../../web/ui/text.ts';
import { registerSimulatorControls } from './controls.ts';
import { FaultForms, SettingsForm } from './page-forms.tsx';
import { PAGE_WORDS, type PageWords } from './page-words.ts';
import { ANSWER_STEPS, type Arrival } from './records.ts';
import type { SimulatedSystem } from './simulated-system.ts';

/** What of a system the pages show. */
export type ShownSystem = Pick<SimulatedSystem, 'code' | 'dialect' | 'agencies' | 'ledger' | 'faults' | 'settings'>;

const SHOWN_ARRIVALS = 200;
const STYLES = [
  '.sim-part{margin-block-start:2.5rem}',
  '.sim-scroll{overflow-x:auto;margin-block-start:0.75rem}',
  '.sim-scroll th,.sim-scroll td{white-space:nowrap}',
  '.sim-scroll td.sim-state{white-space:normal;min-width:16rem}',
  '.sim-form{display:grid;gap:1rem;max-width:36rem;margin-block:1rem}',
  '.sim-counts{grid-template-columns:max-content 1fr}',
].join('\n');
const STYLES_PATH = '/simulators/pages.css';

const frame = (
  lang: Lang,
  path: string,
  title: string,
  systems: readonly ShownSystem[],
  content: JSX.Element,
): string =>
  renderPage({
    lang,
    title,
    path,
    banner: PAGE_WORDS[lang].banner,
    nav: systems.map(({ code }) => ({
      href: `/simulators/${code}`,
      label: code,
      current: path === `/simulators/${code}`,
    })),
    content: (
      <>
        <link rel="stylesheet" href={STYLES_PATH} />
        {content}
      </>
    ),
  });

const stateOf = (arrival: Arrival, system: ShownSystem, words: PageWords): string => {
  if (arrival.duplicate) return words.repeat;
  if (arrival.first?.refusedWith !== undefined) return `${words.refusedByReceipt}: ${arrival.first.refusedWith}`;
  const steps = ANSWER_STEPS.flatMap((step) => {
    const answer = system.ledger.answer(arrival.messageId, step);
    if (answer === undefined) return [];
    if (answer.confirmed !== undefined) return [`${words.steps[step]} ✓`];
    const problem = answer.rejected && `${words.rejected} (${answer.rejected.problemCode})`;
    return [`${words.steps[step]}: ${problem ?? words.waiting}`];
  });
  return steps.length === 0 ? words.received : steps.join(', ');
};

const ArrivalRow = ({ arrival, system, lang }: { arrival: Arrival; system: ShownSystem; lang: Lang }): JSX.Element => {
  const known = system.ledger.first(arrival.messageId)?.first;
  return (
    <tr>
      <td>
        <time datetime={arrival.arrivedAt} safe>
          {formatInstant(arrival.arrivedAt, lang)}
        </time>
      </td>
      <td safe>{arrival.agencyCode}</td>
      <td class="ui-mono" title={arrival.messageId} safe>
        {`…${arrival.messageId.slice(-12)}`}
      </td>
      <td class="ui-mono" title={arrival.envelopeSha256} safe>
        {`${arrival.envelopeSha256.slice(0, 12)}…`}
      </td>
      <td safe>{known?.registration?.registrationNumber ?? '–'}</td>
      <td class="sim-state" safe>
        {stateOf(arrival, system, PAGE_WORDS[lang])}
      </td>
      <td safe>{String(arrival.sends)}</td>
    </tr>
  );
};

const LedgerTable = ({ system, lang }: { system: ShownSystem; lang: Lang }): JSX.Element => {
  const words = PAGE_WORDS[lang];
  const all = system.ledger.arrivals();
  const arrivals = all.slice(-SHOWN_ARRIVALS).reverse();
  if (arrivals.length === 0) return <p safe>{words.empty}</p>;
  return (
    <>
      {all.length > arrivals.length ? <p safe>{words.shown(arrivals.length)}</p> : ''}
      <section class="sim-scroll" aria-label={words.ledger} tabindex="0">
        <table class="ds-table">
          <thead>
            <tr>
              {Object.values(words.columns).map((label) => (
                <th scope="col" safe>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {arrivals.map((arrival) => (
              <ArrivalRow arrival={arrival} system={system} lang={lang} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
};

/** The page of one system as a whole HTML document. */
export const systemPage = (system: ShownSystem, systems: readonly ShownSystem[], lang: Lang): string => {
  const words = PAGE_WORDS[lang];
  const counts = system.ledger.counts();
  return frame(
    lang,
    `/simulators/${system.code}`,
    `${words.title}: ${system.code}`,
    systems,
    <>
      <h1 class="ds-heading" data-size="lg" safe>
        {`${words.title}: ${system.code}`}
      </h1>
      <p class="ui-lead" safe>
        {`${words.lead} ${system.dialect}.`}
      </p>
      <dl class="ui-facts sim-counts">
        {(Object.keys(words.counts) as (keyof typeof counts)[]).map((name) => (
          <>
            <dt safe>{words.counts[name]}</dt>
            <dd safe>{String(counts[name])}</dd>
          </>
        ))}
      </dl>
      <h2 class="ds-heading sim-part" data-size="sm" safe>
        {words.ledger}
      </h2>
      <LedgerTable system={system} lang={lang} />
      <FaultForms system={system} lang={lang} />
      <SettingsForm system={system} lang={lang} />
    </>,
  );
};

const listPage = (systems: readonly ShownSystem[], lang: Lang): string => {
  const words = PAGE_WORDS[lang];
  return frame(
    lang,
    '/simulators',
    words.listTitle,
    systems,
    <>
      <h1 class="ds-heading" data-size="lg" safe>
        {words.listTitle}
      </h1>
      <ul class="ds-card ui-card ui-plain-list ui-links">
        {systems.map((system) => (
          <li>
            <a class="ds-link" href={withLang(`/simulators/${system.code}`, lang)} safe>
              {system.code}
            </a>
            <p class="ui-subtle" safe>
              {`${system.dialect} · ${words.counts.registered}: ${system.ledger.counts().registered}`}
            </p>
          </li>
        ))}
      </ul>
    </>,
  );
};

/**
 * Adds `/simulators`, a page for each system, and the controls (controls.ts) to a server on the loopback. The styles come
 * from registerAssets (web/ui/assets.ts), registered once per server.
 */
export const registerSimulatorPages = (
  app: FastifyInstance,
  systems: Readonly<Record<string, ShownSystem>> | readonly ShownSystem[],
): void => {
  const all: readonly ShownSystem[] = Object.values(systems);
  app.get(STYLES_PATH, (_request, reply) => reply.type('text/css; charset=utf-8').send(STYLES));
  app.get('/simulators', (request, reply) => reply.headers(PAGE_HEADERS).send(listPage(all, readLang(request.query))));
  for (const system of all) {
    app.get(`/simulators/${system.code}`, (request, reply) =>
      reply.headers(PAGE_HEADERS).send(systemPage(system, all, readLang(request.query))),
    );
  }
  registerSimulatorControls(app, all);
};
