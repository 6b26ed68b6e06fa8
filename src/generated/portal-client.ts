// Generated from scripts/portal-client-template.ts by "npm run generate"; do not edit.
import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './portal-api.ts';

/** Every operation of the portal API, typed: `client.GET('/v1/cases/{caseId}', { params: { path: { caseId } } })`. */
export type PortalClient = Client<paths>;

export interface PortalClientOptions {
  /** Where the portal API is, without a trailing slash, for example https://shikriki.example.ge. */
  readonly baseUrl: string;
  /** The citizen's access token, or where to get it; asked before each request, so that it may be renewed. */
  readonly token: string | (() => string | Promise<string>);
  /** Replaces the global fetch. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/**
 * Makes a client of the portal API for one citizen. A problem comes back as `error`, it is not thrown; only a broken
 * connection throws. Files are sent and read with `bodySerializer: (body) => body` and `parseAs: 'stream'`.
 */
export const makePortalClient = ({ baseUrl, token, fetch }: PortalClientOptions): PortalClient => {
  const client = createClient<paths>({ baseUrl, ...(fetch ? { fetch } : {}) });
  client.use({
    async onRequest({ request }) {
      request.headers.set('Authorization', `Bearer ${typeof token === 'string' ? token : await token()}`);
      return request;
    },
  });
  return client;
};
