import { defineConfig } from 'vitest/config';

// `npx vitest run tests/rules` runs a room; the projects below keep what needs a build apart from what does not.
const full = process.env.VARCO_PROOF === 'full';

export default defineConfig({
  test: {
    fileParallelism: true,
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          setupFiles: process.env.VARCO_PROOF || process.env.VARCO_SEED ? ['tests/support/proof.ts'] : [],
          exclude: ['tests/e2e/**', 'tests/faults/**', 'tests/bench/**', '**/node_modules/**'],
          testTimeout: full ? 600_000 : 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts', 'tests/faults/**/*.test.ts'],
          testTimeout: full ? 3_600_000 : 90_000,
          // longer than a build and the start of the receiver, which have limits of their own (tests/e2e/demo.ts)
          hookTimeout: 420_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
