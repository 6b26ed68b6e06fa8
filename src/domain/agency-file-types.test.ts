import { describe, expect, it } from 'vitest';
import { checkAgencyFileType } from './agency-file-types.ts';
import { FILE_TYPES } from './file-types.ts';

describe('a file of an agency', () => {
  it.each([
    ['პასუხი.pdf', 'application/pdf'],
    ['დანართები.ZIP', 'application/zip'],
    ['ხელმოწერა.asice', 'application/vnd.etsi.asic-e+zip'],
    ['scan.jpeg', 'image/jpeg'],
  ])('%s of type %s is accepted', (fileName, mediaType) => {
    expect(checkAgencyFileType(fileName, mediaType, 1)).toEqual({ ok: true, value: undefined });
  });

  it.each([
    ['setup.exe', 'application/x-msdownload'],
    ['page.html', 'text/html'],
    ['all.rar', 'application/vnd.rar'],
    ['all', 'application/octet-stream'],
    ['toString', 'toString'],
    ['setup.exe', 'application/pdf'],
    ['reply.pdf.js', 'application/pdf'],
    ['letter', 'application/pdf'],
  ])('%s of type %s is refused, with its place and without its name', (fileName, mediaType) => {
    const refused = checkAgencyFileType(fileName, mediaType, 3);
    expect(refused).toMatchObject({
      ok: false,
      problem: { code: 'TypeNotAccepted', errors: [{ pointer: '/Envelope/Files/File[3]/MediaType' }] },
    });
    expect(JSON.stringify(refused)).not.toContain(fileName);
  });

  it('may be whatever a citizen may send', () => {
    for (const { mediaType, extensions } of FILE_TYPES)
      for (const extension of extensions) expect(checkAgencyFileType(`a.${extension}`, mediaType, 1).ok).toBe(true);
  });
});
