import type { Problem } from './problems.ts';

type Places = NonNullable<Problem['errors']>;

/** What a JSON-Schema validator says about one place; a part of ajv's ErrorObject, and of Fastify's own. */
export interface SchemaBreak {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: { readonly [name: string]: unknown };
}

// Where a caller made a name up, it may hold anything: only names that look like names are repeated.
const FIELD_NAME = /^[A-Za-z_][A-Za-z_-]{0,63}$/;

const counted = (count: unknown, one: string, many: string): string => `${String(count)} ${count === 1 ? one : many}`;

const RULES: { readonly [keyword: string]: (params: SchemaBreak['params']) => string } = {
  required: () => 'is required',
  additionalProperties: () => 'is not a known field',
  type: ({ type }) => `must be of type ${[type].flat().join(' or ')}`,
  enum: ({ allowedValues }) => `must be one of ${[allowedValues].flat().join(', ')}`,
  const: ({ allowedValue }) => `must be ${JSON.stringify(allowedValue)}`,
  pattern: () => 'is not written as the contract demands',
  format: ({ format }) => `must be a valid ${String(format)}`,
  minLength: ({ limit }) =>
    limit === 1 ? 'must not be empty' : `must have at least ${counted(limit, 'character', 'characters')}`,
  maxLength: ({ limit }) => `must not be longer than ${counted(limit, 'character', 'characters')}`,
  minimum: ({ limit }) => `must not be less than ${String(limit)}`,
  maximum: ({ limit }) => `must not be more than ${String(limit)}`,
  minItems: ({ limit }) => `must have at least ${counted(limit, 'entry', 'entries')}`,
  maxItems: ({ limit }) => `must not have more than ${counted(limit, 'entry', 'entries')}`,
  maxProperties: ({ limit }) => `must not have more than ${counted(limit, 'field', 'fields')}`,
  uniqueItems: () => 'must not hold the same entry twice',
  contains: ({ maxContains }) => `only ${String(maxContains)} of the entries may be so`,
};

/** The field that is missing or unknown belongs to its own place, not to the object around it. */
const pointerOf = ({ instancePath, params }: SchemaBreak): string => {
  const field = params.missingProperty ?? params.additionalProperty;
  return typeof field === 'string' && FIELD_NAME.test(field) ? `${instancePath}/${field}` : instancePath;
};

/** The places where a value breaks its schema, with the rule in words: never with the value. */
export const placesOf = (breaks: readonly SchemaBreak[]): Places => {
  const places = breaks
    // A condition that leads to another schema reports itself besides the place.
    .filter(({ keyword }) => keyword !== 'if')
    .map((found) => ({
      pointer: pointerOf(found),
      detail: RULES[found.keyword]?.(found.params) ?? 'does not meet the contract',
    }));
  return [...new Map(places.map((place) => [`${place.pointer} ${place.detail}`, place])).values()];
};
