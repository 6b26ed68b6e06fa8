import { readFile } from 'node:fs/promises';
import type { ClientRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { readExampleKeyPair } from '../../certs-example/make-certs.ts';
import { type AgencyAnswer, type AgencyClient, agencyClient } from './agency-client.ts';
import type { AgencyWord, WordFile } from './agency-words.ts';
import { exampleCertificates } from './certificates.ts';
import { type ArrivedLetter, type TestSandbox, testSandbox } from './sandbox.ts';

/** Where edoc-rest takes envelopes. */
export const REST_PATH = '/edoc-rest/v1/envelopes';
/** An id that nothing has. */
export const UNKNOWN_ID = '0190ffff-0000-7000-8000-000000000000';
/** The pieces in which content is kept. */
export const CHUNK_BYTES = 256 * 1024;

/** Where the bytes of one file go. */
export const filePath = ({ messageId }: Pick<AgencyWord, 'messageId'>, { contentId }: WordFile): string =>
  `${REST_PATH}/${messageId}/files/${encodeURIComponent(contentId)}`;

/** What an answer says that it is. */
export const problemOf = ({ status, json }: AgencyAnswer) => ({ status, code: json?.code });

/** The agency port with two systems that call it, and letters for them to answer. */
export interface AgencyScene {
  readonly sandbox: TestSandbox;
  /** The clients of the systems mof and napr; each speaks both dialects. */
  readonly mof: AgencyClient;
  readonly napr: AgencyClient;
  /** Files a letter and waits until the agency's receipt is home. */
  letterTo(agencyCode: string): Promise<{ readonly letter: ArrivedLetter; readonly caseId: string }>;
  /** How much is kept of what agencies sent; a refused message must change none of it. */
  kept(): Promise<Readonly<Record<string, number>>>;
  /** The files of the replies, as the citizen sees them. */
  filesOfReply(
    caseId: string,
  ): Promise<readonly { readonly fileName: string; readonly sizeBytes: number; readonly sha256: string }[]>;
  /** A request of system mof whose body the test writes itself, so that it may break off. */
  byHand(method: string, path: string, headers: Readonly<Record<string, string | number>>): Promise<ClientRequest>;
  close(): Promise<void>;
}

// Without the notices that are sent meanwhile.
const COUNTED = [
  'inbox',
  'inbox_files',
  'envelopes',
  'letters',
  'files',
  'receipts',
  'content',
  `events where kind <> 'notified'`,
];

export const agencyScene = async (options: Parameters<typeof testSandbox>[0] = {}): Promise<AgencyScene> => {
  const sandbox = await testSandbox(options);
  const mof = await agencyClient(sandbox.addresses.agency, 'system-mof-client');
  const napr = await agencyClient(sandbox.addresses.agency, 'system-napr-client');
  const counts = COUNTED.map((rows) => `(select count(*)::int from ${rows}) as ${rows.split(' ')[0] ?? ''}`);
  return {
    sandbox,
    mof,
    napr,
    async letterTo(agencyCode) {
      const { filed, letter } = await sandbox.arrived({ agencyCode });
      const { caseId } = filed;
      await sandbox
        .citizen()
        .caseWhen(caseId, 'acknowledged', ({ timeline }) => timeline.some(({ event }) => event === 'acknowledged'));
      return { letter, caseId };
    },
    async kept() {
      const [row] = await sandbox.rows<Record<string, number>>(`select ${counts.join(', ')}`);
      if (row === undefined) throw new Error('nothing counted');
      return row;
    },
    async filesOfReply(caseId) {
      const { letters } = await sandbox.citizen().readCase(caseId);
      return letters.filter(({ direction }) => direction === 'to_citizen').flatMap(({ files }) => files);
    },
    async byHand(method, path, headers) {
      const set = await exampleCertificates();
      const { keyPem, chainPem } = await readExampleKeyPair(set, 'system-mof-client');
      const ca = await readFile(set.caChainFile);
      return httpsRequest(`${sandbox.addresses.agency}${path}`, {
        method,
        headers,
        agent: false,
        key: keyPem,
        cert: chainPem,
        ca,
      });
    },
    async close() {
      await Promise.all([mof.close(), napr.close()]);
      await sandbox.stop();
    },
  };
};
