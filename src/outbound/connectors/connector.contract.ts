import { describe } from 'vitest';
import { answersContract } from './answers.contract.ts';
import { makeBench } from './bench.contract.ts';
import { connectionsContract } from './connections.contract.ts';
import type { Peer, PeerTls } from './scripted.peer.ts';

/** What every connector promises, held against a real system over real mutual TLS. */
export const connectorContract = (dialect: string, startPeer: (tls: PeerTls) => Promise<Peer>): void => {
  describe(`the ${dialect} connector`, () => {
    const bench = makeBench(dialect, startPeer);
    answersContract(bench);
    connectionsContract(bench);
  });
};
