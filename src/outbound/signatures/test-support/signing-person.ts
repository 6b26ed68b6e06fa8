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
  readonly certificatePem: string;
  readonly keyPem: string;
  /** Where the certificate stands, for `-certfile`. */
  readonly certificateFile: string;
  /** A PDF with a detached signature over all of it but the signature; `tail` is written behind it afterwards. */
  signedPdf(text: string, tail?: string, more?: PdfOptions): Promise<Buffer>;
  /** A CMS that holds the text. @param options more for `openssl cms`. */
  signedCms(text: string, ...options: readonly string[]): Promise<Buffer>;
  /** A CMS beside the text. */
  detachedCms(text: string): Promise<Buffer>;
  /** An ASiC-E container with a XAdES signature whose value is made up. @param signature another one in its place. */
  container(text: string, signature?: ContainerEntry): Promise<Buffer>;
  /** An XML document with such a signature. */
  signedXml(text: string): Promise<Buffer>;
}

/** How a PDF is signed, where it is not as most are. */
interface PdfOptions {
  /** How many bytes are kept free for the signature. */
  readonly contentsBytes?: number;
  /** The signature itself, in place of one that is made. */
  readonly signature?: (made: Buffer) => Buffer;
}

/** A file in a container, with its name. */
interface ContainerEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

const CONTENTS_BYTES = 8_192;

/** Makes a key and a certificate for a person. @param key as openssl names it. */
export const signingPerson = async ({
  name = 'ნინო მაგალითაძე',
  personalNumber = '00000000001',
  key = 'rsa:2048',
  subject = `/C=GE/CN=${name}/serialNumber=PNOGE-${personalNumber}`,
  authority = true,
  notAfter,
}: {
  readonly name?: string;
  readonly personalNumber?: string;
  readonly key?: 'rsa:2048' | 'ec';
  /** The whole name, as openssl takes it; several attributes may be joined by a plus. */
  readonly subject?: string;
  /** Whether the certificate, which is signed by its own key, says CA:TRUE, as openssl does where nothing is said. */
  readonly authority?: boolean;
  /** YYYYMMDDHHMMSSZ: the end of the certificate, which then began in 2020. */
  readonly notAfter?: string;
} = {}): Promise<SigningPerson> => {
  const folder = await mkdtemp(join(tmpdir(), 'shikriki-signer-'));
  const at = (file: string): string => join(folder, file);
  const newKey = key === 'ec' ? ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] : [key];
  const named = ['-utf8', '-multivalue-rdn', '-subj', subject];
  const request = ['req', '-new', '-newkey', ...newKey, '-nodes', ...named, '-keyout', at('key.pem')];
  const constraints = authority ? [] : ['-addext', 'basicConstraints=critical,CA:FALSE'];
  if (notAfter === undefined)
    await run('openssl', [...request, '-x509', '-days', '30', ...constraints, '-out', at('cert.pem')]);
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
  const [certificatePem, keyPem] = await Promise.all([
    readFile(at('cert.pem'), 'utf8'),
    readFile(at('key.pem'), 'utf8'),
  ]);

  const cms = async (bytes: Buffer, ...options: readonly string[]): Promise<Buffer> => {
    await writeFile(at('in'), bytes);
    const files = ['-in', at('in'), '-out', at('out'), '-signer', at('cert.pem'), '-inkey', at('key.pem')];
    const digest = options.includes('-md') ? [] : ['-md', 'sha256'];
    await run('openssl', ['cms', '-sign', '-binary', ...digest, '-outform', 'DER', ...files, ...options]);
    return readFile(at('out'));
  };
  const xades = (text: string): string => {
    const certificate = certificatePem.replaceAll(/-----[^-]+-----/g, '').trim();
    return `<?xml version="1.0" encoding="UTF-8"?>
<letter><text>${text}</text><ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignatureValue>AAAA</ds:SignatureValue>
<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>
<ds:Object><xades:QualifyingProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#"><xades:SigningTime>${new Date().toISOString()}</xades:SigningTime></xades:QualifyingProperties></ds:Object></ds:Signature></letter>`;
  };
  return {
    serial: /serial=([0-9A-F]+)/.exec(stdout)?.[1]?.replace(/^0+/, '') ?? '',
    certificatePem,
    keyPem,
    certificateFile: at('cert.pem'),
    async signedPdf(text, tail = '', { contentsBytes = CONTENTS_BYTES, signature = (made: Buffer) => made } = {}) {
      const head = `%PDF-1.7\n1 0 obj\n<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 AAAAAAAAAA BBBBBBBBBB CCCCCCCCCC] /Contents `;
      const rest = ` >>\nendobj\n% ${text}\n%%EOF\n`;
      const start = Buffer.byteLength(head);
      const from = start + contentsBytes * 2 + 2;
      const number = (value: number): string => String(value).padEnd(10);
      const filled = head
        .replace('AAAAAAAAAA', number(start))
        .replace('BBBBBBBBBB', number(from))
        .replace('CCCCCCCCCC', number(Buffer.byteLength(rest)));
      const made = signature(await cms(Buffer.concat([Buffer.from(filled), Buffer.from(rest)]), '-cades'));
      const contents = `<${made.toString('hex').padEnd(contentsBytes * 2, '0')}>`;
      return Buffer.concat([Buffer.from(filled), Buffer.from(contents), Buffer.from(rest), Buffer.from(tail)]);
    },
    signedCms: (text, ...options) => cms(Buffer.from(text), '-nodetach', ...options),
    detachedCms: (text) => cms(Buffer.from(text)),
    async container(text, signature = { name: 'META-INF/signatures0.xml', bytes: Buffer.from(xades(text)) }) {
      const zip = new yazl.ZipFile();
      const plain = { compress: false, forceDosTimestamp: true };
      zip.addBuffer(Buffer.from('application/vnd.etsi.asic-e+zip'), 'mimetype', plain);
      zip.addBuffer(Buffer.from(text), 'letter.txt', { forceDosTimestamp: true });
      zip.addBuffer(signature.bytes, signature.name, { forceDosTimestamp: true });
      zip.end();
      return buffer(zip.outputStream);
    },
    signedXml: async (text) => Buffer.from(xades(text)),
  };
};
