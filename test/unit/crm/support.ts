import { vi } from 'vitest';
import type { BudgetStore } from '../../../lib/crm/budget.ts';
import { CrmError, type CrmFailure, type MetadataCache } from '../../../lib/crm/crm.ts';
import { orgKey } from '../../../lib/record/ref.ts';

/** A budget store that outlives the clients of a test, as the browser's session storage outlives a worker. */
export function memoryBudgets(): BudgetStore {
  const kept = new Map<string, string>();
  return {
    get: async (key) => JSON.parse(kept.get(key) ?? 'null'),
    put: async (key, value) => void kept.set(key, JSON.stringify(value)),
  };
}

/** A metadata cache whose entries carry the time that `now` gives; the labels of options are kept of the `shown` properties. */
export function memoryMetadata(
  now: () => string,
  shown: Awaited<ReturnType<MetadataCache['shown']>> = { deal: [], account: [] },
): MetadataCache & { names: () => string[] } {
  const kept = new Map<string, { at: string; value: string }>();
  return {
    shown: async () => shown,
    get: async (org, name) => {
      const entry = kept.get(`${orgKey(org)}/${name}`);
      return entry === undefined ? null : { at: entry.at, value: JSON.parse(entry.value) };
    },
    put: async (org, name, value) =>
      void kept.set(`${orgKey(org)}/${name}`, { at: now(), value: JSON.stringify(value) }),
    names: () => [...kept.keys()],
  };
}

/** Makes timers and clock stand still at `at`, so that waits of the client take no time of the test's. */
export function holdTime(at: number | string): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] });
  vi.setSystemTime(at);
}

/** Lets held time run, a little at a time, until the work is over. */
export async function settled<T>(work: Promise<T>): Promise<T> {
  let over = false;
  const done = work.finally(() => {
    over = true;
  });
  done.catch(() => undefined);
  while (!over) {
    await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(20);
  }
  return done;
}

/** The failure that a reading ends with; throws where it does not fail as a CRM fails. */
export async function failureOf(reading: Promise<unknown>): Promise<CrmFailure> {
  const error = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof CrmError) return error.failure;
  throw new Error(`expected a CrmError, got ${error}`);
}
