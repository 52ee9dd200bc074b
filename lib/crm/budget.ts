import { z } from 'zod';
import { CrmError, type CrmFailure } from './crm.ts';
import { wait } from './wait.ts';

/**
 * Where request budgets outlive the background worker, one value a key. A store that cannot keep resolves all the
 * same: the budget then lives as long as the worker does.
 */
export interface BudgetStore {
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
}

/** What CRMs ask to wait for: requests in a short window, in a day, searches, and the end of their own trouble. */
export type Policy = Extract<CrmFailure, { kind: 'rate_limited' }>['policy'];

const POLICIES = ['burst', 'daily', 'search', 'maintenance'] as const satisfies readonly Policy[];

/** Requests that count against the short window, or searches, which CRMs count apart. */
export type Lane = 'general' | 'search';

/** What an answer's headers say about the short window. */
export interface WindowLimit {
  max: number;
  remaining: number;
  windowMs: number;
}

/** A request never waits longer than this for its turn; beyond it the caller is told until when instead. */
const LONGEST_WAIT_MS = 15_000;

/** Searches are limited by the second, and the limit is shared with everything else that searches. */
const SEARCH_SPACING_MS = 250;

const LONGEST_JITTER_MS = 500;

/** What is read in the background leaves the rest of the day's allowance to what people look at. */
const BACKGROUND_SHARE = 0.8;

/** A share of the day's allowance is news for so long; after that one request may look how it stands now. */
const USED_FRESH_MS = 3_600_000;

const State = z.object({
  /** When the requests of the current window started, milliseconds since the epoch, oldest first. */
  starts: z.array(z.number()),
  max: z.number().positive(),
  windowMs: z.number().positive(),
  /** When the last search started. */
  searchedAt: z.number(),
  pausedUntil: z.object({
    burst: z.number(),
    daily: z.number(),
    search: z.number(),
    maintenance: z.number().default(0),
  }),
  /** Share of the day's allowance that everybody together had used, and when that was said. */
  used: z.object({ share: z.number(), at: z.number() }).default({ share: 0, at: 0 }),
  /** When the clock was last looked at. */
  lookedAt: z.number().default(0),
});
type State = z.infer<typeof State>;

/** Moves all moments back with a clock that was put back: by the right time, those of the wrong one are hours away. */
function putBack(state: State, ms: number): void {
  state.starts = state.starts.map((start) => start - ms);
  state.searchedAt -= ms;
  for (const policy of POLICIES) state.pausedUntil[policy] -= ms;
  state.used.at -= ms;
}

/** Those who wait for the same window start apart from each other, up to half a second. */
function jitter(ms: number): number {
  return Math.random() * Math.min(ms, LONGEST_JITTER_MS);
}

/** One organisation's allowance of requests, shared by everything that reads from it. */
export interface Budget {
  /**
   * Waits until a request may start and counts it. Throws `CrmError` `rate_limited` where the wait would be longer than
   * `LONGEST_WAIT_MS`, or in the background the day's allowance is nearly used up, and the signal's reason where the
   * caller left.
   */
  take(lane: Lane, signal: AbortSignal, inBackground?: boolean): Promise<void>;
  /** Takes over the limits that an answer named. */
  learn(limit: WindowLimit): Promise<void>;
  /** Takes over the share of the day's allowance that is used, from 0 to 1. */
  learnUsed(share: number): Promise<void>;
  /** Holds back all requests under the policy until that moment, in milliseconds since the epoch. */
  pause(policy: Policy, until: number): Promise<void>;
  /** Until when the policy holds requests back, in milliseconds since the epoch; in the past when it does not. */
  pausedUntil(policy: Policy): number;
}

/** The budget kept under `key`, going on from where the last worker left it; `initial` until answers name the limits. */
export function createBudget(store: BudgetStore, key: string, initial: { max: number; windowMs: number }): Budget {
  let state: State = {
    starts: [],
    ...initial,
    searchedAt: 0,
    pausedUntil: { burst: 0, daily: 0, search: 0, maintenance: 0 },
    used: { share: 0, at: 0 },
    lookedAt: 0,
  };
  const loaded = store.get(key).then((kept) => {
    const parsed = State.safeParse(kept);
    if (parsed.success) state = parsed.data;
  });
  const save = () => store.put(key, state);

  function present(): number {
    const now = Date.now();
    if (now < state.lookedAt) putBack(state, state.lookedAt - now);
    state.lookedAt = now;
    return now;
  }

  /** When the next request may start under the limits that apply to the lane, and under which. */
  function nextStart(lane: Lane, now: number): { at: number; policy: Policy } {
    const { daily, search, burst, maintenance } = state.pausedUntil;
    if (daily > now) return { at: daily, policy: 'daily' };
    if (maintenance > now) return { at: maintenance, policy: 'maintenance' };
    if (lane === 'search') return { at: Math.max(search, state.searchedAt + SEARCH_SPACING_MS), policy: 'search' };
    state.starts = state.starts.filter((start) => start > now - state.windowMs);
    const oldest = state.starts.at(-state.max);
    const windowOpens = oldest === undefined ? 0 : oldest + state.windowMs;
    return { at: Math.max(burst, windowOpens), policy: 'burst' };
  }

  return {
    async take(lane, signal, inBackground = false) {
      await loaded;
      for (;;) {
        signal.throwIfAborted();
        const now = present();
        const looksAgainAt = state.used.at + USED_FRESH_MS;
        if (inBackground && state.used.share >= BACKGROUND_SHARE && looksAgainAt > now) {
          throw new CrmError({ kind: 'rate_limited', policy: 'daily', until: new Date(looksAgainAt).toISOString() });
        }
        const { at, policy } = nextStart(lane, now);
        if (at <= now) break;
        if (at - now > LONGEST_WAIT_MS) {
          throw new CrmError({ kind: 'rate_limited', policy, until: new Date(at).toISOString() });
        }
        await wait(at - now + jitter(at - now), signal);
      }
      const startsAt = present();
      if (lane === 'general') state.starts.push(startsAt);
      else state.searchedAt = startsAt;
      await save();
    },
    async learn(limit) {
      state.max = limit.max;
      state.windowMs = limit.windowMs;
      // Others share the window: nothing left means waiting for it, however little of it we used ourselves.
      const now = present();
      if (limit.remaining <= 0) state.pausedUntil.burst = Math.max(state.pausedUntil.burst, now + limit.windowMs);
      await save();
    },
    async learnUsed(share) {
      state.used = { share, at: present() };
      await save();
    },
    async pause(policy, until) {
      present();
      state.pausedUntil[policy] = Math.max(state.pausedUntil[policy], until);
      await save();
    },
    pausedUntil: (policy) => state.pausedUntil[policy],
  };
}
