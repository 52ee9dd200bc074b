import { setTimeout as wait } from 'node:timers/promises';

const POLL_MS = 40;

/**
 * Asks `probe` again and again until it answers something, and gives that. Polled from outside the page, so that it works
 * under any content security policy and across navigations.
 *
 * @param what what is waited for, as a noun phrase; it is what a failed test reports
 * @throws when `timeoutMs` pass without an answer, with the last error of the probe as its cause
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  timeoutMs = 30_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  let lastError: unknown;
  while (Date.now() < end) {
    try {
      const answer = await probe();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    await wait(POLL_MS);
  }
  throw new Error(`waited ${timeoutMs} ms in vain for ${what}`, { cause: lastError });
}
