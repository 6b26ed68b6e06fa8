import { makePortalClient, type PortalClient } from '../generated/portal-client.ts';
import type { CaseDetail, LetterAccepted } from '../generated/schemas.ts';
import { exampleAttachments, readExampleAttachment } from '../simulators/citizens/attachments.ts';
import type { ExampleLetter } from '../simulators/citizens/letters.ts';

/** A citizen of the sandbox, calling the portal API as a real portal would. */
export interface CitizenClient {
  readonly portal: PortalClient;
  /** Uploads one file. Throws with the answer where it is not taken. */
  upload(fileName: string, mediaType: string, bytes: Uint8Array): Promise<{ readonly uploadId: string }>;
  /** Uploads a letter's attachments and submits it. */
  submit(letter: ExampleLetter, idempotencyKey: string): Promise<LetterAccepted>;
  readCase(caseId: string): Promise<CaseDetail>;
  /** The original bytes of one envelope of a case. */
  envelopeBytes(caseId: string, messageId: string): Promise<Buffer>;
  /** The case, as soon as `until` holds. Throws when it does not within `timeoutMs`, naming what was waited for. */
  caseWhen(
    caseId: string,
    what: string,
    until: (found: CaseDetail) => boolean,
    timeoutMs?: number,
  ): Promise<CaseDetail>;
}

/** Unwraps an answer of the portal API; throws with the problem's code where it is one. */
export const answered = <T>(what: string, { data, error }: { readonly data?: T; readonly error?: unknown }): T => {
  if (error !== undefined || data === undefined) throw new Error(`${what}: ${JSON.stringify(error)}`);
  return data;
};

const fileNameHeader = (fileName: string): string =>
  // RFC 8187: percent-encoded UTF-8; encodeURIComponent leaves ' ( ) * alone, which the RFC does not allow there.
  `attachment; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/** Signs a citizen in at the sandbox's identity provider and gives a client that acts for them. */
export const makeCitizenClient = (
  addresses: { readonly portal: string; readonly sandbox: string },
  subject: string,
): CitizenClient => {
  const token = async (): Promise<string> => {
    const response = await fetch(`${addresses.sandbox}/token/${subject}`);
    if (!response.ok) throw new Error(`no token for ${subject}: ${response.status}`);
    return (await response.text()).trim();
  };
  const portal = makePortalClient({ baseUrl: addresses.portal, token });

  const upload: CitizenClient['upload'] = async (fileName, mediaType, bytes) => {
    const response = await fetch(`${addresses.portal}/v1/uploads`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await token()}`,
        'content-type': mediaType,
        'content-disposition': fileNameHeader(fileName),
      },
      body: new Uint8Array(bytes),
    });
    const answer = (await response.json()) as { uploadId?: string };
    const { uploadId } = answer;
    if (response.status !== 201 || uploadId === undefined)
      throw new Error(`upload of ${fileName}: ${JSON.stringify(answer)}`);
    return { uploadId };
  };

  const uploadExample = async (key: string): Promise<string> => {
    const attachment = exampleAttachments.find((candidate) => candidate.key === key);
    if (attachment === undefined) throw new Error(`no example attachment ${key}`);
    const bytes = await readExampleAttachment(key);
    return (await upload(attachment.fileName, attachment.mediaType, bytes)).uploadId;
  };

  const readCase = async (caseId: string): Promise<CaseDetail> =>
    answered('reading the case', await portal.GET('/v1/cases/{caseId}', { params: { path: { caseId } } }));

  return {
    portal,
    upload,
    readCase,
    async envelopeBytes(caseId, messageId) {
      const answer = await portal.GET('/v1/cases/{caseId}/envelopes/{messageId}', {
        params: { path: { caseId, messageId } },
        parseAs: 'arrayBuffer',
      });
      return Buffer.from(answered('envelope', answer));
    },
    async submit(letter, idempotencyKey) {
      const uploadIds = await Promise.all(letter.attachments.map(uploadExample));
      const { letterType, agencyCode, language, title, text, form } = letter;
      const body = {
        letterType,
        agencyCode,
        language,
        title,
        text,
        preferredReplyForm: 'electronic' as const,
        // The example letters are filed again with every run.
        confirmDuplicate: true,
        attachments: uploadIds.map((uploadId, index) => ({ uploadId, main: index === 0 })),
        ...(form !== undefined && { form }),
      };
      const answer = await portal.POST('/v1/letters', {
        params: { header: { 'Idempotency-Key': idempotencyKey } },
        body: body as never,
      });
      return answered<LetterAccepted>('submitting the letter', answer);
    },
    async caseWhen(caseId, what, until, timeoutMs = 60_000) {
      const deadline = Date.now() + timeoutMs;
      for (;;) {
        const found = await readCase(caseId);
        if (until(found)) return found;
        if (Date.now() > deadline)
          throw new Error(`${what}: not within ${timeoutMs / 1000} s (the case is "${found.state}")`);
        await new Promise((done) => setTimeout(done, 150));
      }
    },
  };
};
