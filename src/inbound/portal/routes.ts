import type { FastifyInstance } from 'fastify';
import type { CaseReads } from '../../ports/case-reads.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Content } from '../../ports/content.ts';
import type { Drafts } from '../../ports/drafts.ts';
import type { Files } from '../../ports/files.ts';
import type { FormChecks } from '../../ports/form-checks.ts';
import type { Log } from '../../ports/log.ts';
import type { Registry } from '../../ports/registry.ts';
import type { Terms } from '../../ports/terms.ts';
import type { Transactions } from '../../ports/transaction.ts';
import type { CheckLetter } from '../../use-cases/check-letter/check-letter.ts';
import type { DraftComplaint } from '../../use-cases/draft-complaint.ts';
import type { RemoveDraft } from '../../use-cases/drafts/remove-draft.ts';
import type { SaveDraft } from '../../use-cases/drafts/save-draft.ts';
import type { OpenCase } from '../../use-cases/open-case.ts';
import type { IssuePaper } from '../../use-cases/papers/issue-paper.ts';
import type { PackCase } from '../../use-cases/papers/pack-case.ts';
import type { VerifyDocument } from '../../use-cases/papers/verify-document.ts';
import type { SendIntoCase } from '../../use-cases/send-into-case/send-into-case.ts';
import type { SubmitLetter } from '../../use-cases/submit-letter/submit-letter.ts';
import type { UploadFile } from '../../use-cases/upload-file.ts';
import { agencyRoutes } from './agencies.ts';
import { caseCalendarRoutes } from './case-calendar.ts';
import { caseDetailRoutes, makeReadCase } from './case-detail.ts';
import { caseEnvelopeRoutes } from './case-envelopes.ts';
import { caseExportRoutes } from './case-export.ts';
import { caseFileRoutes } from './case-files.ts';
import { caseLetterRoutes } from './case-letters.ts';
import { caseListRoutes } from './case-lists.ts';
import { caseOpenedRoutes } from './case-opened.ts';
import { casePaperRoutes } from './case-papers.ts';
import { type DemandCitizenDeps, demandCitizen } from './citizen.ts';
import { complaintDraftRoutes } from './complaint-draft.ts';
import { type ContactRoutesDeps, contactRoutes } from './contacts.ts';
import { deadlineRoutes } from './deadline.ts';
import { draftRoutes } from './drafts.ts';
import { letterCheckRoutes } from './letter-check.ts';
import { letterTypeRoutes } from './letter-types.ts';
import { letterRoutes } from './letters.ts';
import { limitMade, type MadeLimits } from './made-downloads.ts';
import { type MandateDeps, mandateRoutes } from './mandates.ts';
import { type NoticeSettingsDeps, noticeSettingsRoutes } from './notice-settings.ts';
import { type PrincipalDeps, principalRoutes } from './principals.ts';
import { uploadRoutes } from './uploads.ts';
import { verificationRoutes } from './verification.ts';

/** What the portal API needs. */
export interface PortalDeps
  extends ContactRoutesDeps,
    NoticeSettingsDeps,
    DemandCitizenDeps,
    Omit<MandateDeps, 'mandates'>,
    Omit<PrincipalDeps, 'mandates'> {
  readonly mandates: MandateDeps['mandates'] & PrincipalDeps['mandates'];
  readonly transactions: Pick<Transactions, 'inTransaction' | 'inSnapshot' | 'now'>;
  readonly registry: Pick<
    Registry,
    'knownAgencies' | 'findAgencies' | 'findAgency' | 'letterTypes' | 'everyLetterType' | 'letterType' | 'receiverOf'
  >;
  readonly files: Pick<Files, 'ownUploads' | 'removeUnlinked'>;
  readonly content: Pick<Content, 'stream'>;
  readonly caseReads: CaseReads;
  readonly terms: Terms;
  readonly uploadFile: UploadFile;
  readonly submitLetter: SubmitLetter;
  readonly checkLetter: CheckLetter;
  readonly drafts: Pick<Drafts, 'list' | 'read'>;
  readonly formChecks: FormChecks;
  readonly saveDraft: SaveDraft;
  readonly removeDraft: RemoveDraft;
  readonly draftComplaint: DraftComplaint;
  readonly openCase: OpenCase;
  readonly sendIntoCase: SendIntoCase;
  readonly issuePaper: IssuePaper;
  readonly packCase: PackCase;
  readonly verifyDocument: VerifyDocument;
  readonly clock: Pick<Clock, 'now'>;
  /** Missing: MADE_LIMITS. */
  readonly madeLimits?: MadeLimits;
  readonly log: Pick<Log, 'error'>;
}

/**
 * The portal API, schemas/openapi/portal-api-1.0.yaml: every route in the name of the citizen of the access token, but for the check of
 * papers, which is anybody's.
 */
export const registerPortalRoutes = (root: FastifyInstance, deps: PortalDeps): void => {
  verificationRoutes(root, deps);
  void root.register((app, _options, done) => {
    demandCitizen(app, deps);
    agencyRoutes(app, deps);
    letterTypeRoutes(app, deps);
    deadlineRoutes(app, deps);
    letterRoutes(app, deps);
    letterCheckRoutes(app, deps);
    draftRoutes(app, deps);
    caseListRoutes(app, deps);
    const readCase = makeReadCase(deps);
    caseDetailRoutes(app, { readCase });
    caseCalendarRoutes(app, { readCase, clock: deps.clock });
    complaintDraftRoutes(app, deps);
    caseLetterRoutes(app, deps);
    caseOpenedRoutes(app, deps);
    caseFileRoutes(app, deps);
    caseEnvelopeRoutes(app, deps);
    contactRoutes(app, deps);
    noticeSettingsRoutes(app, deps);
    // In a scope of its own: these are made for the caller, at some cost.
    void app.register((made, _madeOptions, madeDone) => {
      limitMade(made, deps);
      casePaperRoutes(made, deps);
      caseExportRoutes(made, deps);
      madeDone();
    });
    mandateRoutes(app, deps);
    principalRoutes(app, deps);
    // In a scope of its own: there bodies are files, elsewhere JSON.
    void app.register((uploads, _uploadOptions, uploadsDone) => {
      uploadRoutes(uploads, deps);
      uploadsDone();
    });
    done();
  });
};
