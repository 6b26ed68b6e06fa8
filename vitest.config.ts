import { defineConfig } from 'vitest/config';

/** Unit, property and contract tests run beside the code; integration tests need real components and run one file at a time. */
export default defineConfig({
  test: {
    projects: [
      {
        test: { name: 'unit', include: ['src/**/*.test.{ts,tsx}', 'certs-example/**/*.test.ts'], testTimeout: 30_000 },
      },
      {
        test: {
          name: 'integration',
          include: ['integration-tests/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          globalSetup: ['integration-tests/support/global-setup.ts'],
        },
      },
    ],
  },
});
