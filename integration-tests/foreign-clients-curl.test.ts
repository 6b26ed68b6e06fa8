import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AgencyScene, agencyScene, REST_PATH } from './support/agency-scene.ts';
import { agencyWord, readReceipt, registrationOf, replyOf, replyPdf, wordFile } from './support/agency-words.ts';
import { CURL_NOTE, type Curl, curlAs, WITHOUT_CURL } from './support/curl.ts';

describe.skipIf(WITHOUT_CURL)(`a script of curl calls (${CURL_NOTE}) over edoc-rest`, () => {
  let scene: AgencyScene;
  let folder: string;
  let curl: Curl['call'];
  beforeAll(async () => {
    scene = await agencyScene();
    curl = (await curlAs('mof')).call;
    folder = await mkdtemp(join(tmpdir(), 'shikriki-curl-'));
  });
  afterAll(async () => {
    await scene.close();
    await rm(folder, { recursive: true, force: true });
  });

  const address = (path = ''): string => `${scene.sandbox.addresses.agency}${REST_PATH}${path}`;
  const onDisk = async (name: string, bytes: Buffer): Promise<string> => {
    await writeFile(join(folder, name), bytes);
    return `@${join(folder, name)}`;
  };
  const XML = ['-H', 'Content-Type: application/xml'];

  test('registers a letter and answers it with a file in two parts; the citizen reads both', async () => {
    const { letter, caseId } = await scene.letterTo('mof');
    const registration = await agencyWord(letter, registrationOf('№ 08/77'));
    const registered = await curl(...XML, '--data-binary', await onDisk('1.xml', registration.envelopeXml), address());
    expect((await readReceipt(registered, 'mof')).body).toMatchObject({
      receipt: { verdict: 'ACCEPTED', receivedSha256: registration.sha256 },
    });

    const pdf = replyPdf('curl', 30_000);
    const file = wordFile('პასუხი № 1.pdf', pdf);
    const reply = await agencyWord(letter, replyOf(), { files: [file] });
    const begun = JSON.parse(
      (await curl(...XML, '--data-binary', await onDisk('2.xml', reply.envelopeXml), address())).toString(),
    ) as object;
    expect(begun).toMatchObject({ State: 'RECEIVING', Files: [{ ContentId: file.contentId, ReceivedBytes: 0 }] });
    const put = async (from: number, to: number): Promise<Buffer> =>
      curl(
        ...['-X', 'PUT', '-H', 'Content-Type: application/octet-stream'],
        ...['-H', `Content-Range: bytes ${from}-${to - 1}/${pdf.length}`],
        ...['--data-binary', await onDisk('part', pdf.subarray(from, to))],
        address(`/${reply.messageId}/files/${encodeURIComponent(file.contentId)}`),
      );
    await put(0, 20_000);
    const head = await curl('-I', address(`/${reply.messageId}/files/${encodeURIComponent(file.contentId)}`));
    expect(head.toString().toLowerCase()).toContain('upload-offset: 20000');
    await put(20_000, pdf.length);
    const received = await curl('-X', 'POST', address(`/${reply.messageId}/submit`));
    expect((await readReceipt(received, 'mof')).body).toMatchObject({ receipt: { verdict: 'ACCEPTED' } });
    const status = JSON.parse((await curl(address(`/${reply.messageId}/status`))).toString()) as { Receipt: string };
    expect(Buffer.from(status.Receipt, 'base64')).toEqual(received);

    const read = await scene.sandbox.citizen().readCase(caseId);
    expect(read).toMatchObject({ state: 'answered', registrationNumber: '№ 08/77' });
    expect(await scene.filesOfReply(caseId)).toMatchObject([{ fileName: 'პასუხი № 1.pdf', sha256: file.sha256 }]);
  });
});
