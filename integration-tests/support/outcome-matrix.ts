import { codesOf, DIALECTS, type DialectName, dialectOf } from './dialect-cast.ts';
import type { Story } from './outcome-story.ts';
import { OUTCOMES_TABLE } from './outcomes.ts';

export const DIALECT_NAMES = Object.keys(DIALECTS) as DialectName[];

const FEW = [
  'acknowledged:',
  'refused with a reason',
  'expired before',
  'clarified by the citizen: closed',
  'refused, with ground and appeal',
  'withdrawal confirmed',
  'forwarded as a whole: a new leg',
  'forwarded, registered and answered',
  'forwarded back: the loop is stopped',
  'forwarded as a whole and once more: refused',
];

/** One story of each kind, for every run of the tests; the whole table takes most of a minute. */
export const OFTEN: readonly Story[] = FEW.map((start) => {
  const found = OUTCOMES_TABLE.find(({ name }) => name.startsWith(start));
  if (found === undefined) throw new Error(`no story begins with "${start}"`);
  return found;
});

/** Names one field of the matrix. */
export const placeOf = (dialect: DialectName, story: Story): string => `${dialect}: ${story.name}`;

const STAYS_LISTED =
  '`edoc-soap-wss`: we look at the system and send it no refusing receipt. A word that we do not take stays in its list; our integration admins see its code ([ADR 0018](adr/0018-signed-messages-are-opened-by-one-profile-and-answers-are-collected-by-rows.md)). The case does not change, as elsewhere.';

/** What one dialect does in place of what the story says. */
const notesOf = (dialect: DialectName, { steps, atOnce }: Story): readonly string[] => {
  const codes = codesOf(dialect);
  const staysListed = steps.some(
    (step) => 'says' in step && step.refused !== undefined && dialectOf(codes[step.agency]) === 'edoc-soap-wss',
  );
  return [...(atOnce === undefined ? [] : [atOnce.note]), ...(staysListed ? [STAYS_LISTED] : [])];
};

/** The matrix as Markdown: outcomes down, dialects across, notes below. @param went whether each place showed what it has to. */
export const matrixTable = (stories: readonly Story[], went: ReadonlyMap<string, boolean>): string => {
  const notes: string[] = [];
  const numberOf = (note: string): string => {
    if (!notes.includes(note)) notes.push(note);
    return String(notes.indexOf(note) + 1);
  };
  const field = (dialect: DialectName, story: Story): string => {
    const numbers = notesOf(dialect, story).map(numberOf);
    if (went.get(placeOf(dialect, story)) !== true) return '✗';
    return numbers.length === 0 ? '✓' : numbers.join(', ');
  };
  const head = ['Outcome', ...DIALECT_NAMES];
  const body = stories.map((story) => [story.name, ...DIALECT_NAMES.map((dialect) => field(dialect, story))]);
  const widths = head.map((_, column) => Math.max(...[head, ...body].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => `| ${row.map((text, at) => text.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  const below = notes.map((note, index) => `${index + 1}. ${note}`);
  return [line(head), rule, ...body.map(line), '', ...below, ''].join('\n');
};

const INTRODUCTION = `# Every outcome over every dialect

Made by \`integration-tests/outcome-matrix.test.ts\` (\`npx vitest run integration-tests/outcome-matrix.test.ts -u\`). Each field is a case that is
played through the whole gateway and simulated systems over real sockets, and read as the citizen reads it: a few rows in every \`npm test\`, all
in \`npm run test:long\`. The citizen writes to an agency of the column's dialect; forwards go on to agencies of other dialects. ✓ shows what the
row says, a number what the note says.

In \`edoc-rest\` and \`edoc-soap-wss\` the agency's sealed receipt is the acknowledgement. In \`edoc-soap\` and \`mailbox\` an agency may acknowledge
first and send its receipt later ([agency-guide.md](agency-guide.md)), and the case then shows what the row says; the simulated systems give it at
once in all four, so notes 1 to 3 tell what is played. What an acknowledgement without a receipt leads to is played over the gateway's parts by
\`integration-tests/outcomes.test.ts\`.
`;

/** The page of the documentation: the whole table, as it has to be. */
export const matrixPage = (): string => {
  const places = DIALECT_NAMES.flatMap((dialect) => OUTCOMES_TABLE.map((story) => placeOf(dialect, story)));
  return `${INTRODUCTION}\n${matrixTable(OUTCOMES_TABLE, new Map(places.map((place) => [place, true])))}`;
};
