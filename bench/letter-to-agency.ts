import { createPrivateKey, randomUUID, sign, verify, X509Certificate } from 'node:crypto';
import { Agent } from 'undici';
import type { DeliveryId } from '../src/domain/ids.ts';
import { makeEnvelopeSealer } from '../src/envelope/seal.ts';
import { type LetterIds, sealWord } from './support/agency-words.ts';
import { inLanes, timed } from './support/clock.ts';
import { type Effort, type Figure, figureOf, median, runRounds } from './support/figure.ts';
import { composeMeasured, type MeasuredGateway } from './support/gateway.ts';
import { aLetter } from './support/letters.ts';
import { AGENCY, type Setting } from './support/setting.ts';

// As many at once as the directory lets one system have, on both sides and in every part.
const AT_ONCE = 8;
// Wake-ups that one worker takes at once where nobody sets SHIKRIKI_WORKER_CONCURRENCY.
const WAKE_UPS_AT_ONCE = 32;

const never = new AbortController().signal;

/** What came of a letter: the bytes that both sides are measured with. */
interface Carried {
  readonly letterXml: Buffer;
  readonly registrationXml: Buffer;
}

const lettersSent = async ({ owner }: Setting, caseIds: readonly string[]) => {
  const { rows } = await owner.query<LetterIds & { letterXml: Buffer }>(
    `select e.message_id as "messageId", e.case_id as "caseId", e.leg_id as "legId", c.bytes as "letterXml"
     from envelopes e join deliveries d using (message_id) join content_chunks c on c.content_id = e.content_id
     where e.case_id = any($1) and d.state = 'AGENCY_ACCEPTED'`,
    [caseIds],
  );
  return rows;
};

const requireRegistered = async ({ owner }: Setting, caseIds: readonly string[]): Promise<void> => {
  const { rows } = await owner.query<{ registered: number }>(
    `select count(*)::int as registered from cases join deliveries using (case_id)
     where case_id = any($1) and cases.state = 'registered' and deliveries.state = 'REGISTERED'`,
    [caseIds],
  );
  if (rows[0]?.registered !== caseIds.length) throw new Error('not every letter was registered');
};

/** Carries new letters through the gateway. What the agency does between the parts is not on the clock. */
const carry = async (setting: Setting, gateway: MeasuredGateway, letters: number) => {
  const agencySealer = makeEnvelopeSealer({ seal: setting.seals.agency });
  const commands = Array.from({ length: letters }, aLetter);
  const caseIds: string[] = [];
  const filing = await timed(() =>
    inLanes(AT_ONCE, commands, async (command) => {
      const answer = await gateway.api.submitLetter(command);
      if (!answer.ok) throw new Error(`a letter was not filed: ${answer.problem.code}`);
      caseIds.push(answer.value.filed.caseId);
    }),
  );
  const woken = gateway.wokenDeliveries();
  const delivering = await timed(() =>
    inLanes(WAKE_UPS_AT_ONCE, woken, (id) => gateway.worker.deliverEnvelope(id as DeliveryId, never)),
  );

  const sent = await lettersSent(setting, caseIds);
  if (sent.length !== letters) throw new Error(`${letters - sent.length} letters were not delivered`);
  const carried: Carried[] = [];
  for (const letter of sent) {
    const now = new Date().toISOString();
    const registration = { registrationNumber: `№ ${letter.messageId.slice(-12)}`, registeredAt: now, reportedAt: now };
    const registrationXml = await sealWord(agencySealer, letter, 'REGISTRATION', {
      block: 'registration',
      registration,
    });
    carried.push({ letterXml: letter.letterXml, registrationXml });
  }
  const registering = await timed(() =>
    inLanes(AT_ONCE, carried, async ({ registrationXml }) => {
      const answer = await gateway.api.receiveEnvelope.envelope(AGENCY.systemCode, registrationXml);
      if (!answer.ok) throw new Error(`a registration was refused: ${answer.problem.code}`);
    }),
  );
  await requireRegistered(setting, caseIds);
  return { carried, filing, delivering, registering };
};

/** The same bytes without the gateway: commit, ECDSA seal, TLS POST, ECDSA verification, commit. */
const makeFloor = async ({ owner, seals, tlsClient, agency }: Setting) => {
  await owner.query('create table bench_letters (id uuid primary key, bytes bytea not null)');
  const sealKey = { key: createPrivateKey(seals.gateway.keyPem), dsaEncoding: 'ieee-p1363' } as const;
  const agencyKey = { key: createPrivateKey(seals.agency.keyPem), dsaEncoding: 'ieee-p1363' } as const;
  const agencyPublicKey = {
    key: new X509Certificate(seals.agency.certificatePem).publicKey,
    dsaEncoding: 'ieee-p1363',
  } as const;
  const agent = new Agent({
    connections: AT_ONCE,
    connect: { key: tlsClient.keyPem, cert: tlsClient.certificatePem, ca: tlsClient.caPem },
  });
  const commit = (bytes: Buffer) =>
    owner.query({
      name: 'bench-letter',
      text: 'insert into bench_letters (id, bytes) values ($1, $2)',
      values: [randomUUID(), bytes],
    });
  const post = async (body: Buffer): Promise<void> => {
    const answer = await agent.request({
      origin: agency.address,
      path: '/v1/envelopes',
      method: 'POST',
      headers: { 'content-type': 'application/xml' },
      body,
    });
    await answer.body.arrayBuffer();
    if (answer.statusCode !== 200) throw new Error(`the null agency answered ${answer.statusCode}`);
  };

  return {
    run: async (carried: readonly Carried[]): Promise<number> => {
      const work = carried.map((letter) => ({
        ...letter,
        signature: sign('sha256', letter.registrationXml, agencyKey),
      }));
      return timed(() =>
        inLanes(AT_ONCE, work, async ({ letterXml, registrationXml, signature }) => {
          await commit(letterXml);
          sign('sha256', letterXml, sealKey);
          await post(letterXml);
          if (!verify('sha256', registrationXml, agencyPublicKey, signature))
            throw new Error('a signature does not hold');
          await commit(registrationXml);
        }),
      );
    },
    close: () => agent.destroy(),
  };
};

/** Letters per second through the gateway in one process, from filing to an accepted registration. */
export const measureLetterToAgency = async (
  setting: Setting,
  effort: Effort & { readonly letters: number },
): Promise<Figure> => {
  const { letters } = effort;
  const gateway = await composeMeasured(setting);
  const floor = await makeFloor(setting);
  try {
    const sizes: number[] = [];
    const rounds = await runRounds(effort, async () => {
      const { carried, filing, delivering, registering } = await carry(setting, gateway, letters);
      sizes.push(...carried.map(({ letterXml }) => letterXml.length));
      const floorMs = await floor.run(carried);
      return {
        measuredMs: (filing + delivering + registering) / letters,
        floorMs: floorMs / letters,
        partsMs: { filing: filing / letters, delivering: delivering / letters, registering: registering / letters },
      };
    });
    return figureOf(
      {
        claim: 'letter to agency',
        floor: 'commit, ECDSA seal, TLS POST, ECDSA verification, commit',
        unit: 'letters/s',
        work: { letters, atOnce: AT_ONCE, envelopeBytes: median(sizes) },
      },
      rounds,
      (ms) => 1000 / ms,
    );
  } finally {
    await Promise.all([gateway.close(), floor.close()]);
  }
};
