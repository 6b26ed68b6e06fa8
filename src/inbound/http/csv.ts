// A spreadsheet takes these for the beginning of a formula; the wide ones are read so in some of them (OWASP, CSV Injection).
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;
// No-break spaces come from formatted numbers and names; searching and joining in a spreadsheet fails on them.
const NO_BREAK = /[\u00a0\u202f\u2007]/gu;
const LINE_ENDS = /[\r\n\u2028\u2029]+/gu;

const BYTE_ORDER_MARK = '\ufeff';

const fieldOf = (text: string): string => {
  const plain = text.replace(NO_BREAK, ' ');
  const harmless = FORMULA.test(plain) ? `'${plain}` : plain;
  return `"${harmless.replace(LINE_ENDS, ' ').replaceAll('"', '""')}"`;
};

/** One record of a CSV file (RFC 4180): every field in quotes, on one line, harmless to a spreadsheet, no-break spaces as spaces. */
export const csvRecord = (fields: readonly string[]): string => `${fields.map(fieldOf).join(',')}\r\n`;

/** The first record, behind the mark by which spreadsheets know UTF-8. */
export const csvHeader = (fields: readonly string[]): string => BYTE_ORDER_MARK + csvRecord(fields);
