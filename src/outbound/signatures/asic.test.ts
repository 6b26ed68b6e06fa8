import { beforeAll, describe, expect, test } from 'vitest';
import { look } from './test-support/look.ts';
import { type SigningPerson, signingPerson } from './test-support/signing-person.ts';

let nino: SigningPerson;
beforeAll(async () => {
  nino = await signingPerson();
});

const TOO_LARGE = { kind: 'absent', detail: 'the signature is too large to be read' };
const holding = (name: string, bytes: Buffer) => nino.container('letter', { name, bytes });

describe('a container', () => {
  test('carries a XAdES signature', async () => {
    expect(await look(await nino.container('letter'), 'ASiC')).toMatchObject({
      kind: 'carried',
      certificate: { serial: nino.serial },
    });
  });

  test.each(['META-INF/signature.p7s', 'META-INF/Signature001.P7S'])(
    'carries a CAdES signature as %s',
    async (name) => {
      expect(await look(await holding(name, await nino.detachedCms('manifest')), 'ASiC')).toMatchObject({
        kind: 'carried',
        certificate: { serial: nino.serial },
        signedAt: expect.any(Date),
      });
    },
  );

  test.each(['signature.p7s', 'META-INF/deeper/signature.p7s', 'META-INF/manifest.p7s', 'META-INF/signature.txt'])(
    'carries none as %s',
    async (name) => {
      const bytes = await holding(name, await nino.detachedCms('manifest'));
      expect(await look(bytes, 'ASiC')).toMatchObject({ kind: 'absent', detail: expect.stringContaining('META-INF') });
    },
  );

  test.each(['xml', 'p7s'])('whose signature is too large to be read (.%s) is refused as that', async (ending) => {
    const bytes = await holding(`META-INF/signatures0.${ending}`, Buffer.alloc(3_000_000, ' '));
    expect(bytes.length).toBeLessThan(100_000);
    expect(await look(bytes, 'ASiC')).toEqual(TOO_LARGE);
  });

  test('whose signature has too many parts is refused as that', async () => {
    const parts = Buffer.from(`3083030d40${'0500'.repeat(100_000)}`, 'hex');
    expect(await look(await holding('META-INF/signature.p7s', parts), 'ASiC')).toEqual(TOO_LARGE);
  });

  test('may hold a file with the longest name there is', async () => {
    const bytes = await nino.container('letter');
    const name = `${'ა'.repeat(255)}.pdf`;
    expect(await look(withFile(bytes, name), 'ASiC')).toMatchObject({ kind: 'carried' });
  });

  test('with names that no file has is none, and looked through at once', async () => {
    const names = Array.from({ length: 15 }, () => `META-INF/${'signature'.repeat(7_000)}`);
    const begun = performance.now();
    expect(await look(directoryOf(names), 'ASiC', { pieceBytes: 65_536 })).toMatchObject({ kind: 'absent' });
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});

const directoryEntry = (name: string): Buffer => {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(Buffer.byteLength(name), 28);
  return Buffer.concat([head, Buffer.from(name)]);
};

const ended = (directory: Buffer, start: number): Buffer => {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(start, 16);
  return Buffer.concat([directory, end]);
};

/** A ZIP that is its directory. */
const directoryOf = (names: readonly string[]): Buffer => ended(Buffer.concat(names.map(directoryEntry)), 0);

/** A ZIP with one more file in its directory. */
const withFile = (zip: Buffer, name: string): Buffer => {
  const end = zip.length - 22;
  const start = zip.readUInt32LE(end + 16);
  return Buffer.concat([
    zip.subarray(0, start),
    ended(Buffer.concat([zip.subarray(start, end), directoryEntry(name)]), start),
  ]);
};
