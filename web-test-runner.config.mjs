import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { countReporter } from './tools/count-reporter.mjs';
import { commonCommands, findEngines, launcher } from './tools/engines.mjs';

// By hand, one engine is enough for most work: `BROWSERS=firefox npx wtr --files 'tests/fields/*.browser.ts'`.
const { present } = await findEngines((process.env.BROWSERS ?? 'chromium').split(','));

// What pages are told: at full length or not, and the seed to repeat (`globalThis.varcoProof`).
const full = process.env.VARCO_PROOF === 'full';
const proof = JSON.stringify({ full, seed: Number(process.env.VARCO_SEED || 0) });

export default {
  files: ['tests/**/*.browser.ts', '!**/node_modules/**'],
  nodeResolve: { exportConditions: ['development'] },
  plugins: [commonCommands, esbuildPlugin({ ts: true, json: true, target: 'es2022', tsconfig: './tsconfig.json' })],
  browsers: await Promise.all(present.map(launcher)),
  concurrency: Number(process.env.CONCURRENCY ?? 2),
  concurrentBrowsers: 1,
  testsStartTimeout: 60_000,
  // for all tests of a file together
  testsFinishTimeout: full ? 3_600_000 : 120_000,
  // Mocha's 2 s is too short for the first run of axe.
  testFramework: { config: { timeout: 10_000 } },
  // lit's own checks stay on (its development build), without the notice that they are on: tests that refuse any
  // console warning would trip over it.
  testRunnerHtml: (framework) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Varco tests</title></head>
  <body>
    <script>globalThis.litIssuedWarnings = new Set(['dev-mode']); globalThis.varcoProof = ${proof};</script>
    <script type="module" src="${framework}"></script>
  </body>
</html>`,
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: !process.env.CI }), countReporter()],
  coverage: process.argv.includes('--coverage'),
  coverageConfig: { include: ['src/**/*.ts'], exclude: ['src/locale/generated/**'], reporters: ['text', 'lcovonly'] },
};
