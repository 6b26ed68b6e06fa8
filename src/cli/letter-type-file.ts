import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { FORM_KEYWORDS, type JsonSchema, standingAlone } from '../domain/letter-form.ts';
import { fail, ok, type Problem, type Result } from '../domain/problems.ts';
import { placesOf } from '../domain/schema-places.ts';
import type { LetterTypeFile } from '../generated/schemas.ts';
import type { LetterTypeEntry } from '../ports/letter-type-book.ts';

type Places = NonNullable<Problem['errors']>;

const read = (name: string): JsonSchema =>
  JSON.parse(readFileSync(new URL(`../../schemas/json/${name}.schema.json`, import.meta.url), 'utf8')) as JsonSchema;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const strictAjv = (): Ajv2020 => {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats.default(ajv);
  ajv.addVocabulary([...FORM_KEYWORDS]);
  return ajv;
};

const labelled = (pointer: string, { enum: values, 'x-enum-labels': labels }: JsonSchema): Places => {
  if (values === undefined) return [];
  const missing = (values as readonly string[]).filter(
    (value) => !Object.hasOwn((labels as object | undefined) ?? {}, value),
  );
  return missing.length === 0
    ? []
    : [{ pointer: `${pointer}/x-enum-labels`, detail: `has no words for: ${missing.join(', ')}` }];
};

/** What the schema of a form's field cannot say: what is asked for, how long it may be, and words for each choice. */
const fieldPlaces = ([name, field]: readonly [string, JsonSchema]): Places => {
  const pointer = `/form/properties/${name}`;
  const { type, items } = field;
  if (type === undefined) return [{ pointer, detail: 'has neither a type nor a $ref' }];
  if (type === 'string' && field.enum === undefined && field.maxLength === undefined && field.format !== 'date')
    return [{ pointer: `${pointer}/maxLength`, detail: 'is required: any text has a longest length' }];
  if (type === 'array')
    return items === undefined
      ? [{ pointer: `${pointer}/items`, detail: 'is required' }]
      : labelled(`${pointer}/items`, items as JsonSchema);
  return labelled(pointer, field);
};

/** @param form standing alone. */
const formPlaces = (form: JsonSchema): Places => {
  const places = Object.entries(form.properties as { readonly [name: string]: JsonSchema }).flatMap(fieldPlaces);
  if (places.length > 0) return places;
  try {
    strictAjv().compile(form);
    return [];
  } catch (error) {
    // The validator names the keyword and the place in the schema; there is nothing of a citizen in it.
    const what = error instanceof Error ? error.message : '';
    return [{ pointer: '/form', detail: `is no sound JSON Schema: ${what}`.slice(0, 1000) }];
  }
};

/** Reads a file that says what a letter type is (letter-type-file.schema.json). Problem Validation, with the places. */
export const readLetterTypeFile = (text: string): Result<LetterTypeEntry> => {
  const ajv = strictAjv();
  for (const name of ['common', 'letter-form-words', 'letter-form-field', 'letter-form']) ajv.addSchema(read(name));
  const fits = ajv.compile<LetterTypeFile>(read('letter-type-file'));
  const file = parsed(text);
  if (file === undefined) return fail('Validation', 'This is not JSON that can be read.');
  if (!fits(file)) {
    return fail('Validation', 'This is not the file of a letter type.', { errors: placesOf(fits.errors ?? []) });
  }
  const common = read('common');
  const schema = standingAlone(file.form as unknown as JsonSchema, () => common);
  const errors = formPlaces(schema);
  if (errors.length > 0) return fail('Validation', 'The form cannot be like this.', { errors });
  const { code, nameKa, nameEn, explanationKa, explanationEn, attachments, signatureRequired, agencies } = file;
  const { dailyLimit, firstAnswer, remedy, terms, form } = file;
  return ok({
    ...{ code, nameKa, nameEn, explanationKa, explanationEn },
    form: { schemaId: form.$id, schema },
    maxFiles: attachments.maxFiles,
    maxTotalBytes: attachments.maxTotalBytes,
    ...(attachments.mediaTypes !== undefined && { mediaTypes: attachments.mediaTypes }),
    attachmentsRequired: attachments.required ?? false,
    signatureRequired,
    ...(agencies !== undefined && { agencyCodes: agencies }),
    ...(dailyLimit !== undefined && { dailyLimit }),
    remedy,
    ...(firstAnswer !== undefined && { firstAnswer }),
    terms,
  });
};

/** A letter type as such a file says it. */
export const letterTypeFile = (type: LetterTypeEntry): LetterTypeFile => ({
  format: 'shikriki-letter-type-1',
  code: type.code,
  nameKa: type.nameKa,
  nameEn: type.nameEn,
  explanationKa: type.explanationKa,
  explanationEn: type.explanationEn,
  form: type.form.schema as unknown as LetterTypeFile['form'],
  attachments: {
    maxFiles: type.maxFiles,
    maxTotalBytes: type.maxTotalBytes,
    ...(type.mediaTypes !== undefined && { mediaTypes: [...type.mediaTypes] }),
    required: type.attachmentsRequired,
  },
  signatureRequired: type.signatureRequired,
  ...(type.agencyCodes !== undefined && { agencies: [...type.agencyCodes] }),
  ...(type.dailyLimit !== undefined && { dailyLimit: type.dailyLimit }),
  ...(type.firstAnswer !== undefined && { firstAnswer: type.firstAnswer }),
  remedy: type.remedy,
  terms: [...type.terms],
});
