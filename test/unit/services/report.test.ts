import { afterEach, expect, test, vi } from 'vitest';
import { report } from '../../../lib/report.ts';

afterEach(() => void vi.restoreAllMocks());

/** What the console is told while `work` goes on. */
function told(work: () => void): unknown[] {
  const lines: unknown[] = [];
  for (const how of ['error', 'warn'] as const) {
    vi.spyOn(console, how).mockImplementation((...line: unknown[]) => void lines.push([how, ...line]));
  }
  work();
  return lines;
}

test('what went wrong is told with its reason, as an error unless it is called a warning', () => {
  const why = new Error('QUOTA_BYTES quota exceeded');
  expect(told(() => report('could not tell its tabs', why))).toEqual([
    ['error', 'Plumbline could not tell its tabs:', why],
  ]);
  expect(told(() => report('could not keep a strip', why, 'warn'))).toEqual([
    ['warn', 'Plumbline could not keep a strip:', why],
  ]);
});

test('a worker that Chromium is ending says nothing of what it could not do any more', () => {
  expect(told(() => report('could not tell its tabs', new Error('No SW')))).toEqual([]);
});
