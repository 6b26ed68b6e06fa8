import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * A signature over a body, as the header `Shikriki-Signature` of our webhooks and the reports of SMS providers carry it:
 * `t=<Unix seconds>,v1=<hex>`, one `v1` for each secret. Each is HMAC-SHA256 (RFC 2104) under the secret, as it was told, over the text of
 * `t`, a full stop and the body's bytes. The time is signed, so that an old body cannot be sent again later.
 */
export const signBody = (body: Buffer, secrets: readonly string[], sentAt: Date): string => {
  const seconds = String(Math.floor(sentAt.getTime() / 1_000));
  return [`t=${seconds}`, ...secrets.map((secret) => `v1=${digestOf(body, secret, seconds).toString('hex')}`)].join(
    ',',
  );
};

// Clocks of providers are off by seconds; a body that was listened to cannot be sent again later than this.
const TOLERANCE_MS = 5 * 60_000;
// A provider in the middle of a rotation sends two.
const MOST_SIGNATURES = 4;

/** Whether a body was signed by one of the secrets, and lately. In constant time over the digests. */
export const isSignedBody = (
  body: Buffer,
  header: string | undefined,
  secrets: readonly string[],
  now: Date,
): boolean => {
  const parts = (header ?? '').split(',');
  const seconds = /^t=(\d{1,12})$/.exec(parts[0] ?? '')?.[1];
  if (seconds === undefined || Math.abs(now.getTime() - Number(seconds) * 1_000) > TOLERANCE_MS) return false;
  const given = parts
    .slice(1, 1 + MOST_SIGNATURES)
    .flatMap((part) => /^v1=([0-9a-f]{64})$/.exec(part)?.[1] ?? [])
    .map((hex) => Buffer.from(hex, 'hex'));
  // All are compared, so that the time does not tell which secret came near.
  return secrets.reduce((found, secret) => {
    const wanted = digestOf(body, secret, seconds);
    return given.reduce((same, digest) => timingSafeEqual(digest, wanted) || same, found);
  }, false);
};

const digestOf = (body: Buffer, secret: string, seconds: string): Buffer =>
  createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();
