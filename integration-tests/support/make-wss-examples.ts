/**
 * Writes the examples of edoc-soap-wss in schemas/examples/{valid,invalid} anew, with keys of the example PKI that are then
 * forgotten: `npx tsx integration-tests/support/make-wss-examples.ts`. Each shows its certificate in its token.
 */
import { readdir, rm, writeFile } from 'node:fs/promises';
import { readExampleKeyPair } from '../../certs-example/make-certs.ts';
import { problem } from '../../src/domain/problems.ts';
import { makeMessageSigner, signedWssFault, signedWssMessage, type WssMessage } from '../../src/wire/edoc-soap-wss.ts';
import { exampleCertificates } from './certificates.ts';

const EXAMPLES = new URL('../../schemas/examples/', import.meta.url);
const NOW = new Date('2026-11-22T10:00:00Z');
const messageId = '0190aaaa-0000-7000-8000-0000000000aa';
const contentId = '0190bbbb-0000-7000-8000-000000000001';
const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const envelope = Buffer.from(
  '<Envelope xmlns="urn:shikriki:envelope:1" ID="env-example">დალუქული კონვერტი, როგორც ბაიტები</Envelope>',
);
const receipt = Buffer.from('<Envelope xmlns="urn:shikriki:envelope:1" ID="env-receipt">დალუქული ქვითარი</Envelope>');
const content = Buffer.from('test');
const receivedAt = '2026-11-22T09:59:58Z';

const MESSAGES: readonly WssMessage[] = [
  { operation: 'UploadChunk', messageId, contentId, totalBytes: 4, fileSha256: sha256, offset: 0, content },
  { operation: 'UploadChunkResponse', messageId, contentId, receivedBytes: 4 },
  { operation: 'GetUploadOffset', messageId, contentId },
  { operation: 'GetUploadOffsetResponse', messageId, contentId, receivedBytes: 0 },
  { operation: 'SubmitEnvelope', envelope },
  { operation: 'SubmitEnvelopeResponse', messageId, receivedAt, receivedSha256: sha256, duplicate: false, receipt },
  { operation: 'GetDeliveryStatus', messageId },
  { operation: 'GetDeliveryStatusResponse', messageId, state: 'RECEIVED', receivedSha256: sha256, receivedAt, receipt },
  { operation: 'ListMessages', limit: 100 },
  { operation: 'ListMessagesResponse', message: [{ messageId, waitingSince: receivedAt }], nextCursor: '17' },
  { operation: 'FetchMessage', messageId },
  { operation: 'FetchMessageResponse', messageId, envelope },
  { operation: 'FetchChunk', messageId, contentId, offset: 0, maxBytes: 524_288 },
  { operation: 'FetchChunkResponse', messageId, contentId, offset: 0, content },
  { operation: 'ConfirmMessage', messageId, receipt },
  { operation: 'ConfirmMessageResponse', messageId },
];

const certificates = await exampleCertificates();
const signerOf = async (name: string) => makeMessageSigner(await readExampleKeyPair(certificates, name));
const [rsa, ecdsa, other] = [
  await signerOf('gateway-wss'),
  await signerOf('system-mia-wss'),
  await signerOf('gateway-seal-ecdsa'),
];
const kebab = (operation: string) => operation.replaceAll(/(?!^)[A-Z]/g, '-$&').toLowerCase();
const signed = (message: WssMessage, signer = rsa): string => signedWssMessage(message, signer, NOW).body.toString();

const valid: { [name: string]: string } = {};
for (const message of MESSAGES) {
  // Requests are the gateway's, answers are the system's.
  valid[kebab(message.operation)] = signed(message, message.operation.endsWith('Response') ? ecdsa : rsa);
}
const told = problem('OffsetMismatch', 'The file continues at 1048576.');
valid['fault-offset-mismatch'] = signedWssFault(told, '4bf92f3577b34da6a3ce929d0e0e4736', ecdsa, NOW).body.toString();

