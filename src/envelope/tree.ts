/** An element as plain values. Envelope elements hold text or elements, never both. */
export interface XmlTree {
  /** Without its prefix: canonical bytes come from a document whose namespaces the schema has fixed. */
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlTree[];
}

/** The child with this name, if there is one. */
export const childOf = (tree: XmlTree, name: string): XmlTree | undefined =>
  tree.children.find((child) => child.name === name);

/** All children with this name, in order. */
export const childrenOf = (tree: XmlTree, name: string): readonly XmlTree[] =>
  tree.children.filter((child) => child.name === name);

/** The child with this name. Throws where it is missing: the schema was to be checked before. */
export const requiredChildOf = (tree: XmlTree, name: string): XmlTree => {
  const child = childOf(tree, name);
  if (child === undefined) throw new Error(`an envelope that met its schema has no ${tree.name}/${name}`);
  return child;
};

/** The exact text of the child with this name. Throws where it is missing. */
export const textOf = (tree: XmlTree, name: string): string => requiredChildOf(tree, name).text;

/**
 * The value of a child whose schema type collapses whitespace (xs:date, xs:dateTime, xs:boolean, numbers): the schema
 * was applied to the collapsed value, so that is the value.
 */
export const collapsedTextOf = (tree: XmlTree, name: string): string =>
  textOf(tree, name).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');

/** `{ key: value }`, or nothing where there is no value: optional fields are absent, never undefined. */
export const present = <Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } =>
  value === undefined ? {} : ({ [key]: value } as { [K in Key]: Value });

/** An optional text child as an optional field. */
export const optionalText = <Key extends string>(key: Key, tree: XmlTree, name: string): { [K in Key]?: string } =>
  present(key, childOf(tree, name)?.text);

/** An optional date or instant child as an optional field. */
export const optionalCollapsed = <Key extends string>(
  key: Key,
  tree: XmlTree,
  name: string,
): { [K in Key]?: string } => (childOf(tree, name) === undefined ? {} : present(key, collapsedTextOf(tree, name)));

/** An optional child, read by `read`, as an optional field. */
export const optionalChild = <Key extends string, Value>(
  key: Key,
  tree: XmlTree,
  name: string,
  read: (child: XmlTree) => Value,
): { [K in Key]?: Value } => {
  const child = childOf(tree, name);
  return child === undefined ? {} : present(key, read(child));
};
