/** A JSON Schema, or a part of one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** What forms say besides JSON Schema: words for people, beside a field, its values and below it. A validator only has to know them. */
export const FORM_KEYWORDS = ['x-label', 'x-enum-labels', 'x-help'] as const;

/** The form of a letter type, as JSON Schema. It never changes its meaning under its id. */
export interface LetterForm {
  readonly schemaId: string;
  /** Stands alone: whatever it referred to is in its place. Fields are in the order in which they are asked for. */
  readonly schema: JsonSchema;
}

/**
 * A schema with what it refers to put in its place, so that a page can be made from it alone. Pure.
 * @param schemaOf the schema with an id. @throws where there is none.
 */
export const standingAlone = (schema: JsonSchema, schemaOf: (id: string) => JsonSchema): JsonSchema => {
  const targetOf = (ref: string): unknown => {
    const [id = '', pointer = ''] = ref.split('#', 2);
    return pointer
      .split('/')
      .slice(1)
      .reduce<unknown>((node, key) => (node as JsonSchema)[key], schemaOf(id));
  };
  const resolve = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(resolve);
    if (typeof node !== 'object' || node === null) return node;
    const { $ref, ...rest } = node as JsonSchema;
    const own = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, resolve(value)]));
    return typeof $ref === 'string' ? { ...(resolve(targetOf($ref)) as object), ...own } : own;
  };
  return resolve(schema) as JsonSchema;
};