const status = signed({ operation: 'GetDeliveryStatus', messageId });
const changed = (from: string | RegExp, to: string): string => {
  const result = status.replace(from, to);
  if (result === status) throw new Error(`nothing of ${String(from)} was found`);
  return result;
};
const body = /<soap:Body .*<\/soap:Body>/s.exec(status)?.[0] ?? '';
const reference = /<ds:Reference URI="#Timestamp">.*?<\/ds:Reference>/s.exec(status)?.[0] ?? '';
const unsigned = (name: string, value: string) => signed({ operation: 'GetDeliveryStatus', [name]: value } as never);

const invalid: { [name: string]: string } = {
  'SignatureInvalid--body-changed': changed(`>${messageId}<`, `>${messageId.replace('aa', 'ab')}<`),
  'SignatureInvalid--timestamp-changed': changed(/<wsu:Expires>[^<]*/, '<wsu:Expires>2026-11-22T10:06:00Z'),
  'SignatureInvalid--out-of-date': signedWssMessage(
    { operation: 'GetDeliveryStatus', messageId },
    rsa,
    new Date('2026-11-22T09:49:00Z'),
  ).body.toString(),
  'CertificateUnknown--another-key': signed({ operation: 'GetDeliveryStatus', messageId }, other),
  'Validation--body-moved': changed(
    body,
    `<soap:Body xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><GetDeliveryStatus xmlns="urn:shikriki:edoc-soap-wss:1"><MessageId>${messageId.replace('aa', 'ab')}</MessageId></GetDeliveryStatus></soap:Body>`,
  ).replace('</wsse:Security>', `</wsse:Security><Wrapper xmlns="urn:example">${body}</Wrapper>`),
  'Validation--second-body': changed(body, body + body),
  'Validation--not-signed': changed(/<soap:Header>.*<\/soap:Header>/s, ''),
  'Validation--timestamp-not-signed': changed(reference, ''),
  'Validation--third-reference': changed(reference, reference + reference.replace('#Timestamp', '#Token')),
  'Validation--reference-to-the-token': changed('URI="#Timestamp"', 'URI="#Token"'),
  'Validation--same-id-twice': changed('wsu:Id="Token"', 'wsu:Id="Body"'),
  'Validation--canonicalization-with-comments': changed(
    /(CanonicalizationMethod Algorithm="[^"]*#)"/,
    '$1WithComments"',
  ),
  'Validation--inclusive-namespaces': changed(
    'xml-exc-c14n#"></ds:Transform>',
    'xml-exc-c14n#"><ec:InclusiveNamespaces xmlns:ec="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="soap"></ec:InclusiveNamespaces></ds:Transform>',
  ),
  'Validation--rsa-sha1': changed(
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  ),
  'Validation--second-header': changed(
    '</wsse:Security>',
    '</wsse:Security><To xmlns="http://www.w3.org/2005/08/addressing">x</To>',
  ),
  'Validation--comment': changed('</soap:Header>', '<!-- x --></soap:Header>'),
  'Validation--document-type': changed('<soap:Envelope', '<!DOCTYPE x><soap:Envelope'),
  'Validation--soap-1.1': status.replaceAll(
    'http://www.w3.org/2003/05/soap-envelope',
    'http://schemas.xmlsoap.org/soap/envelope/',
  ),
  'Validation--message-id-in-upper-case': unsigned('messageId', messageId.toUpperCase()),
};

for (const [folder, files] of Object.entries({ valid, invalid })) {
  const directory = new URL(`${folder}/`, EXAMPLES);
  const old = (await readdir(directory)).filter((name) => name.includes('edoc-soap-wss-'));
  await Promise.all(old.map((name) => rm(new URL(name, directory))));
  for (const [name, xml] of Object.entries(files)) {
    const [code, what] = name.split('--');
    const file = what === undefined ? `edoc-soap-wss-${name}` : `${code}--edoc-soap-wss-${what}`;
    await writeFile(new URL(`${file}.xml`, directory), `${xml}\n`);
  }
  console.log(`schemas/examples/${folder}: ${Object.keys(files).length} messages of edoc-soap-wss`);
}
