import type { FastifyInstance } from 'fastify';
import type { CaseReads } from '../../ports/case-reads.ts';
import type { Content } from '../../ports/content.ts';
import type { Files } from '../../ports/files.ts';
import type { Log } from '../../ports/log.ts';
import type { Registry } from '../../ports/registry.ts';
import type { Terms } from '../../ports/terms.ts';
import type { Transactions } from '../../ports/transaction.ts';
import type { OpenCase } from '../../use-cases/open-case.ts';
import type { SendIntoCase } from '../../use-cases/send-into-case/send-into-case.ts';
import type { SubmitLetter } from '../../use-cases/submit-letter/submit-letter.ts';
import type { UploadFile } from '../../use-cases/upload-file.ts';
import type { ReadAccessToken } from '../http/access-token.ts';
import { agencyRoutes } from './agencies.ts';
import { caseCalendarRoutes } from './case-calendar.ts';
import { caseDetailRoutes, makeReadCase } from './case-detail.ts';
import { caseEnvelopeRoutes } from './case-envelopes.ts';
import { caseExportRoutes } from './case-export.ts';
import { caseFileRoutes } from './case-files.ts';
import { caseLetterRoutes } from './case-letters.ts';
import { caseListRoutes } from './case-lists.ts';
import { caseOpenedRoutes } from './case-opened.ts';
import { demandCitizen } from './citizen.ts';
import { deadlineRoutes } from './deadline.ts';
import { letterTypeRoutes } from './letter-types.ts';
import { letterRoutes } from './letters.ts';
import { uploadRoutes } from './uploads.ts';

/** What the portal API needs. */
export interface PortalDeps {
  readonly readAccessToken: ReadAccessToken;
  readonly transactions: Pick<Transactions, 'inTransaction' | 'inSnapshot' | 'now'>;
  readonly registry: Pick<Registry, 'agencyNames' | 'findAgencies' | 'findAgency' | 'letterTypes' | 'receiverOf'>;
  readonly files: Pick<Files, 'ownUploads' | 'removeUnlinked'>;
  readonly content: Pick<Content, 'stream'>;
  readonly caseReads: CaseReads;
  readonly terms: Terms;
  readonly uploadFile: UploadFile;
  readonly submitLetter: SubmitLetter;
  readonly openCase: OpenCase;
  readonly sendIntoCase: SendIntoCase;
  readonly log: Pick<Log, 'error'>;
}

/** The portal API, schemas/openapi/portal-api-1.0.yaml: every route in the name of the citizen of the access token. */
export const registerPortalRoutes = (root: FastifyInstance, deps: PortalDeps): void => {
  void root.register((app, _options, done) => {
    demandCitizen(app, deps.readAccessToken);
    agencyRoutes(app, deps);
    letterTypeRoutes(app, deps);
    deadlineRoutes(app, deps);
    letterRoutes(app, deps);
    caseListRoutes(app, deps);
    caseExportRoutes(app, deps);
    const readCase = makeReadCase(deps);
    caseDetailRoutes(app, { readCase });
    caseCalendarRoutes(app, { readCase });
    caseLetterRoutes(app, deps);
    caseOpenedRoutes(app, deps);
    caseFileRoutes(app, deps);
    caseEnvelopeRoutes(app, deps);
    // In a scope of its own: there bodies are files, elsewhere JSON.
    void app.register((uploads, _uploadOptions, uploadsDone) => {
      uploadRoutes(uploads, deps);
      uploadsDone();
    });
    done();
  });
};
