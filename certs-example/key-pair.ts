import { createHash, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

/** Key algorithms of the example PKI. */
export const KEY_ALGORITHMS = ['ecdsa-p256', 'rsa-3072'] as const;
/** One of {@link KEY_ALGORITHMS}. */
export type KeyAlgorithm = (typeof KEY_ALGORITHMS)[number];

/** A key pair held in memory. */
export type KeyPair = { readonly publicKey: KeyObject; readonly privateKey: KeyObject };

const generate = promisify(generateKeyPair);

/** Makes a new key pair with node:crypto, off the main thread (RSA-3072 takes about half a second, ECDSA nothing). */
export const makeKeyPair = (algorithm: KeyAlgorithm): Promise<KeyPair> =>
  algorithm === 'rsa-3072'
    ? generate('rsa', { modulusLength: 3072, publicExponent: 0x10001 })
    : generate('ec', { namedCurve: 'prime256v1' });

/** A private key as PKCS#8 PEM, not encrypted. */
export const privateKeyPem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** SubjectPublicKeyInfo of a public key, DER. */
export const spkiDer = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });

/** SHA-256 of the SubjectPublicKeyInfo, lower-case hex: what an agency or system registers as its key. */
export const spkiSha256 = (key: KeyObject): string => createHash('sha256').update(spkiDer(key)).digest('hex');
