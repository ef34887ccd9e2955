import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

const tests = (suite, names = []) =>
  suite
    ? [
        ...suite.tests.map((test) => ({ ...test, title: [...names, test.name].join(' › ') })),
        ...suite.suites.flatMap((inner) => tests(inner, [...names, inner.name])),
      ]
    : [];

/**
 * A reporter of @web/test-runner that counts the tests of each engine and, where COUNTS names a file, writes
 * the counts there as JSON, with the file and the title of each that failed. A file that failed without a failing test (it
 * did not load) counts as one failure.
 */
export const countReporter = () => ({
  onTestRunFinished({ sessions }) {
    const engines = {};
    for (const session of sessions) {
      const count = (engines[session.browser.name] ??= { passed: 0, failed: 0, skipped: 0, failures: [] });
      const all = tests(session.testResults);
      const wrong = all.filter((test) => !test.skipped && !test.passed);
      if (!wrong.length && !session.passed) wrong.push({ title: 'the file itself', error: session.errors[0] });
      const file = relative(process.cwd(), session.testFile);
      for (const { title, error } of wrong) count.failures.push({ file, title, why: error?.message ?? '' });
      count.skipped += all.filter((test) => test.skipped).length;
      count.passed += all.filter((test) => !test.skipped && test.passed).length;
      count.failed += wrong.length;
    }
    for (const [engine, { passed, failed, skipped }] of Object.entries(engines)) {
      console.log(`${engine}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
    }
    if (process.env.COUNTS) writeFileSync(process.env.COUNTS, JSON.stringify(engines));
  },
});
