import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The JSON body as it arrived, for digests; undefined where there was none. */
    bodyBytes: Buffer | undefined;
  }
}

/** A body that cannot be read; the message is for the caller and names no value of the body. */
export class UnreadableBody extends Error {
  readonly reason: 'malformed' | 'unsupported';
  constructor(reason: 'malformed' | 'unsupported', message: string) {
    super(message);
    this.name = 'UnreadableBody';
    this.reason = reason;
  }
}

/** Deeper than any letter, form or setting; what goes through a body by calling itself must not run out of stack. */
const MAX_DEPTH = 64;

const isTooDeep = (json: string): boolean => {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const mark = json[at];
    if (inString) {
      if (mark === '\\') at++;
      else if (mark === '"') inString = false;
    } else if (mark === '"') inString = true;
    else if (mark === '{' || mark === '[') {
      depth++;
      if (depth > MAX_DEPTH) return true;
    } else if (mark === '}' || mark === ']') depth--;
  }
  return false;
};

const charsetOf = (contentType: string | undefined): string | undefined =>
  /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase();

/**
 * Makes a server read application/json and no other body: strictly UTF-8 (RFC 8259, 8.1), `__proto__` and `constructor` refused,
 * at most 64 levels deep, its bytes kept in `request.bodyBytes`.
 */
export const acceptJson = (app: FastifyInstance): void => {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.decorateRequest('bodyBytes', undefined);
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    const charset = charsetOf(request.headers['content-type']);
    if (charset !== undefined && charset !== 'utf-8')
      return done(new UnreadableBody('unsupported', 'JSON must be sent in UTF-8.'));
    const encoding = request.headers['content-encoding']?.toLowerCase() ?? 'identity';
    // Nothing is unfolded here: a small compressed body could become any size.
    if (encoding !== 'identity')
      return done(new UnreadableBody('unsupported', 'Send the body without Content-Encoding.'));
    let text: string;
    try {
      // A byte order mark is kept and then refused: it would make two byte strings of one letter.
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return done(new UnreadableBody('malformed', 'The body is not UTF-8.'));
    }
    if (isTooDeep(text))
      return done(new UnreadableBody('malformed', `The body is nested deeper than ${MAX_DEPTH} levels.`));
    request.bodyBytes = bytes;
    void parseJson(request, text, (error, body) => {
      // The parser's own message quotes the body.
      if (error === null) done(null, body);
      else done(new UnreadableBody('malformed', 'The body is not JSON that can be read.'));
    });
  });
};
