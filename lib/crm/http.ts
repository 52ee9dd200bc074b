import ky from 'ky';
import PQueue from 'p-queue';
import { z } from 'zod';
import { type Budget, type BudgetStore, createBudget, type Lane } from './budget.ts';
import { CrmError } from './crm.ts';
import type { Dialect } from './dialect.ts';
import { failureOf } from './failure.ts';
import { nextMidnight } from './midnight.ts';
import { retryAfter } from './retry-after.ts';

/** Requests for the record in front of the user start before all others. */
export const PRIORITY = { front: 10, background: 0 } as const;

/** How many requests run at a time; of them the background holds no more than some, for a repeated one keeps its place. */
const AT_A_TIME = { all: 6, background: 3 } as const;

const ATTEMPT_TIMEOUT_MS = 10_000;
const RETRIES = 2;
/** Statuses that pass by themselves: locked, rate limited, migrating (477) and every kind of server trouble. */
const PASSING = [423, 429, 477, 500, 502, 503, 504, 521, 522, 523, 524, 525, 526];
const SEARCH_PAUSE_MS = 1_000;
/** HubSpot asks for at least two seconds before a locked record is asked for again. */
const LOCKED_PAUSE_MS = 2_000;

/** One read of a CRM. A body makes it a POST, as CRMs want it for batches and searches. */
export interface Read<S extends z.ZodType> {
  path: string;
  query?: Record<string, string>;
  body?: unknown;
  answer: S;
  lane?: Lane;
}

/** The reads of one purpose: cancelled together, counted together. */
export interface Session {
  /** The parsed answer. Throws `CrmError` for each way it can fail. */
  read<S extends z.ZodType>(read: Read<S>): Promise<z.infer<S>>;
  /** Requests sent so far, repeated ones included. */
  readonly requests: number;
}

/** The polite client of one organisation. */
export interface Client {
  open(purpose: { signal: AbortSignal; priority: number }): Session;
}

export interface ClientOptions {
  /** The only origin that the token is ever sent to. */
  origin: string;
  token: string;
  /** Name of the organisation's budget in the store. */
  budgetKey: string;
  budgets: BudgetStore;
  /** IANA time zone at whose midnight the daily limit starts anew. */
  timeZone: string;
  dialect: Dialect;
  fetch: typeof globalThis.fetch;
}

function generalQueue(): PQueue {
  return new PQueue({ concurrency: AT_A_TIME.all, interval: 1_000, intervalCap: 9, strict: true });
}

/**
 * A client that stays within the organisation's limits: at most 9 requests a second and 6 at a time, searches apart at
 * one every 250 ms, the limits of the answers' headers, waits where the CRM asks for one. What is read in the background
 * leaves half of the places to the record in front, and stops at four fifths of the day's allowance. All its requests are
 * reads, so it may repeat them.
 */
export function createClient(options: ClientOptions): Client {
  const { dialect } = options;
  const budget = createBudget(options.budgets, options.budgetKey, dialect.initial);
  const search = new PQueue({ concurrency: 1 });
  let general = generalQueue();
  let lookedAt = 0;
  const background = new PQueue({ concurrency: AT_A_TIME.background });

  function queueOf(lane: Lane): PQueue {
    // The queue counts by the clock: where that was put back, it would wait until the time it was used at last.
    if (Date.now() < lookedAt) general = generalQueue();
    lookedAt = Date.now();
    return lane === 'search' ? search : general;
  }

  return {
    open({ signal, priority }) {
      let requests = 0;
      const isBehind = priority < PRIORITY.front;

      async function send<S extends z.ZodType>(read: Read<S>, lane: Lane): Promise<z.infer<S>> {
        const take = async () => {
          await budget.take(lane, signal, isBehind);
          requests += 1;
        };
        const text = await ky(new URL(read.path, options.origin), {
          method: read.body === undefined ? 'get' : 'post',
          ...(read.body === undefined ? {} : { json: read.body }),
          searchParams: read.query,
          headers: { authorization: `Bearer ${options.token}`, accept: 'application/json' },
          // The token stays with its host, and the user's own cookies stay out of it.
          redirect: 'error',
          credentials: 'omit',
          cache: 'no-store',
          referrerPolicy: 'no-referrer',
          signal,
          fetch: options.fetch,
          timeout: ATTEMPT_TIMEOUT_MS,
          retry: {
            limit: RETRIES,
            methods: ['get', 'post'],
            statusCodes: PASSING,
            // How long to wait is the budget's to know, whatever waits for it.
            afterStatusCodes: [],
            jitter: true,
            retryOnTimeout: true,
          },
          hooks: {
            beforeRequest: [take],
            beforeRetry: [take],
            afterResponse: [({ response }) => heed(response, budget, lane, options)],
          },
        }).text();
        return parse(text, read);
      }

      return {
        get requests() {
          return requests;
        },
        async read(read) {
          const lane = read.lane ?? 'general';
          const inLane = () => queueOf(lane).add(() => send(read, lane), { signal, priority });
          try {
            return await (isBehind ? background.add(inLane, { signal }) : inLane());
          } catch (error) {
            const failure = failureOf(error, { signal, dialect, budget, lane });
            if (failure === null) throw error;
            throw new CrmError(failure, { cause: error });
          }
        },
      };
    },
  };
}

/** Learns from an answer what the organisation allows, and holds the next requests back where it refused this one. */
async function heed(response: Response, budget: Budget, lane: Lane, options: ClientOptions): Promise<void> {
  const { dialect, timeZone } = options;
  const limit = dialect.limit(response.headers);
  const used = dialect.used?.(response.headers) ?? null;
  if (used !== null) await budget.learnUsed(used);
  const now = Date.now();
  const asked = retryAfter(response.headers, now);
  switch (response.status) {
    case 423:
      return budget.pause('burst', now + LOCKED_PAUSE_MS);
    case 477:
    case 503:
      return asked > 0 ? budget.pause('maintenance', now + asked) : undefined;
    case 403:
    case 429:
      break;
    default:
      return limit !== null && lane === 'general' ? budget.learn(limit) : undefined;
  }
  const { policy } = dialect.refusal(await response.json().catch(() => null));
  if (response.status === 403 && policy === null) return;
  if (policy === 'daily') return budget.pause('daily', dialect.dayResumes?.(now) ?? nextMidnight(timeZone, now));
  const own = lane === 'search' ? 'search' : 'burst';
  const named = policy ?? own;
  const pause = named === 'search' ? SEARCH_PAUSE_MS : (limit?.windowMs ?? dialect.initial.windowMs);
  const until = now + (asked > 0 ? asked : pause);
  await budget.pause(named, until);
  // What was refused waits in its own lane, whichever limit the refusal names.
  await budget.pause(own, until);
}

function parse<S extends z.ZodType>(text: string, read: Read<S>): z.infer<S> {
  const place = `${read.body === undefined ? 'GET' : 'POST'} ${read.path}`;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new CrmError({ kind: 'malformed', place }, { cause: error });
  }
  const parsed = read.answer.safeParse(json);
  if (parsed.success) return parsed.data;
  const at = z.core.toDotPath(parsed.error.issues[0]?.path ?? []);
  throw new CrmError({ kind: 'malformed', place: `${place}: ${at}` }, { cause: parsed.error });
}
