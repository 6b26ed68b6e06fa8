import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const GUIDE = readFileSync(new URL('../../docs/portal-guide.md', import.meta.url), 'utf8');

/** The first fenced block of a language in the portal guide that defines a function `verify`. */
const exampleOf = (language: string): string => {
  const blocks = [...GUIDE.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, code = '']) => code,
  );
  const found = blocks.find((code) => code.includes('verify'));
  if (found === undefined) throw new Error(`the portal guide has no ${language} example`);
  return found;
};

/** What the examples are given: a header, a secret, a body in base64, and the second at which it arrives. */
export interface Arrival {
  readonly header: string;
  readonly secret: string;
  readonly body: Buffer;
  readonly nowSeconds: number;
}

const run = async (command: string, args: readonly string[], arrival: Arrival): Promise<boolean> => {
  const child = spawn(command, [...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  let words = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
  child.stdin.end(JSON.stringify({ ...arrival, body: arrival.body.toString('base64') }));
  await new Promise((closed) => child.on('close', closed));
  if (output.trim() !== 'true' && output.trim() !== 'false') throw new Error(`the example failed: ${output}${words}`);
  return output.trim() === 'true';
};

/** Runs the Node example of the portal guide. @returns its verdict. */
export const nodeExample = (arrival: Arrival): Promise<boolean> =>
  run(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `${exampleOf('js')}
const chunks = []; for await (const chunk of process.stdin) chunks.push(chunk);
const { header, secret, body, nowSeconds } = JSON.parse(Buffer.concat(chunks).toString());
console.log(verify(Buffer.from(body, 'base64'), header, secret, nowSeconds));`,
    ],
    arrival,
  );

/** Runs the Python example of the portal guide. @returns its verdict. */
export const pythonExample = (arrival: Arrival): Promise<boolean> =>
  run(
    'python3',
    [
      '-c',
      `${exampleOf('python')}
import base64, json, sys
a = json.load(sys.stdin)
print("true" if verify(base64.b64decode(a["body"]), a["header"], a["secret"], a["nowSeconds"]) else "false")`,
    ],
    arrival,
  );

const pythonMissing = spawnSync('python3', ['--version']).status !== 0;

/** True where the Python example is left out: never in CI, where a missing Python is a failure. */
export const WITHOUT_PYTHON = pythonMissing && process.env.CI !== 'true';
