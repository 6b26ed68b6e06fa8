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
