import type { FastifyInstance } from 'fastify';
import { mayShow } from '../../domain/scan-state.ts';
import type { CaseReads } from '../../ports/case-reads.ts';
import type { Transactions } from '../../ports/transaction.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { citizenOf } from './citizen.ts';
import { type DownloadDeps, sendDownload } from './download.ts';
import { caseIdOf, fileIdOf, notFound } from './reply.ts';

interface FileParams {
  readonly caseId: string;
  readonly fileId: string;
}

/** GET /v1/cases/{caseId}/files/{fileId}: the bytes of a file, whole or in part. */
export const caseFileRoutes = (
  app: FastifyInstance,
  deps: DownloadDeps & {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly caseReads: Pick<CaseReads, 'findFile'>;
  },
): void => {
  app.get<{ Params: FileParams }>('/v1/cases/:caseId/files/:fileId', async (request, reply) => {
    const { subject } = citizenOf(request);
    const caseId = caseIdOf(request.params);
    const fileId = fileIdOf(request.params.fileId);
    if (!caseId.ok || !fileId.ok) return sendProblem(reply, notFound().problem);
    // The transaction ends before the first byte leaves: a slow reader holds no connection.
    const file = await deps.transactions.inTransaction({ kind: 'citizen', subject }, (tx) =>
      deps.caseReads.findFile(tx, subject, caseId.value, fileId.value),
    );
    return file !== undefined && mayShow(file.scanState)
      ? sendDownload(reply, file, deps)
      : sendProblem(reply, notFound().problem);
  });
};
