import { describe } from 'vitest';
import { answersContract } from './answers.contract.ts';
import { MB, makeBench } from './bench.contract.ts';
import { connectionsContract } from './connections.contract.ts';
import type { MakeConnector } from './index.ts';
import type { Peer, PeerTls } from './scripted.peer.ts';

/** How far memory may rise while 50 MB are sent; both sides run in the process of the test. */
const RISE_MAX_BYTES = 60 * MB;

/**
 * What every connector promises, held against a real system over real mutual TLS.
 * @param makers the list of connectors with the dialect in it, where it is none that ships.
 * @param riseMaxBytes more than the default only where the dialect's own test shows that a file is never held.
 */
export const connectorContract = (
  dialect: string,
  startPeer: (tls: PeerTls) => Promise<Peer>,
  riseMaxBytes = RISE_MAX_BYTES,
  makers?: readonly MakeConnector[],
): void => {
  describe(`the ${dialect} connector`, () => {
    const bench = makeBench(dialect, startPeer, makers);
    answersContract(bench);
    connectionsContract(bench, riseMaxBytes);
  });
};
