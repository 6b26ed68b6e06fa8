import { readFile, writeFile } from 'node:fs/promises';
import { v7 as uuidv7 } from 'uuid';
import type { OperatorDesk } from './cli/operator-desk.ts';
import { composeOperatorAlerts } from './compose-alerts.ts';
import { newFile } from './compose-operator-files.ts';
import { composeOperatorNotices } from './compose-operator-notices.ts';
import { makeSealersOnDemand } from './compose-operator-sealer.ts';
import { composeOperatorUseCases } from './compose-operator-use-cases.ts';
import { composeRevocation, readOwnCertificates } from './compose-revocation.ts';
import { composeStore } from './compose-store.ts';
import { composeCheckCertificates, composeHeldFiles, composeUnmatchedUseCases } from './compose-use-cases.ts';
import type { Config } from './config.ts';
import { fail, ok } from './domain/problems.ts';
import { makeEnvelopeVerifier } from './envelope/verify.ts';
import { makeLog } from './observability/log.ts';
import { zipArchive } from './outbound/archive/zip.ts';
import { proposedDaysOff } from './outbound/calendar/proposed-days-off.ts';
import { calledDialects } from './outbound/connectors/index.ts';
import { requireMigrated } from './store/migrate.ts';
import { makePool, requireUtf8 } from './store/pool.ts';
import { makeChangeCalendar } from './use-cases/operator/change-calendar.ts';
import { makeChangeDirectory } from './use-cases/operator/change-directory.ts';
import { makeCheckEntries } from './use-cases/operator/check-entries.ts';
import { makeImportDirectory } from './use-cases/operator/import-directory.ts';
import { makeKeepAct } from './use-cases/operator/operator.ts';
import {
  makeAddAgency,
  makeCloseAgency,
  makeMoveAgency,
  makeReopenAgency,
  makeSetAgency,
} from './use-cases/operator/put-agency.ts';
import {
  makeAddCertificate,
  makeRetireCertificate,
  makeRevokeCertificate,
} from './use-cases/operator/put-certificate.ts';
import { makeAddEndpoint, makeSwitchEndpoint } from './use-cases/operator/put-endpoint.ts';
import { makeAddSystem, makeSetSystem } from './use-cases/operator/put-system.ts';
import { makeRecordCaseEvents } from './use-cases/record-case-events.ts';
import { makeListWebhooks } from './use-cases/webhooks/list-webhooks.ts';
import { makePauseWebhook } from './use-cases/webhooks/pause-webhook.ts';
import { makeRemoveWebhook } from './use-cases/webhooks/remove-webhook.ts';
import { makeReplayWebhook } from './use-cases/webhooks/replay-webhook.ts';

// Systems of this dialect call us.
const MAILBOX = 'mailbox';

/**
 * What one command works with, as the database role of operators (ADR 0024). @throws where the database cannot be reached, is not
 * at this program's version, or a file that the settings name cannot be read.
 */
export const composeOperator = async (
  config: Config & { readonly databaseUrl: string },
): Promise<{ readonly deps: OperatorDesk; close(): Promise<void> }> => {
  // Answers go to standard output; what is logged on the way must not stand between them.
  const log = makeLog({ level: 'error', stream: process.stderr });
  const pool = makePool({
    databaseUrl: config.databaseUrl,
    role: 'shikriki_operator',
    max: 2,
    onError: (error) => log.error('database.connection_lost', error),
  });
  try {
    await requireUtf8(pool);
    await requireMigrated(pool);
    const ids = { uuid: () => uuidv7(), traceId: () => '' };
    const store = composeStore(pool, ids);
    const { lists, responder } = await composeRevocation(config, { now: () => new Date() });
    const ownCertificates = readOwnCertificates(config);
    const keepAct = makeKeepAct({ ...store, ids });
    const changeDirectory = makeChangeDirectory({ ...store, keepAct });
    // The relay of a worker finds what a command made due.
    const queue = { publish: async () => undefined };
    const { code, name } = config.gateway;
    const checkEntries = makeCheckEntries({ ...store, dialects: [...calledDialects(), MAILBOX], gatewayCode: code });
    const deps = { ...store, changeDirectory, checkEntries, queue, ownCertificates };
    const around = {
      sealers: makeSealersOnDemand(config),
      verifier: makeEnvelopeVerifier(),
      queue: { ...queue, consume: async () => undefined, ping: async () => undefined, close: async () => undefined },
      log,
      ids,
      gateway: { scheme: 'gateway', code, name, systemId: code } as const,
      random: Math.random,
      revocationLists: lists,
      noticeRules: config.notices,
    };
    return {
      deps: {
        ...store,
        ...composeOperatorUseCases(store, { ...around, archive: zipArchive }),
        ...composeUnmatchedUseCases(store, around),
        heldFiles: composeHeldFiles(store, around),
        changeCalendar: makeChangeCalendar({
          ...deps,
          keepAct,
          recordCaseEvents: makeRecordCaseEvents({ ...store, ids, noticeRules: config.notices }),
        }),
        proposeDaysOff: proposedDaysOff,
        ...composeOperatorNotices(config, store, { ids, log, keepAct }),
        addSystem: makeAddSystem(deps),
        setSystem: makeSetSystem(deps),
        addAgency: makeAddAgency(deps),
        setAgency: makeSetAgency(deps),
        moveAgency: makeMoveAgency(deps),
        closeAgency: makeCloseAgency(deps),
        reopenAgency: makeReopenAgency(deps),
        importDirectory: makeImportDirectory(deps),
        addEndpoint: makeAddEndpoint(deps),
        switchEndpoint: makeSwitchEndpoint(deps),
        addCertificate: makeAddCertificate(deps),
        retireCertificate: makeRetireCertificate(deps),
        revokeCertificate: makeRevokeCertificate(deps),
        // A round that knew less than a worker's would take its place for an hour.
        checkCertificates:
          config.tls === undefined || config.seals === undefined
            ? undefined
            : composeCheckCertificates(store, {
                lists,
                responder,
                ownCertificates,
                judgesAll: false,
                alerts: composeOperatorAlerts(store, { ids, log }),
                log,
              }),
        listWebhooks: makeListWebhooks(deps),
        pauseWebhook: makePauseWebhook(deps),
        replayWebhook: makeReplayWebhook(deps),
        removeWebhook: makeRemoveWebhook(deps),
        recordAct: (by, act, subject) =>
          store.transactions.inTransaction({ kind: 'operator', name: by.actor }, (tx) => keepAct(tx, by, act, subject)),
        ownCertificates,
        readFile: (path) => readFile(path),
        newFile,
        newId: ids.uuid,
        writeFile: (path, text) =>
          writeFile(path, text).then(
            () => ok(undefined),
            () => fail('Validation', `The file ${path} cannot be written.`),
          ),
      },
      async close() {
        lists.close();
        await pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
};
