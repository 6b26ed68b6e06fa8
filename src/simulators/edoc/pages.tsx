/** The books of the simulated systems as pages, and the forms that make them fail. */
import type { FastifyInstance } from 'fastify';
import { PAGE_HEADERS, renderPage } from '../../web/ui/layout.tsx';
import { formatInstant, type Lang, readLang, withLang } from '../../web/ui/text.ts';
import { registerSimulatorControls } from './controls.ts';
import { FaultForms, SettingsForm } from './page-forms.tsx';
import { PAGE_WORDS, type PageWords } from './page-words.ts';
import type { Arrival } from './records.ts';
import type { SimulatedSystem } from './simulated-system.ts';
import { WordForm } from './word-form.tsx';

/** What of a system the pages show. */
export type ShownSystem = Pick<
  SimulatedSystem,
  'code' | 'dialect' | 'agencies' | 'ledger' | 'faults' | 'settings' | 'say'
>;

const SHOWN_ARRIVALS = 200;
const STYLES = [
  'h1+.ui-tags{margin-block-start:0.75rem}',
  '.sim-counts{display:grid;gap:0.5rem;margin-block:1rem 2rem}',
  '.sim-counts div{display:flex;justify-content:space-between;align-items:baseline;margin:0;padding:0.5rem 1rem}',
  '.sim-counts dt{margin:0;font-size:0.9375rem;color:var(--ds-color-neutral-text-subtle)}',
  '.sim-counts dd{margin:0;font-size:1.375rem;font-weight:700}',
  '.sim-ledger .ui-mono{font-size:0.8125rem}',
  '.sim-part{margin-block:0 0.75rem}',
  '.sim-ledger{margin-block-end:2rem;background:var(--ds-color-neutral-surface-default)}',
  '.sim-ledger{font-size:0.9375rem;overflow-wrap:break-word}',
  '.sim-ledger .ds-tag{width:auto;height:auto;min-width:0;max-width:100%;white-space:normal}',
  '.sim-controls{display:grid;gap:1rem}',
  '.sim-controls>*{margin-block:0}',
  '.sim-controls ul{margin-block:0.75rem;padding-inline-start:1.25rem}',
  '.sim-form{display:grid;gap:1rem;margin-block-start:1rem}',
  // On a phone every arrival is a block of its own, each value behind the name of its column.
  '@media (max-width:47.99em){',
  '.sim-ledger,.sim-ledger tbody,.sim-ledger tr,.sim-ledger td{display:block}',
  '.sim-ledger thead{position:absolute;clip-path:inset(50%);overflow:hidden;width:1px;height:1px}',
  '.sim-ledger tr{padding:0.75rem 1rem}',
  '.sim-ledger tr+tr{border-top:1px solid var(--ds-color-neutral-border-subtle)}',
  '.sim-ledger td{display:grid;grid-template-columns:7.5rem minmax(0,1fr);gap:0.5rem;padding:0.25rem 0;border:0}',
  '.sim-ledger td:has(.ui-tags){grid-template-columns:minmax(0,1fr)}',
  '.sim-ledger td::before{content:attr(data-label);color:var(--ds-color-neutral-text-subtle);font-family:var(--ds-font-family)}',
  '}',
  '@media (min-width:48em){',
  '.sim-ledger .sim-short{white-space:nowrap}',
  '.sim-ledger time{display:block;min-width:7.5rem}',
  '.sim-ledger .ui-tags{min-width:13rem}',
  '.sim-counts{grid-template-columns:repeat(5,1fr);gap:1rem}',
  '.sim-counts div{flex-direction:column;align-items:flex-start;padding:0.75rem}',
  '}',
  '@media (min-width:64em){.sim-controls{grid-template-columns:1fr 1fr;align-items:start}}',
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

interface StateTag {
  readonly color: 'success' | 'warning' | 'danger';
  readonly label: string;
}

/** What became of an arrival: plain words while nothing has, otherwise a tag for each thing. */
const stateOf = (arrival: Arrival, system: ShownSystem, words: PageWords): string | readonly StateTag[] => {
  if (arrival.duplicate) return words.repeat;
  if (arrival.first?.refusedWith !== undefined) {
    return [{ color: 'danger', label: `${words.refusedByReceipt}: ${arrival.first.refusedWith}` }];
  }
  const steps = system.ledger.answersTo(arrival.messageId).map((answer): StateTag => {
    const name = words.steps[answer.sealed.step];
    if (answer.confirmed !== undefined) return { color: 'success', label: `✓ ${name}` };
    if (answer.rejected === undefined) return { color: 'warning', label: `${name}: ${words.waiting}` };
    return { color: 'danger', label: `${name}: ${words.rejected} (${answer.rejected.problemCode})` };
  });
  return steps.length === 0 ? words.received : steps;
};

const ArrivalRow = ({ arrival, system, lang }: { arrival: Arrival; system: ShownSystem; lang: Lang }): JSX.Element => {
  const known = system.ledger.first(arrival.messageId)?.first;
  const words = PAGE_WORDS[lang];
  const { columns } = words;
  const state = stateOf(arrival, system, words);
  return (
    <tr>
      <td data-label={columns.at}>
        <time datetime={arrival.arrivedAt} safe>
          {formatInstant(arrival.arrivedAt, lang)}
        </time>
      </td>
      <td data-label={columns.agency} safe>
        {arrival.agencyCode}
      </td>
      <td class="ui-mono sim-short" data-label={columns.message} title={arrival.messageId} safe>
        {`…${arrival.messageId.slice(-12)}`}
      </td>
      <td class="ui-mono sim-short" data-label={columns.digest} title={arrival.envelopeSha256} safe>
        {`${arrival.envelopeSha256.slice(0, 12)}…`}
      </td>
      <td class="sim-short" data-label={columns.number} safe>
        {known?.registration?.registrationNumber ?? '–'}
      </td>
      {typeof state === 'string' ? (
        <td data-label={columns.state} safe>
          {state}
        </td>
      ) : (
        <td data-label={columns.state}>
          <div class="ui-tags">
            {state.map(({ color, label }) => (
              <span class="ds-tag" data-color={color} safe>
                {label}
              </span>
            ))}
          </div>
        </td>
      )}
      <td data-label={columns.sends} safe>
        {String(arrival.sends)}
      </td>
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
      <table class="ds-table sim-ledger" data-border="true" aria-label={words.ledger}>
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
      <div class="ui-tags">
        <span class="ds-tag" data-color="neutral" safe>
          {system.dialect}
        </span>
      </div>
      <p class="ui-lead" safe>
        {words.lead}
      </p>
      <dl class="sim-counts">
        {(Object.keys(words.counts) as (keyof typeof counts)[]).map((name) => (
          <div class="ds-card ui-card">
            <dt safe>{words.counts[name]}</dt>
            <dd safe>{String(counts[name])}</dd>
          </div>
        ))}
      </dl>
      <h2 class="ds-heading sim-part" data-size="sm" safe>
        {words.ledger}
      </h2>
      <LedgerTable system={system} lang={lang} />
      <div class="sim-controls">
        <div class="ds-card ui-card">
          <FaultForms system={system} lang={lang} />
        </div>
        <div class="ds-card ui-card">
          <SettingsForm system={system} lang={lang} />
        </div>
        <div class="ds-card ui-card">
          <WordForm system={system} lang={lang} />
        </div>
      </div>
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
      <p class="ui-lead" safe>
        {words.lead}
      </p>
      <ul class="ds-card ui-card ui-plain-list ui-rows">
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
