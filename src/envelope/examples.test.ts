import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MESSAGE_KINDS } from '../domain/envelope.ts';
import { PROBLEMS } from '../domain/problems.ts';
import type { RegisteredKey } from '../ports/envelope.ts';
import { EXAMPLE_ENVELOPES } from './test-support/example-envelopes.ts';
import { contextFor, registeredKeyOf } from './test-support/example-keys.ts';
import { AGENCY, CITIZEN, GATEWAY, OTHER_AGENCY } from './test-support/example-parts.ts';
import { makeEnvelopeVerifier } from './verify.ts';

const filesOf = (folder: 'valid' | 'invalid'): readonly { readonly name: string; readonly xml: Buffer }[] => {
  const directory = new URL(`../../schemas/examples/${folder}/`, import.meta.url);
  return readdirSync(directory)
    .filter((name) => name.endsWith('.xml') && !/-soap-/.test(name))
    .map((name) => ({ name: name.replace(/\.xml$/, ''), xml: readFileSync(new URL(name, directory)) }));
};

const VALID = filesOf('valid');
const INVALID = filesOf('invalid');

/** For the examples only: whoever sealed a valid example counts as registered. */
const registered: readonly RegisteredKey[] = [
  ...new Set(VALID.map(({ xml }) => /<X509Certificate>([^<]*)</.exec(xml.toString())?.[1] ?? '')),
].map((base64) =>
  registeredKeyOf(`-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`),
);

const receiverOf = (xml: Buffer): { scheme: 'agency' | 'gateway' | 'citizen'; code: string } => {
  const code = /<Receiver>[\s\S]*?<Code>([^<]*)</.exec(xml.toString())?.[1];
  const receiver = [GATEWAY, AGENCY, OTHER_AGENCY, CITIZEN].find((party) => party.code === code);
  if (receiver === undefined) throw new Error('an example is addressed to nobody we know');
  return receiver;
};

const verify = (xml: Buffer) => makeEnvelopeVerifier().verify(xml, contextFor(receiverOf(xml), registered));

describe('the examples that agencies read', () => {
  it('have at least one for each kind of message', () => {
    expect(new Set(VALID.map(({ name }) => name.split('-')[0]))).toEqual(new Set(MESSAGE_KINDS));
    expect(VALID.map(({ name }) => name).toSorted()).toEqual(Object.keys(EXAMPLE_ENVELOPES).toSorted());
    expect(INVALID.length).toBeGreaterThanOrEqual(12);
  });

  it.each(VALID)('$name.xml is valid, its seal holds, and it says what it was made to say', async ({ name, xml }) => {
    const result = await verify(xml);
    expect(result.ok ? result.value.envelope : result.problem).toEqual(EXAMPLE_ENVELOPES[name]);
  });

  it.each(INVALID)('$name.xml is refused with the code that its name announces', async ({ name, xml }) => {
    const [code = ''] = name.split('--');
    expect(Object.keys(PROBLEMS)).toContain(code);
    expect(await verify(xml)).toMatchObject({ ok: false, problem: { code, errors: [{}] } });
  });
});
