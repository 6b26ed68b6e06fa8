import type { FastifyInstance } from 'fastify';
import { type Problem, problem } from '../../domain/problems.ts';
import { type CheckedFile, mayShow } from '../../domain/scan-state.ts';
import type { CaseReads } from '../../ports/case-reads.ts';
import type { Transactions } from '../../ports/transaction.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { actorOf } from './citizen.ts';
import { type DownloadDeps, sendDownload } from './download.ts';
import { caseIdOf, fileIdOf, notFound } from './reply.ts';

interface FileParams {
  readonly caseId: string;
  readonly fileId: string;
}

// Long enough for the scan of a large file, short enough for a person who waits.
const CHECK_TAKES_MS = 5_000;

/** Why a file of the case cannot be had. */
const whyNot = ({ removed, scanState, scannerAway }: CheckedFile): Problem => {
  if (removed !== undefined) {
    const why = removed.because === 'infected' ? 'malware was found in it' : 'it could not be checked for malware';
    return problem('FileRemoved', `The file was removed because ${why}.`);
  }
  if (scanState === 'held')
    return problem('FileBeingChecked', 'The file cannot be checked by the scanner alone; a person looks at it.');
  const detail = scannerAway === true ? 'The check is delayed.' : 'The file is being checked.';
  return problem('FileBeingChecked', detail, { retryAfterMs: CHECK_TAKES_MS });
};

/** GET /v1/cases/{caseId}/files/{fileId}: the bytes of a file, whole or in part, once it was scanned and found clean. */
export const caseFileRoutes = (
  app: FastifyInstance,
  deps: DownloadDeps & {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly caseReads: Pick<CaseReads, 'findFile'>;
  },
): void => {
  app.get<{ Params: FileParams }>('/v1/cases/:caseId/files/:fileId', async (request, reply) => {
    const actor = actorOf(request);
    const caseId = caseIdOf(request.params);
    const fileId = fileIdOf(request.params.fileId);
    if (!caseId.ok || !fileId.ok) return sendProblem(reply, notFound().problem);
    // The transaction ends before the first byte leaves: a slow reader holds no connection.
    const file = await deps.transactions.inTransaction(actor, (tx) =>
      deps.caseReads.findFile(tx, actor.subject, caseId.value, fileId.value),
    );
    if (file === undefined) return sendProblem(reply, notFound().problem);
    return mayShow(file) ? sendDownload(reply, { ...file, actor }, deps) : sendProblem(reply, whyNot(file));
  });
};
