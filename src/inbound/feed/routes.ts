import type { FastifyInstance } from 'fastify';
import type { ChangeSignal } from '../../ports/changes.ts';
import type { ReadChanges } from '../../use-cases/read-changes.ts';
import type { ReadClientToken } from '../http/client-identity.ts';
import { changeRoutes } from './changes.ts';
import { demandClient } from './client.ts';
import { type WebhookRouteDeps, webhookRoutes } from './webhooks.ts';

/** What the routes for programs need. */
export interface FeedDeps extends WebhookRouteDeps {
  readonly readClientToken: ReadClientToken;
  readonly readChanges: ReadChanges;
  readonly changeSignal: Pick<ChangeSignal, 'release'>;
}

/** The part of the portal API that a portal's back end calls in its own name: the change feed and webhooks. Never a citizen's token. */
export const registerFeedRoutes = (root: FastifyInstance, deps: FeedDeps): void => {
  // A server that stops waits for its requests: those that wait for a change are answered at once.
  root.addHook('preClose', async () => deps.changeSignal.release());
  void root.register((app, _options, done) => {
    demandClient(app, deps.readClientToken, 'changes:read');
    changeRoutes(app, deps);
    done();
  });
  void root.register((app, _options, done) => {
    demandClient(app, deps.readClientToken, 'webhooks:write');
    webhookRoutes(app, deps);
    done();
  });
};
