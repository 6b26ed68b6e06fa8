import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseDetail } from '../generated/schemas.ts';
import { type ExampleLetter, exampleLetters } from '../simulators/citizens/letters.ts';
import { answered, type CitizenClient, makeCitizenClient } from './citizen-client.ts';
import { type DemoEvidence, writeDemoEvidence } from './demo-evidence.ts';
import { tellRights } from './demo-rights.ts';
import { freePorts } from './free-ports.ts';
import { type Sandbox, startSandbox } from './start-sandbox.ts';
import { makeVerifyKept } from './verify-kept.ts';

/** The letters of the story: three types, several agencies, every dialect, with and without attachments. */
const STORY: readonly { readonly key: string; readonly dialect: string }[] = [
  { key: 'foi-budget-execution', dialect: 'edoc-rest' },
  { key: 'complaint-social-benefit', dialect: 'edoc-soap' },
  { key: 'letter-street-repair', dialect: 'edoc-rest' },
  { key: 'letter-cadastral-correction', dialect: 'edoc-soap' },
  { key: 'foi-procurement-contracts', dialect: 'mailbox' },
  { key: 'letter-crossing-lights', dialect: 'edoc-soap-wss' },
];

/**
 * Runs the whole story on a temporary instance, printing one line a step. Ends with `demo passed`; otherwise names the step
 * that failed and throws. With `outDir` it leaves every sealed envelope, the mails and SMS, and what is needed to check them.
 */
export const runDemo = async (options: {
  readonly outDir?: string;
  readonly write: (line: string) => void;
}): Promise<void> => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'shikriki-demo-'));
  const [portal = 0, agency = 0, sandboxPort = 0, mail = 0, sms = 0, napr = 0, mof = 0, mia = 0] = await freePorts(8);
  const say = (what: string, detail = ''): void => options.write(`  ${what.padEnd(24)} ${detail}`);
  let step = 'starting a temporary instance';
  let sandbox: Sandbox | undefined;
  try {
    options.write('Starting a temporary instance:');
    const ports = { portal, agency, sandbox: sandboxPort, mail, sms, napr, mof, mia, postgres: 0 };
    sandbox = await startSandbox({
      dataFolder,
      ports,
      logLevel: 'warn',
      write: options.write,
      simulators: { registrationDelayMs: 200, statusDelayMs: 500, replyDelayMs: 900 },
    });
    const evidence: DemoEvidence[] = [];
    for (const [index, { key, dialect }] of STORY.entries()) {
      const letter = exampleLetters.find((candidate) => candidate.key === key);
      if (letter === undefined) throw new Error(`no example letter ${key}`);
      options.write(`\nLetter ${index + 1}: ${letter.title}`);
      evidence.push(await tellStory(sandbox, letter, dialect, say, (now) => (step = `letter ${index + 1}: ${now}`)));
    }
    options.write('\nWhat the citizen is owed:');
    await tellRights({ sandbox, say, at: (now) => (step = now) });
    if (options.outDir !== undefined) {
      step = 'writing the evidence';
      const files = await writeDemoEvidence(options.outDir, sandbox, evidence);
      options.write(`\n${files} files written to ${options.outDir}; manifest.json names every envelope and notice`);
    }
    options.write('\ndemo passed');
  } catch (error) {
    options.write(`\ndemo failed at: ${step}`);
    throw error;
  } finally {
    await sandbox?.stop();
    if (sandbox?.databaseFolder !== undefined) await rm(sandbox.databaseFolder, { recursive: true, force: true });
    await rm(dataFolder, { recursive: true, force: true });
  }
};

