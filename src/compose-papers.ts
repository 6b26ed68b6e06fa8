import { randomBytes } from 'node:crypto';
import type { Store } from './compose-store.ts';
import { CODE_BYTES, verificationCode } from './domain/verification-code.ts';
import { envelopeCertificates } from './envelope/certificates.ts';
import { zipArchive } from './outbound/archive/zip.ts';
import { pdfPapers } from './outbound/papers/pdf.ts';
import { makeIssuePaper } from './use-cases/papers/issue-paper.ts';
import { makePackCase } from './use-cases/papers/pack-case.ts';
import { makeVerifyDocument } from './use-cases/papers/verify-document.ts';

/** What draws, packs and checks papers. `gatewayName` stands on them; the page that checks them is the portal's /verify. */
export const composePapers = (
  store: Store,
  { gatewayName, portalAddress }: { readonly gatewayName: string; readonly portalAddress: string },
) => {
  const deps = {
    ...store,
    envelopeCertificates,
    archive: zipArchive,
    papers: pdfPapers,
    newCode: () => verificationCode(randomBytes(CODE_BYTES)),
    place: { issuer: gatewayName, verifyAddress: `${portalAddress.replace(/\/$/, '')}/verify` },
  };
  return {
    issuePaper: makeIssuePaper(deps),
    packCase: makePackCase(deps),
    verifyDocument: makeVerifyDocument(deps),
  };
};
