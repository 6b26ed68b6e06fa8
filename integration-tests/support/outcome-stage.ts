import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import fastify from 'fastify';
import { composeStore } from '../../src/compose-store.ts';
import type { Envelope, EnvelopeBody, EnvelopeFile, MessageKind } from '../../src/domain/envelope.ts';
import type { CaseId, DeliveryId, FileId } from '../../src/domain/ids.ts';
import { makeEnvelopeVerifier } from '../../src/envelope/verify.ts';
import { caseDetailRoutes, makeReadCase } from '../../src/inbound/portal/case-detail.ts';
import { addressInDirectory } from '../../src/simulators/edoc/agencies.ts';
import { bodyOfWord } from '../../src/simulators/edoc/body-of-word.ts';
import { makeCaseReads } from '../../src/store/case-reads.ts';
import {
  database,
  gatewaySealPem,
  never,
  rows,
  word as sealed,
  setting,
  shiftClock,
  unwrap,
} from './exchange-scene.ts';
import { CASE_LETTER_OF, type Role, type Stage } from './outcome-story.ts';
import { ids } from './parts.ts';
import { keepsContract } from './portal-contract.ts';
import { anInitiator, anOwner, aSubmission } from './submission.ts';

const OWNER = 'example-nino';
const CODES: { readonly [R in Role]: string } = {
  first: 'mof',
  second: 'rs',
  third: 'treasury',
  // Of a system that has no endpoint in the scene.
  unconnected: 'mia',
  closed: 'geostat',
  unknown: 'nobody',
};

const pdf = (mark: string): Buffer => Buffer.from(`%PDF-1.7\n% ${mark}\n`);

const listed = (fileName: string, bytes: Buffer): EnvelopeFile => {
  const fileGuid = randomUUID();
  return {
    fileGuid,
    mainComponent: true,
    fileName,
    mediaType: 'application/pdf',
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    contentId: fileGuid,
  };
};

