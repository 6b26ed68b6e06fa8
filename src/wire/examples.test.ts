import { readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readEdocSoapResponse } from './edoc-soap.ts';
import { multipartRelated } from './multipart-related.ts';
import { readWhole, refusalOf } from './test-support/requests.ts';

const examples = (folder: 'valid' | 'invalid') => {
  const place = new URL(`../../schemas/examples/${folder}/`, import.meta.url);
  return readdirSync(place)
    .filter((name) => name.includes('edoc-soap-') && !name.includes('edoc-soap-wss-') && name.endsWith('.xml'))
    .map((name) => ({ name, xml: readFileSync(new URL(name, place)) }));
};

const isAnswer = ({ name }: { name: string }) => /response|fault/.test(name);

const readRequest = (xml: Buffer) => {
  const partIds = [...xml.toString().matchAll(/<xop:Include [^>]*href="cid:([^"]+)"/g)].map(([, id]) => id as string);
  if (partIds.length === 0) return readWhole('text/xml; charset=utf-8', xml);
  const parts = partIds.map((id) => ({ headers: { 'Content-ID': `<${id}>` }, body: Buffer.from(`bytes of ${id}`) }));
  const root = { headers: { 'Content-Type': 'application/xop+xml' }, body: xml };
  const { contentType, body } = multipartRelated([root, ...parts], { type: 'application/xop+xml' });
  return readWhole(contentType, body);
};

describe('the examples of edoc-soap', () => {
  const valid = examples('valid');
  const answers = valid.filter(isAnswer);
  const requests = valid.filter((example) => !isAnswer(example));
  const invalid = examples('invalid');

  it.each(requests)('$name is a request', async ({ xml }) => {
    expect(await readRequest(xml)).toHaveProperty('operation');
  });

  it.each(answers)('$name is an answer', async ({ name, xml }) => {
    const { kind } = await readEdocSoapResponse('text/xml', name.includes('fault') ? 500 : 200, Readable.from([xml]));
    expect(kind).toBe(name.includes('fault') ? 'fault' : name.includes('status') ? 'status' : 'acknowledgement');
  });

  it.each(invalid.filter((example) => !isAnswer(example)))(
    '$name is refused with the code in its name',
    async ({ name, xml }) => {
      expect((await refusalOf(readWhole('text/xml; charset=utf-8', xml))).code).toBe(name.split('--')[0]);
    },
  );

  it.each(invalid.filter(isAnswer))('$name is an answer that cannot be read', async ({ name, xml }) => {
    const answer = await readEdocSoapResponse('text/xml', 200, Readable.from([xml]));
    expect(answer).toMatchObject({ kind: 'unreadable', problem: { code: name.split('--')[0] } });
  });
});
