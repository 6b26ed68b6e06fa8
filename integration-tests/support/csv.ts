/**
 * Reads CSV as RFC 4180 writes it, and nothing besides: every field in quotes, CRLF after every record. @throws at the first byte that is
 * not so, which is where a spreadsheet would begin to guess.
 */
export const readCsv = (text: string): readonly (readonly string[])[] => {
  const records: string[][] = [];
  let at = 0;
  const take = (wanted: string): void => {
    if (!text.startsWith(wanted, at))
      throw new Error(`${JSON.stringify(wanted)} expected at ${at}: ${text.slice(at, at + 20)}`);
    at += wanted.length;
  };
  const field = (): string => {
    take('"');
    let value = '';
    for (;;) {
      const end = text.indexOf('"', at);
      if (end === -1) throw new Error('a field that does not end');
      value += text.slice(at, end);
      at = end + 1;
      if (text[at] !== '"') return value;
      value += '"';
      at++;
    }
  };
  while (at < text.length) {
    const record = [field()];
    while (text[at] === ',') {
      take(',');
      record.push(field());
    }
    take('\r\n');
    records.push(record);
  }
  return records;
};
