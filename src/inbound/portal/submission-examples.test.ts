import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { FORM_KEYWORDS } from '../../domain/letter-form.ts';

// A file is called <schema>--<reason>.json; the reason of an invalid one starts with the place, with dots for slashes:
// letter-submission--attachments.0.uploadId-in-upper-case.json is refused at /attachments/0/uploadId.

const schemasDirectory = new URL('../../../schemas/', import.meta.url);
const jsonFiles = (directory: string) =>
  readdirSync(new URL(directory, schemasDirectory))
    .filter((name) => name.endsWith('.json'))
    .sort();
const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, schemasDirectory), 'utf8'));

const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);
ajv.addVocabulary([...FORM_KEYWORDS]);
for (const name of jsonFiles('json/')) ajv.addSchema(readJson(`json/${name}`) as object);

const check = (directory: string, name: string) => {
  const validate = ajv.getSchema(`urn:shikriki:schema:${name.split('--')[0] ?? ''}:1`);
  if (!validate) throw new Error(`${name}: there is no such schema`);
  return { valid: validate(readJson(directory + name)), errors: validate.errors ?? [] };
};

/** Where an error belongs: a missing or an unknown field is named itself, not the object around it. */
const pointerOf = ({ instancePath, params }: ErrorObject): string => {
  const field: unknown = params.missingProperty ?? params.additionalProperty;
  return typeof field === 'string' ? `${instancePath}/${field}` : instancePath;
};

const placeIn = (name: string) => {
  const reason = name.split('--')[1] ?? '';
  return `/${(reason.split('-')[0] ?? '').replaceAll('.', '/')}`;
};

describe('an example of a message', () => {
  it.each(jsonFiles('examples/valid/'))('is taken when it keeps its contract: %s', (name) => {
    expect(check('examples/valid/', name)).toEqual({ valid: true, errors: [] });
  });

  it.each(jsonFiles('examples/invalid/'))('is refused at the place that its name tells: %s', (name) => {
    const { valid, errors } = check('examples/invalid/', name);
    expect(valid).toBe(false);
    // A condition that leads to another schema reports itself besides the place.
    const places = errors.filter((error) => error.keyword !== 'if').map(pointerOf);
    expect(new Set(places)).toEqual(new Set([placeIn(name)]));
  });

  it('exists in numbers: at least six that are taken and twelve that are refused', () => {
    expect(jsonFiles('examples/valid/').length).toBeGreaterThanOrEqual(6);
    expect(jsonFiles('examples/invalid/').length).toBeGreaterThanOrEqual(12);
  });
});
