import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** Conventions that no other tool checks: file names, words that say nothing, file sizes. */
const MAX_LINES = 300;
/** Terms of a standard (XML Signature), of Node (child process) and of the architecture (in-process queue) that hold a banned word. */
const TERMS = new Set(['child-process.ts', 'signed-info.ts', 'in-process.ts', 'in-process.test.ts']);
const BANNED = /(^|-)(manager|handler|helpers?|utils?|service|services|common|misc|info|data|items?|process)(-|\.|$)/;

// The index knows deleted files until they are committed; only what is there counts.
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.(ts|tsx|sql|mjs)$/.test(file) && !file.startsWith('src/generated/'));

const mistakes: string[] = [];
for (const file of files) {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    continue;
  }
  const name = basename(file);
  if (!/^[a-z0-9_-]+(\.[a-z0-9_-]+)*\.(ts|tsx|sql|mjs)$/.test(name))
    mistakes.push(`${file}: file names are kebab-case`);
  if (BANNED.test(name) && !TERMS.has(name))
    mistakes.push(`${file}: the name says nothing; use a word of the glossary`);
  const lines = text.split('\n').length;
  const isData = /letters-\w+\.ts$|\.sql$/.test(name);
  const isTest = /\.(test|contract|peer)\.tsx?$/.test(name);
  if (!isData && !isTest && lines > MAX_LINES)
    mistakes.push(`${file}: ${lines} lines; a file is one idea (at most ${MAX_LINES})`);
  if (/process\.env/.test(text) && file.startsWith('src/') && file !== 'src/config.ts' && !isTest) {
    mistakes.push(`${file}: only src/config.ts reads process.env`);
  }
  // On Node 20 the collector may take such a signal away while somebody listens to it.
  if (/AbortSignal\.any\(/.test(text) && file.startsWith('src/'))
    mistakes.push(`${file}: AbortSignal.any may never fire; use outbound/deadline.ts, or listen and pass on`);
}

// Migrations: numbered without gaps, with a first comment that says why.
const migrations = files.filter((file) => file.startsWith('src/store/migrations/')).sort();
migrations.forEach((file, index) => {
  if (!basename(file).startsWith(String(index + 1).padStart(4, '0')))
    mistakes.push(`${file}: migrations are numbered without gaps`);
  if (!readFileSync(file, 'utf8').startsWith('-- Why:'))
    mistakes.push(`${file}: begins with "-- Why:" and what it locks`);
});

for (const mistake of mistakes) console.error(mistake);
process.exitCode = mistakes.length === 0 ? 0 : 1;
