import { defineConfig } from 'vitest/config';

// `npx vitest run tests/rules` runs a room. What needs a build is apart; so are the rooms without any state of their own, whose
// files share one world in each worker, which spares them two thirds of their imports.
const pure = ['contract', 'rules', 'form', 'finding', 'partner-map'].map((room) => `tests/${room}/*.test.ts`);
const built = ['tests/e2e/*.test.ts', 'tests/faults/*.test.ts'];
const full = process.env.VARCO_PROOF === 'full';

const inNode = {
  setupFiles: process.env.VARCO_PROOF || process.env.VARCO_SEED ? ['tests/support/proof.ts'] : [],
  testTimeout: full ? 600_000 : 20_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    fileParallelism: true,
    maxWorkers: 2,
    projects: [
      { test: { ...inNode, name: 'pure', include: pure, isolate: false } },
      {
        test: {
          ...inNode,
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: [...pure, ...built, 'tests/bench/**', '**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'e2e',
          include: built,
          globalSetup: 'tests/e2e/build.ts',
          testTimeout: full ? 3_600_000 : 90_000,
          // longer than the start of the receiver, which has a limit of its own (tests/e2e/demo.ts)
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
