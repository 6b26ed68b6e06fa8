/** The form by which a simulated agency is made to say something: plain HTML, no script. */
import { OUTCOMES, STATUS_CODES } from '../../domain/envelope.ts';
import { withLang } from '../../web/ui/text.ts';
import { asOptions, type FieldName, type FormProps, SelectField } from './page-forms.tsx';
import { PAGE_WORDS, type PageWords } from './page-words.ts';
import { EXTENTS, WORD_KINDS } from './words.ts';

const SHOWN_LETTERS = 50;

const NONE = { value: '', label: '–' };

const TextField = (props: { name: FieldName; words: PageWords }): JSX.Element => {
  const id = `word-${props.name}`;
  return (
    <div class="ds-field">
      <label class="ds-label" for={id} safe>
        {props.words.fields[props.name]}
      </label>
      <input class="ds-input" type="text" id={id} name={props.name} maxlength="4000" />
    </div>
  );
};

/** Chooses a registered letter and what the agency says about it. */
export const WordForm = ({ system, lang }: FormProps): JSX.Element => {
  const words = PAGE_WORDS[lang];
  const letters = system.ledger
    .arrivals()
    .filter(({ first }) => first?.registration !== undefined)
    .slice(-SHOWN_LETTERS)
    .reverse();
  const common = { words, form: 'word' };
  return (
    <section aria-labelledby="say">
      <h2 class="ds-heading sim-part" data-size="sm" id="say" safe>
        {words.say}
      </h2>
      <p safe>{letters.length === 0 ? words.noLetters : words.sayLead}</p>
      {letters.length === 0 ? (
        ''
      ) : (
        <form class="sim-form" method="post" action={withLang(`/simulators/${system.code}/words`, lang)}>
          <SelectField
            {...common}
            name="messageId"
            options={letters.map(({ messageId, messageKind, agencyCode, first }) => ({
              value: messageId,
              label: `${first?.registration?.registrationNumber ?? ''} · ${agencyCode} · ${messageKind}`,
            }))}
          />
          <SelectField
            {...common}
            name="wordKind"
            as="kind"
            options={WORD_KINDS.map((value) => ({ value, label: words.steps[value] }))}
          />
          <SelectField {...common} name="code" options={[NONE, ...asOptions(STATUS_CODES)]} />
          <SelectField {...common} name="wordOutcome" as="outcome" options={[NONE, ...asOptions(OUTCOMES)]} />
          <TextField words={words} name="toAgencyCode" />
          <SelectField {...common} name="extent" options={asOptions(EXTENTS)} />
          <TextField words={words} name="dueOn" />
          <TextField words={words} name="legalGround" />
          <TextField words={words} name="reason" />
          <TextField words={words} name="text" />
          <div class="ds-field">
            <input class="ds-input" type="checkbox" id="word-withFile" name="withFile" value="true" />
            <label class="ds-label" for="word-withFile" safe>
              {words.fields.withFile}
            </label>
          </div>
          <div>
            <button class="ds-button" type="submit" safe>
              {words.say}
            </button>
          </div>
        </form>
      )}
    </section>
  );
};
