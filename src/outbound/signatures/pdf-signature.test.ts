import { AlgorithmIdentifier } from 'pkijs';
import { beforeAll, expect, test } from 'vitest';
import { changedCms } from './test-support/changed-cms.ts';
import { look } from './test-support/look.ts';
import { type SigningPerson, signingPerson } from './test-support/signing-person.ts';

let nino: SigningPerson;
beforeAll(async () => {
  nino = await signingPerson();
});

test.each([8_192, 65_536, 500_000])(
  'a signed PDF fits, with %d bytes kept free for the signature',
  async (contentsBytes) => {
    const pdf = await nino.signedPdf('letter', '', { contentsBytes });
    expect(await look(pdf, 'PAdES', { pieceBytes: 65_536 })).toMatchObject({
      kind: 'fits',
      certificate: { serial: nino.serial },
    });
  },
);

test('a signature that is larger than is read is refused as that', async () => {
  const pdf = await nino.signedPdf('letter', '', { contentsBytes: 600_000 });
  expect(await look(pdf, 'PAdES', { pieceBytes: 65_536 })).toEqual({
    kind: 'absent',
    detail: 'the signature is too large to be read',
  });
});

test('a signature whose hash is not computed is carried, and its file is not read once more', async () => {
  const signature = (made: Buffer) =>
    changedCms(made, (_, signer) => {
      signer.digestAlgorithm = new AlgorithmIdentifier({ algorithmId: '1.3.14.3.2.26' });
    });
  const pdf = await nino.signedPdf('letter'.repeat(10_000), '', { signature });
  let read = 0;
  const asked = (bytes: number) => void (read += bytes);
  expect(await look(pdf, 'PAdES', { asked })).toMatchObject({ kind: 'carried', certificate: { serial: nino.serial } });
  expect(read).toBeLessThan(pdf.length + 20_000);
});
