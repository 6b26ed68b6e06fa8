import { describe, expect, test } from 'vitest';
import { LETTER_TYPES } from '../store/seed/letter-types.ts';
import { readFormSeed } from '../store/seed-letter-types.ts';
import { letterTypeFile, readLetterTypeFile } from './letter-type-file.ts';

const forms = await readFormSeed();

describe('a letter type that ships', () => {
  test.each(LETTER_TYPES.map((type) => [type.code, type] as const))(
    '%s keeps to what is asked of types that operators add, and is the same once it was a file',
    (_code, { term, firstAnswer, formSchemaId, ...type }) => {
      const entry = {
        ...type,
        form: { schemaId: formSchemaId, schema: forms.get(formSchemaId) ?? {} },
        maxFiles: 20,
        maxTotalBytes: 209_715_200,
        attachmentsRequired: false,
        signatureRequired: false,
        ...(firstAnswer !== undefined && { firstAnswer }),
        terms: term === undefined ? [] : [term],
      };
      expect(readLetterTypeFile(JSON.stringify(letterTypeFile(entry)))).toEqual({ ok: true, value: entry });
    },
  );
});
