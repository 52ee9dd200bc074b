import { setTimeout as wait } from 'node:timers/promises';

/** Asked soon at first, then ever more seldom: what is asked has to work for the answer, and takes longer the more it is asked. */
const FIRST_POLL_MS = 30;
const LAST_POLL_MS = 300;
const SLOWER = 1.4;

/**
 * Asks `probe` again and again until it answers something, and gives that. Polled from outside the page, so that it works
 * under any content security policy and across navigations.
 *
 * @param what what is waited for, as a noun phrase; it is what a failed test reports, with the last error of the probe
 * @throws when `timeoutMs` pass without an answer
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  timeoutMs = 30_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  let lastError: unknown;
  let pause = FIRST_POLL_MS;
  while (Date.now() < end) {
    try {
      const answer = await probe();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    await wait(pause);
    pause = Math.min(LAST_POLL_MS, pause * SLOWER);
  }
  const instead = lastError instanceof Error ? `: ${lastError.message}` : '';
  throw new Error(`waited ${timeoutMs} ms in vain for ${what}${instead}`, { cause: lastError });
}
