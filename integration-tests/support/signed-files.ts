import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import yazl from 'yazl';

const run = promisify(execFile);

/** A person who signs files, by openssl: nothing of the code that reads the signatures is used here. */
export interface SigningPerson {
  readonly serial: string;
  /** A PDF with a detached signature over all of it but the signature; `tail` is written behind it afterwards. */
  signedPdf(text: string, tail?: string): Promise<Buffer>;
  /** A CMS that holds the text. */
  signedCms(text: string): Promise<Buffer>;
  /** An ASiC-E container with a XAdES signature whose value is made up. */
  container(text: string): Promise<Buffer>;
  /** An XML document with such a signature. */
  signedXml(text: string): Promise<Buffer>;
}

const CONTENTS_BYTES = 8_192;

/** Makes a key and a certificate for a person. @param key as openssl names it. */
export const signingPerson = async ({
  name = 'ნინო მაგალითაძე',
  personalNumber = '00000000001',
  key = 'rsa:2048',
  notAfter,
}: {
  readonly name?: string;
  readonly personalNumber?: string;
  readonly key?: 'rsa:2048' | 'ec';
  /** YYYYMMDDHHMMSSZ: the end of the certificate, which then began in 2020. */
  readonly notAfter?: string;
} = {}): Promise<SigningPerson> => {
  const folder = await mkdtemp(join(tmpdir(), 'shikriki-signer-'));
  const at = (file: string): string => join(folder, file);
  const newKey = key === 'ec' ? ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] : [key];
  const subject = `/C=GE/CN=${name}/serialNumber=PNOGE-${personalNumber}`;
  const request = ['req', '-new', '-newkey', ...newKey, '-nodes', '-utf8', '-subj', subject, '-keyout', at('key.pem')];
  if (notAfter === undefined) await run('openssl', [...request, '-x509', '-days', '30', '-out', at('cert.pem')]);
  else {
    await run('openssl', [...request, '-out', at('csr.pem')]);
    await writeFile(at('index.txt'), '');
    const config =
      '[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\nnew_certs_dir=.\nrand_serial=yes\ndefault_md=sha256\npolicy=p\nunique_subject=no\n[p]\nCN=supplied\nserialNumber=optional\ncountryName=optional\n';
    await writeFile(at('ca.cnf'), config);
    const dates = ['-startdate', '20200101000000Z', '-enddate', notAfter];
    const self = ['-selfsign', '-keyfile', 'key.pem', '-in', 'csr.pem', '-out', 'cert.pem', '-batch', '-notext'];
    await run('openssl', ['ca', '-utf8', '-config', 'ca.cnf', ...dates, ...self], { cwd: folder });
  }
  const { stdout } = await run('openssl', ['x509', '-in', at('cert.pem'), '-noout', '-serial']);

  const cms = async (bytes: Buffer, ...options: readonly string[]): Promise<Buffer> => {
    await writeFile(at('in'), bytes);
    const files = ['-in', at('in'), '-out', at('out'), '-signer', at('cert.pem'), '-inkey', at('key.pem')];
    await run('openssl', ['cms', '-sign', '-binary', '-md', 'sha256', '-outform', 'DER', ...files, ...options]);
    return readFile(at('out'));
  };
  const xades = async (text: string): Promise<string> => {
    const pem = await readFile(at('cert.pem'), 'utf8');
    const certificate = pem.replaceAll(/-----[^-]+-----/g, '').trim();
    return `<?xml version="1.0" encoding="UTF-8"?>
<letter><text>${text}</text><ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignatureValue>AAAA</ds:SignatureValue>
<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>
<ds:Object><xades:QualifyingProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#"><xades:SigningTime>${new Date().toISOString()}</xades:SigningTime></xades:QualifyingProperties></ds:Object></ds:Signature></letter>`;
  };
  return {
    serial: /serial=([0-9A-F]+)/.exec(stdout)?.[1]?.replace(/^0+/, '') ?? '',
    async signedPdf(text, tail = '') {
      const head = `%PDF-1.7\n1 0 obj\n<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 AAAAAAAAAA BBBBBBBBBB CCCCCCCCCC] /Contents `;
      const rest = ` >>\nendobj\n% ${text}\n%%EOF\n`;
      const start = Buffer.byteLength(head);
      const from = start + CONTENTS_BYTES * 2 + 2;
      const number = (value: number): string => String(value).padEnd(10);
      const filled = head
        .replace('AAAAAAAAAA', number(start))
        .replace('BBBBBBBBBB', number(from))
        .replace('CCCCCCCCCC', number(Buffer.byteLength(rest)));
      const signature = await cms(Buffer.concat([Buffer.from(filled), Buffer.from(rest)]), '-cades');
      const contents = `<${signature.toString('hex').padEnd(CONTENTS_BYTES * 2, '0')}>`;
      return Buffer.concat([Buffer.from(filled), Buffer.from(contents), Buffer.from(rest), Buffer.from(tail)]);
    },
    signedCms: (text) => cms(Buffer.from(text), '-nodetach'),
    async container(text) {
      const zip = new yazl.ZipFile();
      const plain = { compress: false, forceDosTimestamp: true };
      zip.addBuffer(Buffer.from('application/vnd.etsi.asic-e+zip'), 'mimetype', plain);
      zip.addBuffer(Buffer.from(text), 'letter.txt', { forceDosTimestamp: true });
      zip.addBuffer(Buffer.from(await xades(text)), 'META-INF/signatures0.xml', { forceDosTimestamp: true });
      zip.end();
      return buffer(zip.outputStream);
    },
    signedXml: async (text) => Buffer.from(await xades(text)),
  };
};
