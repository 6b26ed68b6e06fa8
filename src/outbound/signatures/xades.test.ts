import { beforeAll, expect, test } from 'vitest';
import { type SigningPerson, signingPerson } from './test-support/signing-person.ts';
import { lookIntoXml } from './xades.ts';

let nino: SigningPerson;
let giorgi: SigningPerson;
let authority: SigningPerson;
beforeAll(async () => {
  [nino, giorgi, authority] = await Promise.all([
    signingPerson({ authority: false, key: 'ec' }),
    signingPerson({ authority: false, key: 'ec', name: 'გიორგი' }),
    signingPerson({ name: 'Root', key: 'ec' }),
  ]);
});

const base64 = ({ certificatePem }: SigningPerson): string => certificatePem.replaceAll(/-----[^-]+-----/g, '').trim();
const element = (text: string, attributes = ''): string =>
  `<ds:X509Certificate${attributes}>${text}</ds:X509Certificate>`;
const signature = (certificates: string): string =>
  `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Id="s"><ds:SignatureValue>AA</ds:SignatureValue>${certificates}<x:SigningTime xmlns:x="http://uri.etsi.org/01903/v1.3.2#">2026-11-22T09:20:00Z</x:SigningTime></ds:Signature>`;
const signed = (certificates: string, before = ''): string => `<letter>${before}${signature(certificates)}</letter>`;
const carried = (person: SigningPerson) => ({
  kind: 'carried',
  certificate: { serial: person.serial },
  signedAt: new Date('2026-11-22T09:20:00Z'),
});

test.each(['&#13;', '&#xD;', '&#xd;', '&#13;\n', '\n', '\r\n', '&#10;', ''])(
  'a certificate is read whose lines end with %j',
  (ending) => {
    const text = base64(nino).replaceAll('\n', ending);
    expect(lookIntoXml(signed(element(text)))).toMatchObject(carried(nino));
    expect(lookIntoXml(signed(element(text, ' Id="c"')))).toMatchObject(carried(nino));
  },
);

test("the certificate is the signer's, wherever others stand", () => {
  const [own, other, root] = [nino, giorgi, authority].map((person) => element(base64(person)));
  for (const xml of [
    signed(`${root}${own}`),
    signed(`${own}${root}`),
    signed(`${own}`, `<!-- ${other} -->`),
    signed(`<!--${other}-->${own}`),
    signed(`${own}`, `<attachment>${other}</attachment>`),
    signed(`${own}`, `<!-- ${signature(`${other}`)} -->`),
  ])
    expect(lookIntoXml(xml)).toMatchObject(carried(nino));
  // Of an authority alone, it is that: its own certificate is all that it has.
  expect(lookIntoXml(signed(`${root}`))).toMatchObject(carried(authority));
});

test.each([
  ['stands in a comment', (xml: string) => `<letter><!--${xml}--></letter>`],
  ['stands in a comment without an end', (xml: string) => `<letter><!--${xml}</letter>`],
  ['has no end', (xml: string) => xml.slice(0, xml.indexOf('</ds:Signature>'))],
])('a signature that %s is none', (_, change) => {
  expect(lookIntoXml(change(signed(element(base64(nino)))))).toMatchObject({ kind: 'absent' });
});
