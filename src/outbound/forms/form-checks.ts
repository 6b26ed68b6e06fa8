import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { FORM_KEYWORDS, type LetterForm } from '../../domain/letter-form.ts';
import { placesOf, type SchemaBreak } from '../../domain/schema-places.ts';
import type { FormChecks } from '../../ports/form-checks.ts';

// A form is compiled once a process. More are only in use while types are changed; then the oldest is compiled again when it is needed.
const MAX_COMPILED = 200;

/** Forms checked by ajv, each compiled when it is first needed; meets port FormChecks. */
export const makeFormChecks = (): FormChecks => {
  const compiled = new Map<string, ValidateFunction>();
  const compile = ({ schema }: LetterForm): ValidateFunction => {
    // Under its text, not its id: the words of a form that ships may be mended under the same id.
    const text = JSON.stringify(schema);
    const known = compiled.get(text);
    if (known !== undefined) return known;
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    addFormats.default(ajv);
    ajv.addVocabulary([...FORM_KEYWORDS]);
    const validate = ajv.compile(schema);
    const [oldest] = compiled.keys();
    if (oldest !== undefined && compiled.size >= MAX_COMPILED) compiled.delete(oldest);
    compiled.set(text, validate);
    return validate;
  };
  return {
    breaks(form, filledIn) {
      const validate = compile(form);
      if (validate(filledIn)) return [];
      return placesOf(
        (validate.errors ?? []).map(({ keyword, instancePath, params }) => ({
          keyword,
          instancePath: `/form${instancePath}`,
          params: params as SchemaBreak['params'],
        })),
      );
    },
  };
};
