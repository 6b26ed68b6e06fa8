/** The forms of a simulated system's page: plain HTML, no script. */
import { OUTCOMES } from '../../domain/envelope.ts';
import { PROBLEMS } from '../../domain/problems.ts';
import { type Lang, withLang } from '../../web/ui/text.ts';
import { FAULT_KINDS, type Fault } from './faults.ts';
import { PAGE_WORDS, type PageWords } from './page-words.ts';
import { SCENARIO_NAMES } from './scenarios.ts';
import { MAILBOX_PROTOCOLS } from './settings.ts';
import type { SimulatedSystem } from './simulated-system.ts';

/** What the forms of a page are made from. */
export interface FormProps {
  readonly system: Pick<SimulatedSystem, 'code' | 'dialect' | 'agencies' | 'ledger' | 'faults' | 'settings'>;
  readonly lang: Lang;
}

export type FieldName = keyof PageWords['fields'];

const NumberField = (props: {
  name: FieldName;
  words: PageWords;
  value?: number | null;
  form: string;
}): JSX.Element => {
  const id = `${props.form}-${props.name}`;
  return (
    <div class="ds-field">
      <label class="ds-label" for={id} safe>
        {props.words.fields[props.name]}
      </label>
      <input
        class="ds-input"
        type="number"
        min="0"
        step="1"
        id={id}
        name={props.name}
        value={props.value === null || props.value === undefined ? '' : String(props.value)}
      />
    </div>
  );
};

/** A labelled choice. */
export const SelectField = (props: {
  name: FieldName;
  words: PageWords;
  form: string;
  /** Under which name it is posted, where that is another one than the field's. */
  as?: string;
  chosen?: string;
  options: readonly { readonly value: string; readonly label: string }[];
}): JSX.Element => {
  const id = `${props.form}-${props.name}`;
  return (
    <div class="ds-field">
      <label class="ds-label" for={id} safe>
        {props.words.fields[props.name]}
      </label>
      <select class="ds-input" id={id} name={props.as ?? props.name}>
        {props.options.map(({ value, label }) => (
          <option value={value} selected={value === props.chosen} safe>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
};

/** Options whose label is their value. */
export const asOptions = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

const faultLine = (fault: Fault, words: PageWords): string =>
  [
    words.faultKinds[fault.kind],
    fault.agencyCode ?? words.all,
    fault.kind === 'slow' || fault.kind === 'late' ? `${fault.delayMs} ms` : '',
    fault.kind === 'refuse' ? fault.problemCode : '',
    fault.kind === 'busy' ? `${fault.retryAfterSeconds} s` : '',
    fault.kind === 'truncate' ? `${fault.afterBytes} B` : '',
    fault.remaining === undefined ? '' : `× ${fault.remaining}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');

/** The faults that are set, and the form that sets one. */
export const FaultForms = ({ system, lang }: FormProps): JSX.Element => {
  const words = PAGE_WORDS[lang];
  const action = withLang(`/simulators/${system.code}/faults`, lang);
  const faults = system.faults.list();
  const common = { words, form: 'fault' };
  return (
    <section aria-labelledby="faults">
      <h2 class="ds-heading sim-part" data-size="sm" id="faults" safe>
        {words.faults}
      </h2>
      {faults.length === 0 ? (
        <p safe>{words.noFaults}</p>
      ) : (
        <>
          <ul>
            {faults.map((fault) => (
              <li safe>{faultLine(fault, words)}</li>
            ))}
          </ul>
          <form method="post" action={action}>
            <input type="hidden" name="clear" value="all" />
            <button class="ds-button" data-variant="secondary" type="submit" safe>
              {words.clearAll}
            </button>
          </form>
        </>
      )}
      <form class="sim-form" method="post" action={action}>
        <SelectField
          {...common}
          name="kind"
          options={FAULT_KINDS.map((kind) => ({ value: kind, label: words.faultKinds[kind] }))}
        />
        <SelectField
          {...common}
          name="agencyCode"
          options={[{ value: '', label: words.all }, ...asOptions(system.agencies.map(({ code }) => code))]}
        />
        <NumberField {...common} name="remaining" />
        <NumberField {...common} name="delayMs" />
        <SelectField
          {...common}
          name="problemCode"
          options={[{ value: '', label: '–' }, ...asOptions(Object.keys(PROBLEMS))]}
        />
        <div class="ds-field">
          <input class="ds-input" type="checkbox" id="fault-byReceipt" name="byReceipt" value="true" />
          <label class="ds-label" for="fault-byReceipt" safe>
            {words.fields.byReceipt}
          </label>
        </div>
        <NumberField {...common} name="retryAfterSeconds" />
        <NumberField {...common} name="afterBytes" />
        <div>
          <button class="ds-button" type="submit" safe>
            {words.set}
          </button>
        </div>
      </form>
    </section>
  );
};

/** The form of the settings. */
export const SettingsForm = ({ system, lang }: FormProps): JSX.Element => {
  const words = PAGE_WORDS[lang];
  const settings = system.settings.current();
  const common = { words, form: 'settings' };
  return (
    <section aria-labelledby="settings">
      <h2 class="ds-heading sim-part" data-size="sm" id="settings" safe>
        {words.settings}
      </h2>
      <p safe>{words.settingsLead}</p>
      <form class="sim-form" method="post" action={withLang(`/simulators/${system.code}/settings`, lang)}>
        <NumberField {...common} name="registrationDelayMs" value={settings.registrationDelayMs} />
        <NumberField {...common} name="statusDelayMs" value={settings.statusDelayMs} />
        <NumberField {...common} name="replyDelayMs" value={settings.replyDelayMs} />
        <SelectField {...common} name="outcome" chosen={settings.outcome} options={asOptions(OUTCOMES)} />
        <NumberField {...common} name="replySizeBytes" value={settings.replySizeBytes} />
        {system.dialect === 'mailbox' ? (
          <>
            <SelectField
              {...common}
              name="mailboxProtocol"
              chosen={settings.mailboxProtocol}
              options={asOptions(MAILBOX_PROTOCOLS)}
            />
            <NumberField {...common} name="mailboxPollMs" value={settings.mailboxPollMs} />
            <NumberField {...common} name="mailboxLeaseSeconds" value={settings.mailboxLeaseSeconds} />
          </>
        ) : (
          ''
        )}
        <SelectField
          {...common}
          name="scenario"
          chosen={settings.scenario ?? ''}
          options={[
            { value: '', label: '–' },
            ...SCENARIO_NAMES.map((value) => ({ value, label: words.scenarios[value] })),
          ]}
        />
        <div class="ds-field">
          <label class="ds-label" for="settings-replyText" safe>
            {words.fields.replyText}
          </label>
          <textarea class="ds-input" id="settings-replyText" name="replyText" rows="4" safe>
            {settings.replyText ?? ''}
          </textarea>
        </div>
        <div>
          <button class="ds-button" type="submit" safe>
            {words.save}
          </button>
        </div>
      </form>
    </section>
  );
};