const tellStory = async (
  sandbox: Sandbox,
  letter: ExampleLetter,
  dialect: string,
  say: (what: string, detail?: string) => void,
  at: (step: string) => void,
): Promise<DemoEvidence> => {
  const citizen = makeCitizenClient(sandbox.addresses, letter.citizenSubject);
  const verifyKept = makeVerifyKept(sandbox.certificates);

  at('finding the agency');
  const agency = answered(
    'agency',
    await citizen.portal.GET('/v1/agencies/{agencyCode}', { params: { path: { agencyCode: letter.agencyCode } } }),
  );
  say('agency', `${agency.nameKa} (${dialect})`);

  at('submitting the letter');
  const filed = await citizen.submit(letter, randomUUID());
  say('tracking number', filed.trackingNumber);
  say('filing receipt', `sealed, SHA-256 ${filed.filingReceipt.sha256}`);
  say('attachments', `${letter.attachments.length}`);

  at('waiting for the acknowledgement');
  const acknowledged = await citizen.caseWhen(filed.caseId, 'acknowledgement', has('acknowledged'));
  const submission = await envelopeOf(citizen, filed.caseId, 'SUBMISSION');
  say('envelope', `sealed once, SHA-256 ${submission.sha256}`);
  say('acknowledged', eventTime(acknowledged, 'acknowledged'));

  at('waiting for the registration');
  const registered = await citizen.caseWhen(filed.caseId, 'registration', has('registered'));
  say('registered', `${registered.registrationNumber ?? '?'}, ${registered.registeredAt ?? '?'}`);

  at('waiting for the reply');
  const replied = await citizen.caseWhen(filed.caseId, 'reply', has('reply'));
  const reply = await envelopeOf(citizen, filed.caseId, 'REPLY');
  const signer = await verifyKept(await citizen.envelopeBytes(filed.caseId, reply.messageId), letter.agencyCode);
  const replyFiles = replied.letters
    .filter((found) => found.direction === 'to_citizen')
    .flatMap((found) => found.files);
  say(
    'reply',
    `verified: sealed by ${signer}; ${replied.outcome ?? '?'}; ${replyFiles.map((file) => file.fileName).join(', ')}`,
  );

  at('waiting for the notices');
  const mail = await sandbox.mail.waitFor(
    (received) => received.subject.includes(filed.trackingNumber) && received.text.includes('პასუხი'),
    30_000,
  );
  say('e-mail', mail.subject);
  for (const line of mail.text.trim().split('\n')) say('', `| ${line}`);
  const texts = await Promise.all(
    ['დარეგისტრირდა', 'პასუხი'].map((word) =>
      sandbox.sms.waitFor(
        (received) => received.text.includes(filed.trackingNumber) && received.text.includes(word),
        30_000,
      ),
    ),
  );
  for (const sms of texts) say('SMS', sms.text);
  const notified = await citizen.caseWhen(
    filed.caseId,
    'notices sent',
    (found) => found.notifications.length >= 4 && found.notifications.every(isSent),
  );

  at('looking at the completed tasks');
  const completed = answered('completed tasks', await citizen.portal.GET('/v1/completed-tasks'));
  const row = completed.items.find((found) => found.caseId === filed.caseId);
  if (row === undefined) throw new Error('the completed tasks do not list the case');
  say('completed tasks', `${row.trackingNumber}: ${row.outcome ?? '?'}, unread replies: ${row.unreadReplies}`);
  return { letter, dialect, citizen, found: notified };
};

type Notice = CaseDetail['notifications'][number];
const isSent = (notice: Notice): boolean => notice.state === 'SENT' || notice.state === 'DELIVERED';

const has =
  (event: string) =>
  (found: CaseDetail): boolean =>
    found.timeline.some((known) => known.event === event);

const eventTime = (found: CaseDetail, event: string): string =>
  found.timeline.find((known) => known.event === event)?.occurredAt ?? '?';

const envelopeOf = async (citizen: CitizenClient, caseId: string, kind: string) => {
  const { items } = answered(
    'envelopes',
    await citizen.portal.GET('/v1/cases/{caseId}/envelopes', { params: { path: { caseId } } }),
  );
  const envelope = items.find((candidate) => candidate.messageKind === kind);
  if (envelope === undefined) throw new Error(`the case has no ${kind} envelope`);
  return envelope;
};
