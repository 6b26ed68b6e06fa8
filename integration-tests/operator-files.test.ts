import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Scanner } from '../src/ports/scanner.ts';
import { acts, done, refused, shikriki, useExchangeOperator } from './support/exchange-operator.ts';
import { deliveryIds, never, setting, unwrap } from './support/exchange-scene.ts';
import { aSubmission } from './support/submission.ts';

useExchangeOperator();

describe('a file that no scan could judge', () => {
  test('is listed, scanned again, or taken out of its letter', async () => {
    let verdict: Awaited<ReturnType<Scanner['scan']>> = { kind: 'not_scanned', why: 'too_large' };
    const scanner: Scanner = {
      name: 'scripted',
      scan: async (stream) => {
        for await (const _chunk of stream.resume());
        return verdict;
      },
    };
    const at = setting([], scanner);
    const upload = async (fileName: string) => {
      const bytes = Buffer.from(fileName);
      const file = await at.api.uploadFile({
        actor: { kind: 'citizen', subject: 'example-nino' },
        fileName,
        declaredMediaType: 'text/plain',
        declaredBytes: bytes.length,
        stream: Readable.from([bytes]),
      });
      return unwrap(file).fileId;
    };
    const [again, out] = [await upload('1.txt'), await upload('2.txt')];
    unwrap(await at.api.submitLetter(aSubmission({ attachments: [{ uploadId: again }, { uploadId: out }] })));
    for (const fileId of [again, out]) await at.worker().scanFile(fileId, never);
    expect((await shikriki('files', 'list')).out).toMatch(new RegExp(`${again}.* too_large`));

    verdict = { kind: 'clean' };
    expect(await shikriki('files', 'scan-again', again)).toEqual(done('is scanned again'));
    await at.worker().scanFile(again, never);
    expect(await shikriki('files', 'remove', out)).toEqual(done('is removed'));
    expect(await shikriki('files', 'remove', out)).toEqual(refused('NotFound'));
    expect((await shikriki('files', 'list')).out).toBe('There are none.');
    expect(await acts()).toEqual(['file.scan_again', 'file.remove']);
    await at.worker().deliverEnvelope(deliveryIds(at.queue)[0]!, never);
    expect(at.peer.sent).toHaveLength(1);
  });
});
