import type { LetterForm } from '../../domain/letter-form.ts';
import type { FormChecks } from '../../ports/form-checks.ts';
import { makeSchemaChecks, type SchemaCheck } from '../../wire/json-schema.ts';

// A form is compiled once a process. More are only in use while types are changed; then the oldest is compiled again when it is needed.
const MAX_COMPILED = 200;

/** Forms checked by ajv, each compiled when it is first needed; meets port FormChecks. */
export const makeFormChecks = (): FormChecks => {
  const compiled = new Map<string, SchemaCheck>();
  const compile = ({ schema }: LetterForm): SchemaCheck => {
    // Under its text, not its id: the words of a form that ships may be mended under the same id.
    const text = JSON.stringify(schema);
    const known = compiled.get(text);
    if (known !== undefined) return known;
    const check = makeSchemaChecks()(schema);
    const [oldest] = compiled.keys();
    if (oldest !== undefined && compiled.size >= MAX_COMPILED) compiled.delete(oldest);
    compiled.set(text, check);
    return check;
  };
  return {
    breaks: (form, filledIn) =>
      compile(form)(filledIn).map(({ pointer, detail }) => ({ pointer: `/form${pointer}`, detail })),
  };
};
