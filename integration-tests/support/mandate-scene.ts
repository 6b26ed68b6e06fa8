import { afterAll, beforeAll } from 'vitest';
import { composeStore } from '../../src/compose-store.ts';
import { composeWorkerUseCases } from '../../src/compose-use-cases.ts';
import type { DeliveryId, NotificationId } from '../../src/domain/ids.ts';
import { makeEnvelopeSealer } from '../../src/envelope/seal.ts';
import { makeEnvelopeVerifier } from '../../src/envelope/verify.ts';
import { makeEicarOnlyScanner } from '../../src/outbound/scanner/eicar-only.ts';
import type { ChannelMessage } from '../../src/ports/channel.ts';
import { type ActingCast, actingCast, mandateFor } from './acting-cast.ts';
import { sealKey } from './certificates.ts';
import { addressHash, GATEWAY, ids, rememberingLog } from './parts.ts';
import { type PortalScene, portalScene } from './portal-scene.ts';

const never = new AbortController().signal;
/** Who gives mandates in these tests, and who gets them. */
export const NINO = { person: 'nino' } as const;
export const MARIAM = { person: 'mariam' } as const;

/** The portal of the file, its cast, and a worker whose agency takes everything and whose mails are kept. */
export let portal: PortalScene;
export let cast: ActingCast;
export let worker: ReturnType<typeof composeWorkerUseCases>;
const mails: ChannelMessage[] = [];
const sent: Buffer[] = [];
let sealCertificatePem: string;

/** Gives the tests of a file a portal, its cast and a worker, together. */
export const useMandateScene = (): void => {
  beforeAll(async () => {
    portal = await portalScene();
    cast = await actingCast(portal);
    const seal = await sealKey('gateway-seal-ecdsa');
    sealCertificatePem = seal.certificatePem;
    const log = rememberingLog();
    worker = composeWorkerUseCases(composeStore(portal.database.poolAs('shikriki_worker'), ids), {
      sealers: () => [makeEnvelopeSealer({ seal })],
      verifier: makeEnvelopeVerifier(),
      queue: portal.queue,
      log,
      ids,
      gateway: GATEWAY,
      addressHash,
      random: () => 0.5,
      connectorOf: () => ({
        dialect: 'edoc-rest',
        submit: async ({ envelopeXml }) => {
          sent.push(envelopeXml);
          return { kind: 'acknowledged', httpStatus: 200, sentBytes: 1 };
        },
        askStatus: async () => ({ kind: 'not_received' }),
        close: async () => undefined,
      }),
      channels: [
        {
          channel: 'email',
          send: async (message) => {
            mails.push(message);
            return { kind: 'sent', providerReference: message.notificationId };
          },
          close: async () => undefined,
        },
      ],
      scanner: makeEicarOnlyScanner(),
      portalAddress: 'https://my.gov.ge',
      worker: 'worker-1',
      leaseMs: 30_000,
      relayQueue: portal.queue,
    });
  });
  afterAll(() => portal.close());
};

/** Does what was published so far; gives the mails of it. */
export const worked = async (): Promise<readonly ChannelMessage[]> => {
  const from = mails.length;
  for (const { topic, id } of portal.queue.published.splice(0)) {
    if (topic === 'delivery') await worker.deliverEnvelope(id as DeliveryId, never);
    if (topic === 'notification') await worker.notifyCitizen(id as NotificationId);
  }
  return mails.slice(from);
};

/** The newest letter as its agency opens it. */
export const opened = async () => {
  const key = { spkiSha256: 'x', certificatePem: sealCertificatePem, notBefore: new Date(0), notAfter: new Date(4e12) };
  const verified = await makeEnvelopeVerifier().verify(sent.at(-1)!, {
    receiver: { scheme: 'agency', code: 'mof' },
    now: new Date(),
    keysOf: async () => ({ ok: true, value: [key] }),
  });
  if (!verified.ok || verified.value.envelope.body.block !== 'letter') throw new Error('no letter');
  return verified.value.envelope.body;
};

/** Nino gives Mariam a mandate. */
export const grant = (change: object = {}) =>
  cast.ask(NINO, 'POST', '/v1/me/mandates', { body: mandateFor('mariam', change) });

/** What was done under a mandate, as its owner reads it. */
export const acts = async (mandateId: string) =>
  (await cast.ask(NINO, 'GET', `/v1/me/mandates/${mandateId}/acts`)).json.items.map(
    ({ act, caseId }: { act: string; caseId?: string }) => [act, caseId],
  );
