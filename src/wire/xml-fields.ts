import { escapeText } from './escape-text.ts';

/** Values by the names of their elements, in the order of the schema; a list is a repeated element, undefined is left out. */
export interface XmlFields {
  readonly [element: string]: string | number | boolean | undefined | XmlFields | readonly XmlFields[];
}

const isList = (value: XmlFields[string]): value is readonly XmlFields[] => Array.isArray(value);

/** Writes values as elements without attributes. Throws for characters that XML 1.0 cannot carry. */
export const xmlOfFields = (fields: XmlFields): string =>
  Object.entries(fields)
    .flatMap(([name, value]) => (isList(value) ? value.map((one) => [name, one] as const) : [[name, value] as const]))
    .map(([name, value]) => {
      if (value === undefined) return '';
      return `<${name}>${typeof value === 'object' ? xmlOfFields(value) : escapeText(String(value))}</${name}>`;
    })
    .join('');
