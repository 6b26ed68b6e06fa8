import { newHeader } from '../../domain/envelope-header.ts';
import type { Clock, Ids } from '../../ports/clock.ts';
import type { SimulatedAgency } from './agencies.ts';
import type { Standing } from './desk.ts';
import type { GatewayClient } from './gateway-client.ts';
import type { Seals } from './seals.ts';
import { readUnsealed } from './unsealed.ts';

const LIFE_MS = 24 * 3_600_000;

/** Registers a letter that is registered already under one more number; what the defect `registers_repeats_again` does. */
export const makeRegisterAgain = (deps: {
  readonly systemCode: string;
  readonly agencies: readonly SimulatedAgency[];
  readonly seals: Seals;
  readonly client: Pick<GatewayClient, 'submit'>;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'uuid'>;
}) => {
  let count = 0;
  return async ({ receiptXml, agencyCode }: Extract<Standing, { kind: 'received' }>): Promise<void> => {
    const { header } = readUnsealed(receiptXml);
    const now = deps.clock.now();
    count += 1;
    const { messageId, envelopeXml } = await deps.seals(agencyCode).seal({
      header: newHeader({
        ...header,
        messageId: deps.ids.uuid(),
        messageKind: 'REGISTRATION',
        createdAt: now,
        expiresAt: new Date(now.getTime() + LIFE_MS),
        refToMessageId: header.refToMessageId,
      }),
      body: {
        block: 'registration',
        registration: {
          registrationNumber: `№ 99/${count}`,
          registeredAt: now.toISOString(),
          reportedAt: now.toISOString(),
        },
      },
      files: [],
    });
    const answer = { messageId, envelopeXml, traceId: header.traceId, files: [] };
    // The repeat is answered meanwhile, as by a system that does not notice what it does.
    void deps.client.submit(
      { ...answer, openFile: () => Promise.reject(new Error('there are no files')) },
      AbortSignal.timeout(30_000),
    );
  };
};
