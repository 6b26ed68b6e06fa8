import {
  asCertificateUse,
  CERTIFICATE_USES,
  type CertificateUse,
  certificateStanding,
  daysLeft,
  readCertificate,
} from '../domain/certificates.ts';
import { fail, ok, type Result } from '../domain/problems.ts';
import type { DirectoryCertificate } from '../ports/directory.ts';
import { certificateFound } from '../use-cases/operator/found.ts';
import { catchRefusal } from '../use-cases/refusal.ts';
import { answerSentence, answerTable, facts } from './answers.ts';
import type { Call, Noun } from './command.ts';
import type { OperatorDesk } from './operator-desk.ts';
import { readDirectory, readNamedFile } from './read-directory.ts';

type Desk = Pick<
  OperatorDesk,
  | 'transactions'
  | 'directory'
  | 'addCertificate'
  | 'retireCertificate'
  | 'revokeCertificate'
  | 'checkCertificates'
  | 'revokeSealKey'
  | 'ownCertificates'
  | 'readFile'
>;

const USE = { takes: 'USE', about: `one of ${CERTIFICATE_USES.join(', ')}` } as const;
const GATEWAY = 'gateway';
// Enough of a fingerprint to name a key in the commands below.
const SHORT = 16;

const useOf = (call: Call): Result<CertificateUse | undefined> => {
  const text = call.option('use');
  const use = text === undefined ? undefined : asCertificateUse(text);
  return text !== undefined && use === undefined ? fail('Validation', `--use must be ${USE.about}.`) : ok(use);
};

const listed = (certificate: DirectoryCertificate, now: Date) => ({
  owner: certificate.systemCode ?? certificate.agencyCode ?? '',
  use: certificate.use,
  spkiSha256: certificate.spkiSha256,
  notAfter: certificate.notAfter,
  daysLeft: daysLeft(certificate.notAfter, now),
  standing: certificateStanding(certificate, now) as string,
  retiredAt: certificate.retiredAt,
  revokedAt: certificate.revokedAt,
  revokedSource: certificate.revokedSource,
  checkOutcome: certificate.checkOutcome,
});

