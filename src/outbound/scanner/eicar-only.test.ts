import { makeEicarOnlyScanner } from './eicar-only.ts';
import { describeScanner } from './scanner.contract.ts';

describeScanner("the sandbox's stand-in", async () => ({
  scanner: makeEicarOnlyScanner(),
  close: async () => undefined,
}));
