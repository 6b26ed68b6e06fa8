import { readFile } from 'node:fs/promises';
import { envelopes } from './cli/envelopes.ts';
import { EXIT, type Printer, runCommand } from './cli/run-command.ts';
import { makeEnvelopeInspector } from './envelope/verify.ts';

const TERMINAL: Printer = { out: (text) => console.log(text), err: (text) => console.error(text) };

/** Runs `shikriki envelopes ...`, offline. @returns the exit code: 0 the envelope holds, 1 it does not or cannot be read, 2 usage. */
export const runEnvelopes = async (words: readonly string[], printer: Printer = TERMINAL): Promise<number> => {
  const found: { refused?: true } = {};
  const bench = {
    inspector: makeEnvelopeInspector(),
    readFile: (path: string) => readFile(path),
    refused: () => {
      found.refused = true;
    },
  };
  const code = await runCommand({
    nounName: 'envelopes',
    noun: envelopes,
    words,
    // Nothing is changed, so nobody has to say who they are.
    login: 'nobody',
    printer,
    open: async () => ({ deps: bench, close: async () => undefined }),
  });
  return code === EXIT.done && found.refused === true ? EXIT.refused : code;
};
