import { certificateFacts } from '../../domain/certificates.ts';
import { outcomeOfReply } from '../../domain/citizen-outcome.ts';
import type { Forward } from '../../domain/envelope.ts';
import { fileCheckOf } from '../../domain/scan-state.ts';
import type { LetterSignature } from '../../domain/signed-file.ts';
import type { FileSignature, Letter } from '../../generated/schemas.ts';
import type { FileOverview, LetterOverview } from '../../ports/case-reads.ts';
import { nameOfPerson } from './mandate-json.ts';

const toForward = (forward: Forward): NonNullable<Letter['forward']> => ({
  fromAgencyCode: forward.forwardedFrom.code,
  toAgencyCode: forward.forwardedTo.code,
  extent: forward.extent,
  originallySubmittedAt: forward.originallySubmittedAt,
  ...(forward.originalRegistrationNumber !== undefined && {
    originalRegistrationNumber: forward.originalRegistrationNumber,
  }),
});

/** What a status, a forward or a refusing receipt says besides its text. */
const agencyWord = ({ words: { status, forward, problem } }: LetterOverview): Partial<Letter> => {
  const said = status ?? forward;
  return {
    ...(status !== undefined && { status: status.code.toLowerCase() as NonNullable<Letter['status']> }),
    ...(status?.newDueOn !== undefined && { dueOn: status.newDueOn }),
    ...(said?.reason !== undefined && { reason: said.reason }),
    ...(said?.legalGround !== undefined && { legalGround: said.legalGround }),
    ...(forward !== undefined && { forward: toForward(forward) }),
    ...(problem !== undefined && { problem }),
  };
};

const VERIFIED = {
  ka: 'ხელმოწერა შემოწმდა: ფაილი ხელმოწერის შემდეგ არ შეცვლილა და ხელმოწერა ფაილში მითითებულ სერტიფიკატს შეესაბამება. სერტიფიკატის გამცემის სანდოობა არ შეფასებულა.',
  en: 'Checked: the file was not changed since it was signed, and the signature fits the certificate in it. Whether its issuer is to be trusted was not judged.',
} as const;

const NOT_CHECKED = {
  ka: 'ფაილში ხელმოწერა არის, მაგრამ მისი ნამდვილობა აქ არ შემოწმებულა.',
  en: 'The file carries a signature; whether it is genuine was not checked here.',
} as const;

/** What the citizen is told of the signature of a file; honest about what was not judged. */
const toSignature = (signature: LetterSignature | undefined): { signature?: FileSignature } => {
  if (signature === undefined) return {};
  const { fileId: _fileId, verifiedAt, ...said } = signature;
  return {
    signature: {
      ...said,
      check: verifiedAt === undefined ? 'not_checked' : 'verified',
      explanation: verifiedAt === undefined ? NOT_CHECKED : VERIFIED,
    },
  };
};

/** A letter as letter.schema.json writes it: a citizen's words, a reply's block, or what a status, forward or receipt says. */
export const toLetter = (letter: LetterOverview, files: readonly FileOverview[], caseId: string): Letter => {
  const { words, sealCertificatePem } = letter;
  const { reply, status } = words;
  const text = reply === undefined ? (words.text ?? status?.reason?.ka ?? words.forward?.reason.ka) : reply.text;
  const appeal = reply?.appeal ?? status?.appeal;
  const fileCheck = fileCheckOf(files);
  const sealedBy = sealCertificatePem === undefined ? undefined : certificateFacts(sealCertificatePem);
  return {
    letterId: letter.letterId,
    legId: letter.legId,
    direction: letter.direction,
    kind: letter.kind.toLowerCase() as Letter['kind'],
    ...(words.title !== undefined && { title: words.title }),
    ...(text !== undefined && { text }),
    language: words.language,
    ...(words.initiator?.represented !== undefined && { sentBy: nameOfPerson(words.initiator.person) }),
    createdAt: letter.createdAt.toISOString(),
    files: files.map((file) => ({
      fileId: file.fileId,
      fileName: file.fileName,
      mediaType: file.mediaType,
      sizeBytes: file.sizeBytes,
      sha256: file.sha256,
      main: file.main,
      href: `/v1/cases/${caseId}/files/${file.fileId}`,
      scanState: file.scanState,
      ...toSignature(words.signatures?.find(({ fileId }) => fileId === file.fileId)),
      ...(file.removed !== undefined && {
        removed: { at: file.removed.at.toISOString(), reason: file.removed.because },
      }),
    })),
    ...(fileCheck !== undefined && { fileCheck }),
    ...agencyWord(letter),
    ...(reply !== undefined && { outcome: outcomeOfReply(reply.outcome) }),
    ...(reply?.replyNumber !== undefined && { replyNumber: reply.replyNumber }),
    ...(reply?.replyDate !== undefined && { replyDate: reply.replyDate }),
    ...(reply?.ground !== undefined && { ground: reply.ground }),
    ...(appeal !== undefined && { appeal }),
    ...(reply?.post !== undefined && { post: reply.post }),
    // A letter is kept in the transaction that verified its seal.
    ...(sealedBy !== undefined && {
      sealedBy: { subject: sealedBy.subject, verifiedAt: letter.createdAt.toISOString() },
    }),
  };
};
