import { vi } from 'vitest';

/** Waits until a check fails no more; a busy machine may take its time for that. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 30_000 });
}
