import { createHmac } from 'node:crypto';

/**
 * The header `Shikriki-Signature` of a body: `t=<Unix seconds>,v1=<hex>`, one `v1` for each secret. Each is HMAC-SHA256 (RFC 2104) under
 * the secret, as it was told, over the text of `t`, a full stop and the body's bytes. The time is signed, so that an old body cannot be
 * sent again later.
 */
export const signatureOf = (body: Buffer, secrets: readonly string[], sentAt: Date): string => {
  const seconds = String(Math.floor(sentAt.getTime() / 1_000));
  const digests = secrets.map((secret) =>
    createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex'),
  );
  return [`t=${seconds}`, ...digests.map((digest) => `v1=${digest}`)].join(',');
};