/** Plays stories over the gateway's parts and a real PostgreSQL; the agencies seal what they say with their own keys. */
export const partsStage = (): Stage => {
  const parts = setting();
  const store = composeStore(database.pool, ids);
  const worker = parts.worker();
  const letters: Envelope[] = [];
  let caseId = '' as CaseId;
  /** How many wake-ups were answered. */
  let worked = 0;
  const numbers = new Map<Role, string>();

  const read = async (envelopeXml: Buffer, agencyCode: string): Promise<Envelope> => {
    const key = { spkiSha256: 'x', certificatePem: gatewaySealPem(), notBefore: new Date(0), notAfter: new Date(4e12) };
    const verified = await makeEnvelopeVerifier().verify(envelopeXml, {
      receiver: { scheme: 'agency', code: agencyCode },
      now: new Date(),
      keysOf: async () => ({ ok: true, value: [key] }),
    });
    return unwrap(verified).envelope;
  };

  /** Works on everything that is due, scans before deliveries, and opens what was delivered as the agency does, its files too. */
  const deliverAll = async (): Promise<void> => {
    while (worked < parts.queue.published.length) {
      const due = parts.queue.published.slice(worked);
      worked = parts.queue.published.length;
      for (const { topic, id } of due) if (topic === 'scan') await worker.scanFile(id as FileId, never);
      for (const { topic, id } of due) if (topic === 'delivery') await worker.deliverEnvelope(id as DeliveryId, never);
    }
    for (const consignment of parts.peer.sent.slice(letters.length)) {
      const receiver = await rows<{ receiver_code: string }>(
        'select receiver_code from envelopes where message_id = $1',
        consignment.messageId,
      );
      const envelope = await read(consignment.envelopeXml, receiver[0]?.receiver_code ?? '');
      for (const file of envelope.files) {
        const hash = createHash('sha256');
        for await (const chunk of await consignment.openFile(file)) hash.update(chunk as Buffer);
        if (hash.digest('hex') !== file.sha256)
          throw new Error(`${file.fileName} has other bytes than its envelope says`);
      }
      letters.push(envelope);
    }
  };

  const letterTo = (role: Role, about: MessageKind | undefined): Envelope => {
    const found = letters.findLast(
      ({ header }) =>
        header.receiver.code === CODES[role] &&
        (about === undefined ? ['SUBMISSION', 'FORWARD'].includes(header.messageKind) : header.messageKind === about),
    );
    if (found === undefined) throw new Error(`no letter ${about ?? ''} has reached ${role}`);
    return found;
  };

  const hand = async (role: Role, about: Envelope, kind: MessageKind, body: EnvelopeBody, withFile: boolean) => {
    const bytes = pdf(`${role} ${kind}`);
    // The name of the citizen's own file, so that a forward brings two of the same name together.
    const files = withFile ? [listed('წერილი.pdf', bytes)] : [];
    const envelopeXml = await sealed(CODES[role] as 'mof' | 'rs' | 'treasury', about, kind, body, {}, files);
    const taken = await parts.api.receiveEnvelope.envelope('mof', envelopeXml);
    if (!taken.ok) return taken.problem.code;
    const { messageId } = taken.value;
    for (const file of files) {
      const part = { systemCode: 'mof', messageId, contentPart: file.contentId, stream: Readable.from([bytes]) };
      unwrap(await parts.api.receiveFile.receive(part));
    }
    const done = withFile ? await parts.api.receiveEnvelope.submit('mof', messageId) : taken;
    await deliverAll();
    return done.ok ? undefined : done.problem.code;
  };

  return {
    receiptsAtOnce: false,
    codeOf: (role) => CODES[role],
    file: async ({ expired }) => {
      await database
        .poolAs('shikriki_migrator')
        .query(`update agencies set closed_on = current_date where code = $1`, [CODES.closed]);
      const upload = await parts.api.uploadFile({
        actor: { kind: 'citizen', subject: OWNER },
        fileName: 'წერილი.pdf',
        declaredMediaType: 'application/pdf',
        declaredBytes: pdf('citizen').length,
        stream: Readable.from([pdf('citizen')]),
      });
      const attachments = [{ uploadId: unwrap(upload).fileId }];
      const { filed } = unwrap(await parts.api.submitLetter(aSubmission({ owner: OWNER, attachments })));
      caseId = filed.caseId as CaseId;
      if (expired) await shiftClock('61 days');
      await deliverAll();
      if (expired) await shiftClock('-61 days');
    },
    says: async (role, said, about) => {
      const letter = letterTo(role, about);
      const now = new Date();
      if (said.registrationNumber !== undefined) numbers.set(role, said.registrationNumber);
      const body = bodyOfWord(said, {
        sender: { scheme: 'agency', code: CODES[role], name: role, systemId: 'mof' },
        registrationNumber: numbers.get(role) ?? '№ 0',
        registeredAt: now.toISOString(),
        // The forwarder remembers another day: the gateway's own holds.
        submittedAt: '2020-02-29T09:00:00.000Z',
        addressOf: addressInDirectory,
        now,
      });
      return hand(role, letter, said.kind, body, said.withFile ?? false);
    },
    receipts: async (role, receipt, about) => {
      const letter = letterTo(role, about);
      const [sent] = await rows<{ sha256: Buffer; size_bytes: number }>(
        'select sha256, size_bytes from envelopes where message_id = $1',
        letter.header.messageId,
      );
      if (sent === undefined) throw new Error('the letter was not kept');
      await hand(
        role,
        letter,
        'RECEIPT',
        {
          block: 'receipt',
          receipt: {
            verdict: receipt === 'ACCEPTED' ? 'ACCEPTED' : 'REFUSED',
            ...(receipt !== 'ACCEPTED' && { problem: receipt }),
            receivedSha256: sent.sha256.toString('hex'),
            receivedSizeBytes: sent.size_bytes,
            receivedAt: new Date().toISOString(),
          },
        },
        false,
      );
    },
    citizenSends: async (kind) => {
      const letter = { kind: CASE_LETTER_OF[kind], text: 'დამატებითი წერილი.', attachments: [] };
      unwrap(
        await parts.api.sendIntoCase({
          caseId,
          letter,
          requestBytes: Buffer.from(JSON.stringify(letter)),
          idempotencyKey: randomUUID(),
          ownerSubject: OWNER,
          actor: anOwner(OWNER),
          initiator: anInitiator(),
        }),
      );
      await deliverAll();
    },
    shown: async () => {
      const app = fastify();
      app.decorateRequest('citizen', null);
      app.addHook('onRequest', async (request) => {
        request.citizen = { subject: OWNER, person: anInitiator().person } as typeof request.citizen;
      });
      caseDetailRoutes(app, { readCase: makeReadCase({ ...store, caseReads: makeCaseReads(store.content) }) });
      const path = `/v1/cases/${caseId}`;
      const answer = await app.inject(path);
      const shown: unknown = answer.json();
      keepsContract('GET', path, answer.statusCode, 'application/json', shown);
      await app.close();
      return shown as Awaited<ReturnType<Stage['shown']>>;
    },
    reached: async (role) => letters.filter(({ header }) => header.receiver.code === CODES[role]),
  };
};
