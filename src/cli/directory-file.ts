import { readFileSync } from 'node:fs';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readCertificate } from '../domain/certificates.ts';
import { fail, ok, type Result } from '../domain/problems.ts';
import type { DirectoryFile } from '../generated/schemas.ts';
import type { DirectoryCertificate, DirectoryContents } from '../ports/directory.ts';

export type { DirectoryFile } from '../generated/schemas.ts';

const SCHEMA = new URL('../../schemas/json/directory-file.schema.json', import.meta.url);

/** The directory as a file says it: without what is only true here (checks). */
export const directoryFile = (contents: DirectoryContents): DirectoryFile => ({
  format: 'shikriki-directory-1',
  systems: contents.systems.map((system) => ({
    ...system,
    endpoints: contents.endpoints
      .filter(({ systemCode }) => systemCode === system.code)
      .map(({ systemCode: _systemCode, ...endpoint }) => endpoint),
  })) as DirectoryFile['systems'],
  agencies: contents.agencies.map((agency) => ({
    ...agency,
    systems: contents.speakers
      .filter(({ agencyCode }) => agencyCode === agency.code)
      .map(({ systemCode, validFrom, validUntil, cutOff }) => ({
        code: systemCode,
        from: validFrom.toISOString(),
        ...(validUntil !== undefined && { until: validUntil.toISOString() }),
        ...(cutOff === true && { cutOff }),
      })),
  })) as DirectoryFile['agencies'],
  certificates: contents.certificates.map((certificate) => ({
    use: certificate.use,
    owner:
      certificate.systemCode === undefined
        ? { kind: 'agency', code: certificate.agencyCode ?? '' }
        : { kind: 'system', code: certificate.systemCode },
    pem: certificate.certificatePem,
    ...(certificate.retiredAt !== undefined && { retiredAt: certificate.retiredAt.toISOString() }),
    ...(certificate.revokedAt !== undefined && { revokedAt: certificate.revokedAt.toISOString() }),
  })),
});

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const certificateOf = (
  { use, owner, pem, retiredAt, revokedAt }: DirectoryFile['certificates'][number],
  pointer: string,
): Result<DirectoryCertificate> => {
  const read = readCertificate(pem);
  if (!read.ok)
    return fail('Validation', 'A certificate cannot be read.', { errors: [{ pointer, detail: read.problem.detail }] });
  if (use !== 'seal' && owner.kind === 'agency')
    return fail('Validation', 'Agencies have seals only.', { errors: [{ pointer, detail: 'belongs to a system' }] });
  const { spkiSha256, certificatePem, notBefore, notAfter } = read.value;
  return ok({
    use,
    ...(owner.kind === 'system' ? { systemCode: owner.code } : { agencyCode: owner.code }),
    spkiSha256,
    certificatePem,
    notBefore,
    notAfter,
    ...(retiredAt !== undefined && { retiredAt: new Date(retiredAt) }),
    ...(revokedAt !== undefined && { revokedAt: new Date(revokedAt), revokedSource: 'operator' as const }),
  });
};

/** Reads a directory file. Problems: Validation, with the places. */
export const readDirectoryFile = (text: string): Result<DirectoryContents> => {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats.default(ajv);
  const fits = ajv.compile<DirectoryFile>(JSON.parse(readFileSync(SCHEMA, 'utf8')) as AnySchemaObject);
  const file = parsed(text) as DirectoryFile;
  const fit = fits(file) as boolean;
  if (!fit)
    return fail('Validation', 'This is not a directory file.', {
      errors: (fits.errors ?? []).map(({ instancePath, message }) => ({
        pointer: instancePath,
        detail: message ?? '',
      })),
    });
  const certificates: DirectoryCertificate[] = [];
  for (const [at, certificate] of file.certificates.entries()) {
    const read = certificateOf(certificate, `/certificates/${at}`);
    if (!read.ok) return read;
    certificates.push(read.value);
  }
  return ok({
    systems: file.systems.map(({ endpoints: _endpoints, ...system }) => system),
    endpoints: file.systems.flatMap(({ code, endpoints }) =>
      endpoints.map((endpoint) => ({ systemCode: code, ...endpoint })),
    ),
    agencies: file.agencies.map(({ systems: _systems, ...agency }) => agency),
    speakers: file.agencies.flatMap((agency) =>
      agency.systems.map(({ code, from, until, cutOff }) => ({
        systemCode: code,
        agencyCode: agency.code,
        validFrom: new Date(from),
        ...(until !== undefined && { validUntil: new Date(until) }),
        ...(cutOff === true && { cutOff }),
      })),
    ),
    certificates,
  });
};
