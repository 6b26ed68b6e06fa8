import type { MessageKind } from '../domain/envelope.ts';
import type { CheckedDocument, VerificationCodes } from '../ports/verification-codes.ts';
import { connectionOf, only } from './transactions.ts';

interface Row {
  letter_direction: 'to_agency' | 'to_citizen' | null;
  letter_kind: MessageKind | null;
  filed_at: Date;
  written_at: Date;
  agency_code: string;
  agency_name_ka: string;
  agency_name_en: string;
  registration_number: string | null;
  registered_at: Date | null;
  message_kind: MessageKind | null;
  envelope_direction: 'out' | 'in';
  sealed_at: Date;
  received_at: Date;
  envelope_sha256: Buffer;
  certificate_pem: string | null;
  paper_sha256s: Buffer[];
  file_sha256s: Buffer[];
}

const hex = (digest: Buffer): string => digest.toString('hex');

const sealOf = (row: Row): NonNullable<CheckedDocument['seal']> | undefined =>
  row.message_kind === null
    ? undefined
    : {
        messageKind: row.message_kind,
        direction: row.envelope_direction,
        sealedAt: row.sealed_at,
        keptAt: row.received_at,
        sha256: hex(row.envelope_sha256),
        ...(row.certificate_pem !== null && { certificatePem: row.certificate_pem }),
      };

const toDocument = (row: Row): CheckedDocument => {
  const seal = sealOf(row);
  return {
    ...(row.letter_direction !== null &&
      row.letter_kind !== null && { letter: { direction: row.letter_direction, kind: row.letter_kind } }),
    filedAt: row.filed_at,
    writtenAt: row.written_at,
    agency: { code: row.agency_code, nameKa: row.agency_name_ka, nameEn: row.agency_name_en },
    ...(row.registration_number !== null &&
      row.registered_at !== null && {
        registration: { number: row.registration_number, registeredAt: row.registered_at },
      }),
    ...(seal !== undefined && { seal }),
    paperSha256s: row.paper_sha256s.map(hex),
    fileSha256s: row.file_sha256s.map(hex),
  };
};

/** Codes of documents; meets port VerificationCodes. */
export const verificationCodes: VerificationCodes = {
  async codeOf(tx, caseId, document, fresh) {
    const letterId = 'letterId' in document ? document.letterId : null;
    const messageId = 'messageId' in document ? document.messageId : null;
    await connectionOf(tx).query({
      name: 'verification-code-insert',
      text: 'insert into verification_codes (code, case_id, letter_id, message_id) values ($1, $2, $3, $4) on conflict do nothing',
      values: [fresh, caseId, letterId, messageId],
    });
    const { rows } = await connectionOf(tx).query<{ code: string }>(
      letterId === null
        ? {
            name: 'verification-code-of-receipt',
            text: 'select code from verification_codes where message_id = $1',
            values: [messageId],
          }
        : {
            name: 'verification-code-of-letter',
            text: 'select code from verification_codes where letter_id = $1',
            values: [letterId],
          },
    );
    return only(rows).code;
  },

  async keepOwnCertificate(tx, spkiSha256, certificatePem) {
    await connectionOf(tx).query({
      name: 'own-seal-certificate-insert',
      text: 'insert into own_seal_certificates (spki_sha256, certificate_pem) values ($1, $2) on conflict do nothing',
      values: [spkiSha256, certificatePem],
    });
  },

  async keepIssued(tx, code, sha256) {
    await connectionOf(tx).query({
      name: 'issued-paper-insert',
      text: 'insert into issued_papers (code, sha256, issued_at) values ($1, $2, app_now()) on conflict do nothing',
      values: [code, Buffer.from(sha256, 'hex')],
    });
  },

  async find(tx, trackingNumber, code) {
    const { rows } = await connectionOf(tx).query<Row>({
      name: 'document-under',
      text: 'select * from document_under($1, $2)',
      values: [trackingNumber, code],
    });
    return rows[0] && toDocument(rows[0]);
  },
};
