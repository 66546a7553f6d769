import type { Reporter, TestModule } from 'vitest/node';

/** The last line of `npm test`, for machines: "12 passed, 0 failed". A file that cannot be loaded is a failure. */
export default class TestCounts implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const { children } of modules)
      for (const test of children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed++;
        if (state === 'failed') failed++;
      }
    failed += modules.filter((module) => module.errors().length > 0).length;
    console.log(`${passed} passed, ${failed} failed`);
  }
}
