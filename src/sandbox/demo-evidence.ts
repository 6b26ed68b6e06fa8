import { createHash } from 'node:crypto';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CaseDetail } from '../generated/schemas.ts';
import type { ExampleLetter } from '../simulators/citizens/letters.ts';
import { answered, type CitizenClient } from './citizen-client.ts';
import type { Sandbox } from './start-sandbox.ts';

/** One letter's story, as the citizen can prove it. */
export interface DemoEvidence {
  readonly letter: ExampleLetter;
  readonly dialect: string;
  readonly citizen: CitizenClient;
  readonly found: CaseDetail;
}

interface ManifestEntry {
  readonly file: string;
  readonly kind: string;
  readonly sha256: string;
  readonly dialect?: string;
  readonly agency?: string;
  readonly trackingNumber?: string;
  readonly messageId?: string;
  readonly direction?: 'out' | 'in';
  readonly sealCertificate?: string;
}

/**
 * Leaves everything a doubter needs in one folder: every sealed envelope, receipt and reply as it travelled, mails and SMS,
 * the certificates to check them, and manifest.json that names each file. @returns how many files were written.
 */
export const writeDemoEvidence = async (
  outDir: string,
  sandbox: Sandbox,
  stories: readonly DemoEvidence[],
): Promise<number> => {
  const entries: ManifestEntry[] = [];
  const keep = async (file: string, bytes: Buffer, about: Omit<ManifestEntry, 'file' | 'sha256'>): Promise<void> => {
    await mkdir(join(outDir, file, '..'), { recursive: true });
    await writeFile(join(outDir, file), bytes);
    entries.push({ file, sha256: createHash('sha256').update(bytes).digest('hex'), ...about });
  };
  const certificates = new Set<string>();
  const certificate = (name: string): string => {
    certificates.add(name);
    return `certificates/${name}.cert.pem`;
  };

  for (const { letter, dialect, citizen, found } of stories) {
    const { items } = answered(
      'envelopes',
      await citizen.portal.GET('/v1/cases/{caseId}/envelopes', { params: { path: { caseId: found.caseId } } }),
    );
    for (const [index, envelope] of items.entries()) {
      const bytes = await citizen.envelopeBytes(found.caseId, envelope.messageId);
      const name = `${String(index + 1).padStart(2, '0')}-${envelope.direction}-${envelope.messageKind.toLowerCase()}.xml`;
      await keep(`${found.trackingNumber}/${name}`, bytes, {
        kind: envelope.messageKind,
        dialect,
        agency: letter.agencyCode,
        trackingNumber: found.trackingNumber,
        messageId: envelope.messageId,
        direction: envelope.direction,
        sealCertificate: certificate(
          envelope.direction === 'out' ? 'gateway-seal-ecdsa' : `agency-${letter.agencyCode}-seal`,
        ),
      });
    }
  }
  for (const [index, mail] of sandbox.mail.mails().entries()) {
    await keep(`notices/mail-${index + 1}.txt`, Buffer.from(`${mail.subject}\n\n${mail.text}`), { kind: 'EMAIL' });
  }
  for (const [index, sms] of sandbox.sms.messages().entries()) {
    await keep(`notices/sms-${index + 1}.txt`, Buffer.from(sms.text), { kind: 'SMS' });
  }
  await mkdir(join(outDir, 'certificates'), { recursive: true });
  const authorities = [
    sandbox.certificates.rootCaCertificateFile,
    sandbox.certificates.issuingCaCertificateFile,
    sandbox.certificates.caChainFile,
  ];
  const seals = [...certificates].map((name) => join(sandbox.certificates.outDir, `${name}.cert.pem`));
  for (const file of [...authorities, ...seals]) await copyFile(file, join(outDir, 'certificates', basename(file)));
  const manifest = {
    idAttribute: 'ID of {urn:shikriki:envelope:1}Envelope',
    ca: `certificates/${basename(sandbox.certificates.caChainFile)}`,
    files: entries,
  };
  await writeFile(join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return entries.length + authorities.length + seals.length + 1;
};
