import { writeFileSync } from 'node:fs';

const tests = (suite) => (suite ? [...suite.tests, ...suite.suites.flatMap(tests)] : []);

/**
 * A reporter of @web/test-runner that counts the tests of each engine and, where COUNTS names a file, writes
 * the counts there as JSON. A file that failed without a failing test (it did not load) counts as one failure.
 */
export const countReporter = () => ({
  onTestRunFinished({ sessions }) {
    const engines = {};
    for (const session of sessions) {
      const count = (engines[session.browser.name] ??= { passed: 0, failed: 0, skipped: 0 });
      const all = tests(session.testResults);
      const failed = all.filter((test) => !test.skipped && !test.passed).length;
      count.skipped += all.filter((test) => test.skipped).length;
      count.passed += all.filter((test) => !test.skipped && test.passed).length;
      count.failed += failed || (session.passed ? 0 : 1);
    }
    for (const [engine, { passed, failed, skipped }] of Object.entries(engines)) {
      console.log(`${engine}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
    }
    if (process.env.COUNTS) writeFileSync(process.env.COUNTS, JSON.stringify(engines));
  },
});
