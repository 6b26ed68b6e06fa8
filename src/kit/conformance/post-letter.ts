import { Readable } from 'node:stream';
import { request } from 'undici';
import { makePortalClient } from '../../generated/portal-client.ts';

/** A file as a citizen uploads it. */
export interface PostedFile {
  readonly fileName: string;
  /** Text of this size, made as it is sent. */
  readonly sizeBytes: number;
}

/** Files a letter with its files. Throws where the gateway does not take it: then the run itself is broken. */
export type PostLetter = (letter: {
  readonly agencyCode: string;
  readonly title: string;
  readonly files: readonly PostedFile[];
}) => Promise<void>;

const TEXT = 'ეს წერილი შემოწმებაა; მასზე პასუხი შეიძლება იყოს ნებისმიერი.';
const LINE = Buffer.from('შემოწმების სტრიქონი № 1: „ტექსტი“.\n');
const BLOCK = Buffer.concat(Array.from({ length: 1_000 }, () => LINE));

// Whole lines, and blanks where the last would be cut within a letter.
function* textOf(sizeBytes: number): Generator<Buffer> {
  let left = sizeBytes;
  for (; left >= BLOCK.length; left -= BLOCK.length) yield BLOCK;
  for (; left >= LINE.length; left -= LINE.length) yield LINE;
  yield Buffer.alloc(left, ' ');
}

/** A client of the portal's door. @param token asked anew for each call. */
export const makePostLetter = (portalAddress: string, token: () => Promise<string>): PostLetter => {
  const portal = makePortalClient({ baseUrl: portalAddress, token });

  const upload = async ({ fileName, sizeBytes }: PostedFile): Promise<string> => {
    const name = encodeURIComponent(fileName).replace(
      /['()*]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    );
    // fetch sends streams without a Content-Length, which the door wants to know first.
    const response = await request(`${portalAddress}/v1/uploads`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await token()}`,
        'content-type': 'text/plain',
        'content-length': String(sizeBytes),
        'content-disposition': `attachment; filename*=UTF-8''${name}`,
      },
      body: Readable.from(textOf(sizeBytes), { objectMode: false }),
    });
    const answer = (await response.body.json()) as { readonly uploadId?: string };
    if (answer.uploadId === undefined)
      throw new Error(`the gateway of the run took no file: ${JSON.stringify(answer)}`);
    return answer.uploadId;
  };

  return async ({ agencyCode, title, files }) => {
    const uploadIds = await Promise.all(files.map(upload));
    const { error } = await portal.POST('/v1/letters', {
      params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
      body: {
        letterType: 'letter',
        agencyCode,
        language: 'ka',
        title,
        text: TEXT,
        preferredReplyForm: 'electronic',
        attachments: uploadIds.map((uploadId, index) => ({ uploadId, main: index === 0 })),
      },
    });
    if (error !== undefined) throw new Error(`the gateway of the run took no letter: ${JSON.stringify(error)}`);
  };
};
