import { request } from 'undici';

/** What a responder or a list's address is asked. */
export interface BytesRequest {
  readonly url: string;
  readonly body?: Buffer;
  readonly contentType?: string;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** Fetches a bounded answer. @throws where there is none, it is not 200, or it is larger than allowed. */
export const fetchBytes = async ({ url, body, contentType, timeoutMs, maxBytes }: BytesRequest): Promise<Buffer> => {
  const answer = await request(url, {
    method: body === undefined ? 'GET' : 'POST',
    signal: AbortSignal.timeout(timeoutMs),
    ...(body !== undefined && { body }),
    ...(contentType !== undefined && { headers: { 'content-type': contentType } }),
  });
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer.body) {
    size += (part as Buffer).length;
    if (size > maxBytes) throw new Error('the answer is larger than allowed');
    parts.push(part as Buffer);
  }
  if (answer.statusCode !== 200) throw new Error(`the answer is HTTP ${answer.statusCode}`);
  return Buffer.concat(parts);
};
