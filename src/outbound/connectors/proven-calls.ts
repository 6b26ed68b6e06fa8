import type { Broken, CallResult, HttpsAnswer, HttpsRequest } from './https-calls.ts';

type Calls = <T>(request: HttpsRequest, read: (answer: HttpsAnswer) => Promise<T>) => Promise<CallResult<T>>;

/**
 * Calls that know whether the system takes our certificate before a letter is put on the line. A server that refuses a
 * client certificate often lets the handshake end and cuts the connection afterwards, which cannot be told from a lost
 * answer. So the first call to a system, and the first after a break, is preceded by a HEAD that carries nothing: any
 * answer to it proves the connection; where there is none, the letter was not sent, and that is certain.
 */
export const makeProvenCalls = (calls: Calls) => {
  const proven = new Set<string>();
  const keyOf = ({ url, serverKeys }: Pick<HttpsRequest, 'url' | 'serverKeys'>): string =>
    `${url.origin} ${serverKeys?.join(' ') ?? ''}`;

  const prove = async (request: HttpsRequest): Promise<Broken | undefined> => {
    if (proven.has(keyOf(request))) return undefined;
    const { body: _body, ...rest } = request;
    const probe = await calls({ ...rest, method: 'HEAD', headers: {} }, () => Promise.resolve());
    if (probe.kind === 'answered') {
      proven.add(keyOf(request));
      return undefined;
    }
    return probe;
  };

  return async <T>(request: HttpsRequest, read: (answer: HttpsAnswer) => Promise<T>): Promise<CallResult<T>> => {
    const unproven = await prove(request);
    // Whatever was written was the probe: of the request itself nothing left.
    if (unproven !== undefined) return { kind: 'broken', why: unproven.why, bytesWritten: false };
    const result = await calls(request, read);
    if (result.kind === 'broken') proven.delete(keyOf(request));
    return result;
  };
};

/** How connectors call. */
export type ProvenCalls = ReturnType<typeof makeProvenCalls>;
