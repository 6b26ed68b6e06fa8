import type { Purpose } from './extensions.ts';
import type { KeyAlgorithm } from './key-pair.ts';

/** What a leaf certificate is used for. */
export type CertificateUse = 'tls-client' | 'tls-server' | 'seal' | 'wss';
/** Whose key it is; the broken ones belong to made-up codes (`example-revoked`, ...), never to a real agency. */
export type CertificateOwner = { readonly kind: 'gateway' | 'system' | 'agency'; readonly code: string };
/** What is wrong with a certificate on purpose. */
export type Flaw = 'revoked' | 'expired' | 'foreign';

/** One certificate that a complete set has. */
export type WantedCertificate = {
  readonly name: string;
  readonly commonName: string;
  readonly use: CertificateUse;
  readonly owner: CertificateOwner;
  readonly algorithm: KeyAlgorithm;
  readonly hosts: readonly string[];
  readonly flaw: Flaw | undefined;
};

/** Who and what the set must cover. */
export type Coverage = {
  readonly agencyCodes: readonly string[];
  readonly systems: readonly string[];
  readonly hosts: readonly string[];
  readonly rsaAgencyCodes: readonly string[];
};

/** Prefix of the owners of certificates that are broken on purpose; no agency or system may be called so. */
export const FLAWED_OWNER_PREFIX = 'example-';

const LOCAL_NAMES = ['localhost', '127.0.0.1'] as const;
const GATEWAY: CertificateOwner = { kind: 'gateway', code: 'gateway' };

type Choice = Partial<Pick<WantedCertificate, 'algorithm' | 'hosts' | 'flaw' | 'commonName'>>;

const wanted = (
  name: string,
  use: CertificateUse,
  owner: CertificateOwner,
  { commonName = owner.code, algorithm = 'ecdsa-p256', hosts = [], flaw }: Choice = {},
): WantedCertificate => ({ name, commonName, use, owner, algorithm, hosts, flaw });

const gatewayCertificates = (hosts: readonly string[]): WantedCertificate[] => [
  wanted('gateway-seal-ecdsa', 'seal', GATEWAY, { commonName: 'Shikriki seal (ECDSA)' }),
  wanted('gateway-seal-rsa', 'seal', GATEWAY, { commonName: 'Shikriki seal (RSA)', algorithm: 'rsa-3072' }),
  wanted('gateway-server', 'tls-server', GATEWAY, {
    commonName: 'Shikriki gateway',
    hosts: [...LOCAL_NAMES, '::1', ...hosts],
  }),
  wanted('gateway-client', 'tls-client', GATEWAY, { commonName: 'Shikriki gateway client' }),
  // RSA, as agencies' SOAP libraries know it best; the system's own is ECDSA, so that both are always in use.
  wanted('gateway-wss', 'wss', GATEWAY, { commonName: 'Shikriki message signature', algorithm: 'rsa-3072' }),
];

/** Systems whose dialect signs its messages (edoc-soap-wss). */
const SIGNING_SYSTEMS: readonly string[] = ['mia'];

const systemCertificates = (code: string): WantedCertificate[] => [
  wanted(`system-${code}-server`, 'tls-server', { kind: 'system', code }, { hosts: LOCAL_NAMES }),
  wanted(`system-${code}-client`, 'tls-client', { kind: 'system', code }),
  ...(SIGNING_SYSTEMS.includes(code) ? [wanted(`system-${code}-wss`, 'wss', { kind: 'system', code })] : []),
];

const flawed = (flaw: Flaw, use: 'seal' | 'tls-client'): WantedCertificate =>
  wanted(
    use === 'seal' ? `${flaw}-seal` : `${flaw}-client`,
    use,
    { kind: use === 'seal' ? 'agency' : 'system', code: `${FLAWED_OWNER_PREFIX}${flaw}` },
    { flaw },
  );

/** Everything a complete set has, the two certificate authorities aside; each name once. */
export const wantedCertificates = (coverage: Coverage): WantedCertificate[] => [
  ...gatewayCertificates(coverage.hosts),
  ...[...new Set(coverage.systems)].flatMap(systemCertificates),
  ...[...new Set(coverage.agencyCodes)].map((code) =>
    wanted(
      `agency-${code}-seal`,
      'seal',
      { kind: 'agency', code },
      {
        algorithm: coverage.rsaAgencyCodes.includes(code) ? 'rsa-3072' : 'ecdsa-p256',
      },
    ),
  ),
  flawed('revoked', 'seal'),
  flawed('revoked', 'tls-client'),
  flawed('expired', 'seal'),
  flawed('expired', 'tls-client'),
  flawed('foreign', 'seal'),
];

/** The certificate's purpose, as its extensions need it. */
export const purposeOf = ({ use, hosts }: Pick<WantedCertificate, 'use' | 'hosts'>): Purpose =>
  use === 'tls-server' ? { kind: use, hosts } : { kind: use };
