import { afterAll, beforeAll, expect } from 'vitest';
import { type NoticeScene, noticeScene } from './told-citizens.ts';

/** The citizens of the file, and the receivers of what they are told. */
export let scene: NoticeScene;

/** Gives the tests of a file one scene together, in which notices do not wait for each other. */
export const useContactScene = (): void => {
  beforeAll(async () => {
    scene = await noticeScene({ mergeMs: 0 });
  });
  afterAll(() => scene.close());
};

let people = 0;
/** Somebody nobody has seen before; the token gives nino@example.ge and +995599000001. */
export const somebody = (): string => `citizen-${++people}`;
let numbers = 100_000;
/** A mobile number that nobody has used before. */
export const newNumber = (): string => `+995599${++numbers}`;

/** A citizen's request about their addresses. */
export const call = (as: string, method: string, path: string, body?: unknown) =>
  scene.portal.call(method, `/v1/me/contacts${path}`, { as, ...(body !== undefined && { body }) });
export const change = (as: string, kind: string, address: string) => call(as, 'PUT', `/${kind}`, { address });
export const confirm = (as: string, kind: string, code: string) => call(as, 'POST', `/${kind}/confirm`, { code });
export const contacts = async (as: string) => (await call(as, 'GET', '')).json.items;

const codeOf = (text: string | undefined): string => /\b(\d{6})\b/.exec(text ?? '')?.[1] ?? 'none';
/** The newest code that came to an address. */
export const codeAt = (address: string): string =>
  codeOf(address.startsWith('+') ? scene.smsTo(address)[0]?.text : scene.mailsTo(address)[0]?.text);
/** A citizen asks for another address. @returns the code that came there. */
export const asked = async (as: string, kind: string, address: string): Promise<string> => {
  expect((await change(as, kind, address)).status).toBe(200);
  await scene.send();
  return codeAt(address);
};
