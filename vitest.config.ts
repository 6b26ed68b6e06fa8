import { defineConfig } from 'vitest/config';

// These load the machine on purpose, measure memory, or run the program as it is built: nothing else runs beside them.
const ALONE = [
  'letters-survive-kills',
  'letters-survive-redis',
  'notices-survive-kills',
  'large-files',
  'mailbox-large-file',
  'operator-program',
].map((name) => `integration-tests/${name}.test.ts`);

const LONG = ['integration-tests/**/*.long.test.ts'];

const integration = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  globalSetup: ['integration-tests/support/global-setup.ts'],
};

/**
 * Unit, property and contract tests run beside the code, in processes that they share. Integration tests need real components and
 * a process each; three files run at a time, because they wait more than they compute. Groups run one after the other. The project
 * `long` is for `npm run test:long` only.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'certs-example/**/*.test.ts'],
          testTimeout: 30_000,
          // `npm run test:long` asks for more.
          provide: { propertyRuns: Number(process.env.SHIKRIKI_PROPERTY_RUNS ?? 500) },
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...integration,
          name: 'integration',
          include: ['integration-tests/**/*.test.ts'],
          exclude: [...ALONE, ...LONG],
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: { ...integration, name: 'alone', include: ALONE, fileParallelism: false, sequence: { groupOrder: 2 } },
      },
      {
        test: {
          ...integration,
          name: 'long',
          include: LONG,
          testTimeout: 1_200_000,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
