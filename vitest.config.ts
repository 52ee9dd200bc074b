import { defineConfig } from 'vitest/config';

/**
 * A browser waits half of its time, so that two of them keep two cores busy; more would only wait for each other.
 */
const BROWSERS_AT_A_TIME = 2;

/** One for each core of a small machine; by itself the runner leaves one core idle. */
const UNIT_FILES_AT_A_TIME = 2;

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          setupFiles: ['test/unit/same-examples.ts'],
          // Whole worlds are generated and read over; a busy machine takes its time for that.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: UNIT_FILES_AT_A_TIME,
          // To load schemas, expressions and worlds anew for each file would take longer than the tests.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          include: ['test/page/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: BROWSERS_AT_A_TIME,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: BROWSERS_AT_A_TIME,
          // A worker keeps its browsers from file to file; the suite makes them new for each.
          isolate: false,
        },
      },
    ],
  },
});
