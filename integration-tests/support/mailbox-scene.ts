import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { readExampleKeyPair } from '../../certs-example/make-certs.ts';
import type { EnvelopeBody } from '../../src/domain/envelope.ts';
import { MAILBOX_REST_PREFIX } from '../../src/inbound/mailbox-rest/routes.ts';
import { MAILBOX_SOAP_PATH } from '../../src/inbound/mailbox-soap/routes.ts';
import { makeMailboxRestSource } from '../../src/simulators/edoc/mailbox-rest-source.ts';
import { makeMailboxSoapSource } from '../../src/simulators/edoc/mailbox-soap-source.ts';
import { MailboxRefusal, type MailboxSource } from '../../src/simulators/edoc/mailbox-source.ts';
import type { MailboxProtocol } from '../../src/simulators/edoc/settings.ts';
import { type AgencyClient, agencyClient } from './agency-client.ts';
import { type AgencyWord, agencyWord } from './agency-words.ts';
import { exampleCertificates } from './certificates.ts';
import { GATEWAY } from './parts.ts';
import { type ArrivedLetter, type TestSandbox, testSandbox } from './sandbox.ts';

export const PROTOCOLS: readonly MailboxProtocol[] = ['rest', 'soap'];
/** A signal that is never given. */
export const never = new AbortController().signal;
/** A lease that a slow machine does not outlive, and a moment after its end. */
export const LEASE_SECONDS = 60;
export const AFTER_THE_LEASE = '61 seconds';

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** What the gateway says no with. */
export const refusalOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
  } catch (error) {
    if (error instanceof MailboxRefusal) return error.problem.code;
    throw error;
  }
  throw new Error('the gateway said yes');
};

/** A sandbox whose system `postal` is silent, so that the test picks its letters up. */
export interface MailboxScene {
  readonly sandbox: TestSandbox;
  /** The mailbox as the client with this certificate sees it. */
  source(protocol: MailboxProtocol, system?: string): Promise<MailboxSource>;
  /** The plain HTTP client of system postal. */
  readonly http: AgencyClient;
  /** Uploads a PDF as the citizen of the letters. @returns the upload's id. */
  upload(bytes: Buffer): Promise<string>;
  /** Files a letter and waits until it lies in the mailbox. */
  placed(
    agencyCode?: string,
    uploadIds?: readonly string[],
  ): Promise<{ readonly caseId: string; readonly messageId: string }>;
  /** Ends every lease of the mailbox, as time would: for tests that must not move the clock away from the simulated systems'. */
  leasesEnd(): Promise<void>;
  /** The delivery of a message as the database has it. */
  delivery(messageId: string): Promise<{ readonly state: string; readonly picked_up_at: Date | null }>;
  /** What became of each giving out, oldest first. */
  attempts(messageId: string): Promise<readonly (string | null)[]>;
  /** The letter as an agency reads it. */
  letterOf(envelopeXml: Buffer): ArrivedLetter;
  /** The agency's sealed receipt. */
  receiptFor(envelopeXml: Buffer, verdict?: 'ACCEPTED' | 'REFUSED', receivedSha256?: string): Promise<AgencyWord>;
  close(): Promise<void>;
}

