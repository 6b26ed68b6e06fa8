import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

/** The key that signs access tokens, and what the world may see of it. */
export interface SigningKey {
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
  readonly kid: string;
}

const ALGORITHM = 'ES256';

const makeJwk = async (): Promise<JWK> => {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return exportJWK(privateKey);
};

const storedJwk = async (folder: string): Promise<JWK> => {
  const file = join(folder, 'identity-key.jwk.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as JWK;
  const jwk = await makeJwk();
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.part`, JSON.stringify(jwk), { mode: 0o600 });
  renameSync(`${file}.part`, file);
  return jwk;
};

/** Makes an ES256 key; with a folder the same key is there after a restart. Throws where the file is no such key. */
export const openSigningKey = async (folder?: string): Promise<SigningKey> => {
  const jwk = folder === undefined ? await makeJwk() : await storedJwk(folder);
  const { d: _, ...publicPart } = jwk;
  const kid = await calculateJwkThumbprint(publicPart);
  const privateKey = await importJWK(jwk, ALGORITHM);
  if (privateKey instanceof Uint8Array) throw new Error('the identity key is not an EC key');
  return { privateKey, kid, publicJwk: { ...publicPart, kid, alg: ALGORITHM, use: 'sig' } };
};
