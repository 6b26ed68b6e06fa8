/** A line of the log for people: time, level where it is not info, event, then fields as name=value. Ends in a line break. */
export const prettyLine = (line: string): string => {
  const { level, time, event, error, ...fields } = JSON.parse(line) as { readonly [field: string]: unknown };
  const words = [
    String(time).slice(11, 23),
    ...(level === 'info' ? [] : [String(level).toUpperCase()]),
    String(event),
    ...Object.entries(fields).map(([field, value]) => `${field}=${plain(value)}`),
  ];
  return `${words.join(' ')}\n${error === undefined ? '' : `${JSON.stringify(error, undefined, 2)}\n`}`;
};

// Quotes keep a value from looking like the next field or the next line.
const plain = (value: unknown): string => (/^[\w.:/-]+$/.test(String(value)) ? String(value) : JSON.stringify(value));
