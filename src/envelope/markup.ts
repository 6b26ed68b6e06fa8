import { escapeText } from './escape.ts';

/** A piece of finished XML; only this file and build.ts make it, so that text cannot slip in unescaped. */
declare const markup: unique symbol;
export type Markup = string & { readonly [markup]: true };

/** An element around finished pieces; pieces that are undefined are left out. `name` is one of the schema's. */
export const element = (name: string, ...pieces: readonly (Markup | undefined)[]): Markup =>
  `<${name}>${pieces.map((piece) => piece ?? '').join('')}</${name}>` as Markup;

/** An element around escaped text. Throws on text that XML cannot carry. */
export const field = (name: string, value: string | number | boolean): Markup =>
  `<${name}>${escapeText(String(value))}</${name}>` as Markup;

/** Like {@link field}, or nothing where there is no value. */
export const optionalField = (name: string, value: string | undefined): Markup | undefined =>
  value === undefined ? undefined : field(name, value);

/** Several pieces one after the other. */
export const inOrder = (pieces: readonly (Markup | undefined)[]): Markup =>
  pieces.map((piece) => piece ?? '').join('') as Markup;
