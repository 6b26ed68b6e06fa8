import closeWithGrace from 'close-with-grace';
import { composeGateway, type Role } from './compose.ts';
import { readGatewayConfig } from './config.ts';

// Longer than the graces of calls (10 s) and transfers (8 s); what is not done by then is taken over when its lease ends.
const SHUTDOWN_TIMEOUT_MS = 25_000;

/** Runs a gateway process until it is told to stop (SIGTERM, SIGINT). Tells every configuration mistake at once and ends with code 2. */
export const runGateway = async (role: Role): Promise<void> => {
  const read = readGatewayConfig();
  if (!read.ok) {
    for (const mistake of read.mistakes) console.error(`configuration: ${mistake}`);
    process.exit(2);
  }
  const gateway = await composeGateway(read.config, role);
  closeWithGrace({ delay: SHUTDOWN_TIMEOUT_MS }, async ({ err }) => {
    if (err !== undefined) gateway.log.error('gateway.broke', err);
    await gateway.close();
  });
};
