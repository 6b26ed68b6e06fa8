import { X509Certificate } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { readFile } from 'node:fs/promises';
import { startDeadline } from '../../outbound/deadline.ts';
import { type ConformanceCase, type Finding, failed } from './case.ts';
import { CASES } from './cases/index.ts';
import { makePostLetter } from './post-letter.ts';
import type { CaseReport, ConformanceReport } from './report.ts';
import { makeRuns, type Run } from './run.ts';
import { type GatewayIdentity, startExchange } from './start-exchange.ts';
import type { Vendor } from './vendor.ts';
import { makeWatch } from './watch.ts';
import { makeReadSealed } from './word.ts';

/** What a run is made of. */
export interface ConformanceOptions {
  readonly vendor: Vendor;
  readonly gateway: GatewayIdentity;
  /** Left out: all cases. */
  readonly only?: readonly string[];
  readonly largeFileBytes: number;
  /** How long one word of the system is waited for. */
  readonly patienceMs: number;
  /** How long a wrong word is waited for when everything else is done. */
  readonly settleMs: number;
  /** The longest that the whole run may take. */
  readonly limitMs: number;
  readonly databaseUrl?: string;
  readonly logLevel?: string;
  readonly signal?: AbortSignal;
}

const NOT_KNOWN = failed('The run was over before this was known.');

const untilOver = (finding: Promise<Finding>, signal: AbortSignal): Promise<Finding> =>
  new Promise((resolve, reject) => {
    const giveUp = (): void => resolve(NOT_KNOWN);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    finding.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });

const runCase = async (
  one: ConformanceCase,
  { run, ended }: { readonly run: Run; ended(): void },
): Promise<CaseReport> => {
  const startedAt = performance.now();
  const finding = await untilOver(one.run(run), run.signal).finally(ended);
  const { id, asks, where } = one;
  return { id, asks, where, ...finding, tookMs: Math.round(performance.now() - startedAt) };
};

/**
 * Asks an e-document system everything that the contract asks, over the network, from a temporary gateway of its own that is gone
 * afterwards. Cases run at the same time, each with letters of its own. Ends by itself: at the latest after `limitMs`, or when the signal
 * is given; what is not known by then counts as failed. Throws where the gateway itself cannot be started or takes no letters.
 */
export const runConformance = async (options: ConformanceOptions): Promise<ConformanceReport> => {
  const { vendor, gateway } = options;
  const startedAt = new Date();
  const readSealed = makeReadSealed({ gatewayCode: gateway.code, ...vendor });
  const watch = makeWatch(readSealed);
  const cases = CASES.filter(({ id }) => options.only === undefined || options.only.includes(id));
  const exchange = await startExchange({ ...options, taps: watch.taps });
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  options.signal?.addEventListener('abort', stop, { once: true });
  if (options.signal?.aborted === true) stop();
  const { signal, clear } = startDeadline(stopping.signal, options.limitMs);
  // Every case listens, and waits more than once.
  setMaxListeners(0, signal);
  try {
    const newRun = makeRuns({
      ...options,
      watch,
      readSealed,
      signal,
      sealHoldsFrom: new Date(new X509Certificate(await readFile(gateway.sealCertificateFile)).validFrom),
      post: makePostLetter(exchange.portalAddress, exchange.token),
      caseCount: cases.length,
    });
    const reports = await Promise.all(cases.map((one) => runCase(one, newRun())));
    return {
      format: 'shikriki-conformance-1',
      system: vendor.systemCode,
      dialect: vendor.dialect,
      endpoint: vendor.endpoint,
      startedAt: startedAt.toISOString(),
      tookMs: Date.now() - startedAt.getTime(),
      conforms: reports.every(({ verdict }) => verdict !== 'failed'),
      cases: reports,
    };
  } finally {
    options.signal?.removeEventListener('abort', stop);
    stop();
    clear();
    await exchange.stop();
  }
};
