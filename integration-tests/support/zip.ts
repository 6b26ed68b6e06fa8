import { crc32, deflateRawSync } from 'node:zlib';

/** One file of a ZIP. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

const ENCRYPTED = 1;
const UTF8_NAME = 1 << 11;

/** A ZIP of compressed entries (APPNOTE 6.3.10). `encrypted` marks them so, as a locked archive does; what is inside is then no use to anybody. */
export const makeZip = (entries: readonly ZipEntry[], { encrypted = false } = {}): Buffer => {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const packed = encrypted
      ? Buffer.concat([Buffer.alloc(12, 7), bytes.map((byte) => byte ^ 0x5a)])
      : deflateRawSync(bytes);
    const fileName = Buffer.from(name, 'utf8');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(UTF8_NAME | (encrypted ? ENCRYPTED : 0), 2);
    common.writeUInt16LE(encrypted ? 0 : 8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(fileName.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, fileName, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, fileName]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
};

/** A Word document, whole enough for its type, with something embedded. */
export const makeDocx = (embedded: Buffer): Buffer =>
  makeZip([
    {
      name: '[Content_Types].xml',
      bytes: Buffer.from(
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      ),
    },
    { name: '_rels/.rels', bytes: Buffer.from('<?xml version="1.0"?><Relationships/>') },
    { name: 'word/document.xml', bytes: Buffer.from('<?xml version="1.0"?><w:document/>') },
    { name: 'word/embeddings/oleObject1.bin', bytes: embedded },
  ]);
