/**
 * Writes schemas/examples/{valid,invalid}/*.xml anew, with keys of the example PKI that are then forgotten:
 * `npx tsx integration-tests/support/make-envelope-examples.ts`. The files are indented for people; the indentation is sealed with them.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { buildEnvelopeXml } from '../../src/envelope/build.ts';
import { EXAMPLE_ENVELOPES } from '../../src/envelope/test-support/example-envelopes.ts';
import { exampleKeys } from '../../src/envelope/test-support/example-keys.ts';
import { sealByHand } from '../../src/envelope/test-support/seal-by-hand.ts';
import { INVALID_EXAMPLES } from './envelope-invalid-examples.ts';

const EXAMPLES = new URL('../../schemas/examples/', import.meta.url);

/** Puts each element on a line of its own. Sound for what build.ts writes: there, < and > stand in tags only. */
const indented = (xml: string): string => {
  let depth = 0;
  return xml.replaceAll(/>(?=<)|<\/|<(?!\/)/g, (piece, at: number) => {
    if (piece === '<') depth += 1;
    if (piece === '</') depth -= 1;
    if (piece !== '>') return piece;
    const isBeforeEndTag = xml.startsWith('</', at + 1);
    return `>\n${'  '.repeat(isBeforeEndTag ? depth - 1 : depth)}`;
  });
};

const writeAll = async (folder: 'valid' | 'invalid', files: { readonly [name: string]: string }): Promise<void> => {
  const directory = new URL(`${folder}/`, EXAMPLES);
  await mkdir(directory, { recursive: true });
  const old = (await readdir(directory)).filter((name) => name.endsWith('.xml'));
  // Examples of other kinds may stand beside; only envelopes are ours to take away.
  const isEnvelope = async (name: string) =>
    /<Envelope xmlns="urn:shikriki:envelope:/.test(await readFile(new URL(name, directory), 'utf8'));
  await Promise.all(old.map(async (name) => ((await isEnvelope(name)) ? rm(new URL(name, directory)) : undefined)));
  await Promise.all(
    Object.entries(files).map(([name, xml]) => writeFile(new URL(`${name}.xml`, directory), `${xml}\n`)),
  );
  console.log(`schemas/examples/${folder}: ${Object.keys(files).length} envelopes`);
};

const keys = await exampleKeys();
const plain = Object.fromEntries(
  Object.entries(EXAMPLE_ENVELOPES).map(([name, envelope]) => [name, indented(buildEnvelopeXml(envelope))]),
);
// The gateway of the example seals with ECDSA, its agency with RSA.
const keyOf = (name: string) =>
  EXAMPLE_ENVELOPES[name]?.header.sender.scheme === 'gateway' ? keys.ecdsa : keys.agencyRsa;

await writeAll(
  'valid',
  Object.fromEntries(Object.entries(plain).map(([name, xml]) => [name, sealByHand(xml, keyOf(name))])),
);
await writeAll(
  'invalid',
  Object.fromEntries(
    Object.entries(INVALID_EXAMPLES).map(([name, { from, before, seal, foreignKey, unsealed, after }]) => {
      const xml = plain[from] ?? '';
      const spoiled = before?.(xml) ?? xml;
      const sealed = unsealed ? spoiled : sealByHand(spoiled, foreignKey ? keys.foreign : keyOf(from), seal);
      return [name, after?.(sealed) ?? sealed];
    }),
  ),
);
