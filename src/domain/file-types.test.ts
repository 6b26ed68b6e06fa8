import { describe, expect, test } from 'vitest';
import { exampleAttachments, readExampleAttachment } from '../simulators/citizens/attachments.ts';
import { checkFileName, checkFileType } from './file-types.ts';

describe('a file counts as what its bytes say', () => {
  test.each(exampleAttachments.map((attachment) => [attachment.key, attachment] as const))(
    '%s is taken',
    async (_, attachment) => {
      const head = (await readExampleAttachment(attachment.key)).subarray(0, 262_144);
      expect(checkFileType(attachment.fileName, head)).toEqual({ ok: true, value: attachment.mediaType });
    },
  );

  test.each([
    ['a program called .pdf', 'ანგარიში.pdf', Buffer.from('MZ\u0090\u0000\u0003', 'latin1')],
    ['a PDF called .jpg', 'ფოტო.jpg', Buffer.from('%PDF-1.7\n')],
    ['a ZIP called .docx', 'წერილი.docx', Buffer.from('PK\u0003\u0004 evil.exe', 'latin1')],
    ['text that is not UTF-8', 'შენიშვნა.txt', Buffer.from([0x68, 0xff, 0xfe])],
    ['text without an extension', 'README', Buffer.from('text')],
    ['a page called .txt.html', 'page.txt.html', Buffer.from('<html>')],
  ])('%s is refused', (_, name, head) => {
    expect(checkFileType(name, head)).toMatchObject({ ok: false, problem: { code: 'FileTypeNotAllowed' } });
  });
});

describe('a container of a signed letter counts as what its bytes say', () => {
  const zip = Buffer.alloc(30);
  zip.writeUInt32LE(0x04034b50, 0);
  const asic = Buffer.concat([zip, Buffer.from('mimetypeapplication/vnd.etsi.asic-e+zip')]);
  const cms = Buffer.from('308201000609' + '2a864886f70d010702a0', 'hex');
  const xml = Buffer.from('<?xml version="1.0"?><letter/>');
  test.each([
    ['წერილი.asice', asic, 'application/vnd.etsi.asic-e+zip'],
    ['letter.sce', asic, 'application/vnd.etsi.asic-e+zip'],
    ['letter.p7m', cms, 'application/pkcs7-mime'],
    ['letter.xml', xml, 'application/xml'],
    ['letter.txt', xml, 'text/plain'],
  ])('%s', (name, head, mediaType) => {
    expect(checkFileType(name, head)).toEqual({ ok: true, value: mediaType });
  });
  test.each([
    ['a container called .zip', 'letter.zip', asic],
    ['a ZIP called .asice', 'letter.asice', Buffer.concat([zip, Buffer.from('evil.exe')])],
    ['text called .xml', 'letter.xml', Buffer.from('no markup')],
    ['a CMS called .pdf', 'letter.pdf', cms],
  ])('%s is refused', (_, name, head) => {
    expect(checkFileType(name, head)).toMatchObject({ ok: false, problem: { code: 'FileTypeNotAllowed' } });
  });
});

describe('a file name', () => {
  test('in Georgian with spaces, quotes and № is kept', () => {
    expect(checkFileName('განცხადება № 12 „დანართი".pdf')).toEqual({
      ok: true,
      value: 'განცხადება № 12 „დანართი".pdf',
    });
  });
  test.each(['../../etc/passwd', 'a\\b.pdf', 'a\u202efdp.exe', 'a\u0000.pdf', '', ' ', 'ა'.repeat(201)])(
    'that could mislead is refused (%#)',
    (name) => {
      expect(checkFileName(name)).toMatchObject({ ok: false, problem: { code: 'Validation' } });
    },
  );
});