const between = (xml: string, name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';

export const mailboxScene = async (options: Parameters<typeof testSandbox>[0] = {}): Promise<MailboxScene> => {
  const sandbox = await testSandbox(options);
  sandbox.systems.postal.faults.set({ kind: 'down' });
  const http = await agencyClient(sandbox.addresses.agency, 'system-postal-client');
  const opened: MailboxSource[] = [];

  const letterOf = (envelopeXml: Buffer): ArrivedLetter => {
    const xml = envelopeXml.toString();
    return {
      conversationId: between(xml, 'ConversationId'),
      legId: between(xml, 'LegId'),
      letterType: between(xml, 'LetterType'),
      lane: 'interactive',
      traceId: between(xml, 'TraceId'),
      gateway: GATEWAY,
      messageId: between(xml, 'MessageId'),
      agencyCode: /<Receiver>[\s\S]*?<Code>([^<]*)</.exec(xml)?.[1] ?? '',
    };
  };

  return {
    sandbox,
    http,
    letterOf,
    async source(protocol, system = 'postal') {
      const set = await exampleCertificates();
      const { keyPem, chainPem } = await readExampleKeyPair(set, `system-${system}-client`);
      const tls = { keyPem, certificatePem: chainPem, caPem: await readFile(set.caChainFile, 'utf8') };
      const { agency } = sandbox.addresses;
      const source =
        protocol === 'rest'
          ? makeMailboxRestSource({ address: `${agency}${MAILBOX_REST_PREFIX}`, tls })
          : makeMailboxSoapSource({ address: `${agency}${MAILBOX_SOAP_PATH}`, tls });
      opened.push(source);
      return source;
    },
    async upload(bytes) {
      const { addresses } = sandbox;
      const token = (await (await fetch(`${addresses.sandbox}/token/example-nino`)).text()).trim();
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/pdf',
        'content-disposition': "attachment; filename*=UTF-8''plan.pdf",
      };
      const body = new Uint8Array(bytes);
      const answer = await fetch(`${addresses.portal}/v1/uploads`, { method: 'POST', headers, body });
      return ((await answer.json()) as { uploadId: string }).uploadId;
    },
    async placed(agencyCode = 'terjola', uploadIds = []) {
      const { data: filed, error } = await sandbox.citizen().portal.POST('/v1/letters', {
        params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
        body: {
          letterType: 'letter',
          agencyCode,
          language: 'ka',
          title: 'ქუჩის შეკეთება',
          text: 'გთხოვთ, შეაკეთოთ ქუჩა № 7-ში.',
          preferredReplyForm: 'electronic',
          attachments: uploadIds.map((uploadId, index) => ({ uploadId, main: index === 0 })),
        },
      });
      if (filed === undefined) throw new Error(`not filed: ${JSON.stringify(error)}`);
      const { caseId } = filed;
      for (let tries = 0; tries < 500; tries++) {
        const [row] = await sandbox.rows<{ message_id: string }>(
          'select message_id from deliveries where case_id = $1 and placed_at is not null',
          caseId,
        );
        if (row !== undefined) return { caseId, messageId: row.message_id };
        await delay(20);
      }
      throw new Error('the letter was not placed in the mailbox');
    },
    async leasesEnd() {
      await sandbox.rows(
        `update deliveries set leased_until = app_now() where system_code = 'postal' and leased_until > app_now()`,
      );
    },
    async delivery(messageId) {
      const [row] = await sandbox.rows<{ state: string; picked_up_at: Date | null }>(
        'select state, picked_up_at from deliveries where message_id = $1',
        messageId,
      );
      if (row === undefined) throw new Error('no such delivery');
      return row;
    },
    async attempts(messageId) {
      const rows = await sandbox.rows<{ outcome: string | null }>(
        `select a.outcome from attempts a join deliveries d using (delivery_id)
         where d.message_id = $1 and a.worker = 'mailbox:postal' order by a.fence`,
        messageId,
      );
      return rows.map(({ outcome }) => outcome);
    },
    receiptFor(envelopeXml, verdict = 'ACCEPTED', receivedSha256 = sha256Of(envelopeXml)) {
      const body: EnvelopeBody = {
        block: 'receipt',
        receipt: {
          verdict,
          receivedSha256,
          receivedSizeBytes: envelopeXml.length,
          receivedAt: new Date().toISOString(),
          ...(verdict === 'REFUSED' && { problem: { code: 'TypeNotAccepted', detail: 'Not our kind of letter.' } }),
        },
      };
      return agencyWord(letterOf(envelopeXml), body, { systemCode: 'postal', header: { messageKind: 'RECEIPT' } });
    },
    async close() {
      await Promise.all([http.close(), ...opened.map((source) => source.close())]);
      await sandbox.stop();
    },
  };
};