/** Keys and certificates, theirs and our own. */
export const certificates: Noun<Desk> = {
  about:
    'Keys and certificates: TLS client (tls), TLS server (tls_server), seal and WSS (wss) keys; ours are listed under gateway.',
  verbs: {
    list: {
      about: 'all certificates, and how each stands',
      options: {
        owner: { takes: 'CODE', about: 'of one system or agency, or gateway' },
        use: USE,
        'days-left': { takes: 'NUMBER', about: 'those that end within so many days', form: 'whole number' },
      },
      async run(desk, call) {
        const use = useOf(call);
        if (!use.ok) return use;
        const { certificates: registered, now } = await readDirectory(desk, call.by);
        const own = desk.ownCertificates.map((certificate) => ({ ...listed(certificate, now), owner: GATEWAY }));
        const within = call.number('days-left');
        const owner = call.option('owner');
        const rows = [...own, ...registered.map((certificate) => listed(certificate, now))].filter(
          (row) =>
            (owner === undefined || row.owner === owner) &&
            (use.value === undefined || row.use === use.value) &&
            (within === undefined || row.daysLeft <= within),
        );
        return answerTable(rows, {
          OWNER: (row) => row.owner,
          USE: (row) => row.use,
          FINGERPRINT: ({ spkiSha256 }) => spkiSha256.slice(0, SHORT),
          ENDS: ({ notAfter }) => notAfter,
          'DAYS LEFT': (row) => row.daysLeft,
          STANDING: ({ standing }) => standing,
          'LAST CHECK': ({ checkOutcome }) => checkOutcome,
        });
      },
    },
    show: {
      about: 'one certificate in full',
      args: ['FINGERPRINT'],
      options: { use: USE },
      async run(desk, call) {
        const use = useOf(call);
        if (!use.ok) return use;
        const contents = await readDirectory(desk, call.by);
        const found = await catchRefusal(async () =>
          certificateFound(contents, call.argument('FINGERPRINT'), use.value),
        );
        if (!found.ok) return found;
        const read = readCertificate(found.value.certificatePem);
        if (!read.ok) return read;
        const { subject, issuer, serialNumber, notBefore } = read.value;
        const row = listed(found.value, contents.now);
        return answerSentence(
          `${facts({
            owner: row.owner,
            use: row.use,
            fingerprint: row.spkiSha256,
            subject,
            issuer,
            'serial number': serialNumber,
            begins: notBefore,
            ends: row.notAfter,
            'days left': row.daysLeft,
            standing: row.standing,
            'retired at': row.retiredAt,
            'revoked at': row.revokedAt,
            'revoked by': row.revokedSource,
            'last checked': found.value.checkedAt,
            'last check': row.checkOutcome,
          })}\n\n${found.value.certificatePem.trim()}`,
          { ...row, subject, issuer, serialNumber, notBefore, certificatePem: found.value.certificatePem },
        );
      },
    },
    add: {
      about: 'register a certificate beside those that are there: both hold',
      options: {
        use: { ...USE, required: true },
        system: { takes: 'CODE', about: 'whose it is: a system' },
        agency: { takes: 'CODE', about: 'whose it is: an agency (seals only)' },
        file: { takes: 'FILE', about: 'the certificate, PEM or DER; of a chain the first', required: true },
      },
      async run(desk, call) {
        const use = useOf(call);
        if (!use.ok) return use;
        const [systemCode, agencyCode] = [call.option('system'), call.option('agency')];
        if (use.value === undefined || (systemCode === undefined) === (agencyCode === undefined))
          return fail('Validation', 'Say whose it is: either --system or --agency.');
        const file = await readNamedFile(desk, call.option('file') ?? '');
        if (!file.ok) return file;
        const owner = systemCode === undefined ? { agencyCode: agencyCode ?? '' } : { systemCode };
        const result = await desk.addCertificate(call.by, owner, use.value, file.value);
        if (!result.ok) return result;
        const { certificate, outcome } = result.value;
        const words = { added: 'registered', renewed: 'registered in place of the older one', known: 'known already' };
        return answerSentence(
          `The ${certificate.use} certificate ${certificate.spkiSha256.slice(0, SHORT)} is ${words[outcome]}.`,
          { outcome, use: certificate.use, spkiSha256: certificate.spkiSha256, notAfter: certificate.notAfter },
        );
      },
    },
    retire: {
      about: 'let a certificate hold until a day and no longer: the end of a rotation',
      args: ['FINGERPRINT'],
      options: {
        use: USE,
        until: {
          takes: 'DAY',
          about: 'from the beginning of this day (UTC) on it does not hold; left out: now',
          form: 'day',
        },
        last: { about: 'even where it is the last of its use' },
      },
      async run(desk, call) {
        const use = useOf(call);
        if (!use.ok) return use;
        const which = { fingerprint: call.argument('FINGERPRINT'), use: use.value };
        const result = await desk.retireCertificate(call.by, which, call.day('until'), call.flag('last'));
        if (!result.ok) return result;
        const { spkiSha256, retiredAt } = result.value;
        return answerSentence(`${spkiSha256.slice(0, SHORT)} holds until ${retiredAt.toISOString()}.`, {
          spkiSha256,
          use: result.value.use,
          retiredAt,
        });
      },
    },
    revoke: {
      about: 'refuse a certificate from the next request on: for keys in wrong hands',
      args: ['FINGERPRINT'],
      options: { use: USE },
      async run(desk, call) {
        const use = useOf(call);
        if (!use.ok) return use;
        const which = { fingerprint: call.argument('FINGERPRINT'), use: use.value };
        const result = await desk.revokeCertificate(call.by, which);
        if (!result.ok) return result;
        const { spkiSha256, revokedAt } = result.value;
        return answerSentence(`${spkiSha256.slice(0, SHORT)} is revoked since ${revokedAt?.toISOString() ?? ''}.`, {
          spkiSha256,
          use: result.value.use,
          revokedAt,
        });
      },
    },
    'revoke-own-seal': {
      about:
        'seal nothing more with a key of the gateway; what waits under it is sealed again. Configure the new key first',
      args: ['DIGEST'],
      async run(desk, call) {
        const digest = call.argument('DIGEST').toLowerCase();
        if (!/^[0-9a-f]{64}$/.test(digest))
          return fail(
            'Validation',
            'The whole SHA-256 of the key is wanted; see: certificates list --owner gateway --json',
          );
        const result = await desk.revokeSealKey(digest, call.by);
        if (!result.ok) return result;
        const said = result.value.repeated ? 'is revoked already' : 'seals nothing any more';
        return answerSentence(`${digest.slice(0, SHORT)} ${said}.`, { spkiSha256: digest, ...result.value });
      },
    },
    check: {
      about:
        'ask revocation lists and responders about every certificate now, as the hourly round does, with the settings of a worker',
      async run(desk) {
        if (desk.checkCertificates === undefined)
          return fail(
            'Validation',
            'This command checks as workers do and needs their settings: SHIKRIKI_SEAL_*, SHIKRIKI_TLS_*, and where they have them SHIKRIKI_TLS_CRL_FILES, SHIKRIKI_TLS_CRL_URLS and SHIKRIKI_OCSP_URLS.',
          );
        const round = await desk.checkCertificates({ evenIfNotDue: true });
        if (round === undefined) return fail('Busy', 'Another round is under way.');
        const { checked, revoked, unanswered } = round;
        return answerSentence(`${checked} checked, ${revoked} found revoked, ${unanswered} without an answer.`, round);
      },
    },
  },
};
