import { Cut, type Handler } from './handler.ts';

/** What goes wrong with a request that a fault catches. */
export type Misbehaviour =
  /** The answer comes so many milliseconds later. */
  | { kind: 'latency'; ms: number }
  /** The answer comes once the promise resolves; for tests that must stop at a step without waiting for a clock. */
  | { kind: 'hold'; until: Promise<unknown> }
  /** The connection ends before any answer. */
  | { kind: 'cut' }
  /** The real answer, cut off in the middle, still called JSON. */
  | { kind: 'malformed' }
  /** Any answer instead of the real one: limits, outages, revoked keys. */
  | { kind: 'answer'; with: () => Response };

export interface FaultRule {
  /** Which requests, as `/crm/objects/*`; a regular expression is held against path and query. Absent: all. */
  path?: string | RegExp;
  method?: string;
  host?: string;
  /** How many requests it catches before it is used up; absent: every one until removed. */
  times?: number;
  fault: Misbehaviour;
}

/** A fault that was set. */
interface SetFault {
  /** How many requests it has caught so far. */
  readonly caught: number;
  remove(): void;
}

/** Faults on demand: tests add them, the server obeys them, oldest first. */
export interface Faults {
  add(rule: FaultRule): SetFault;
  clear(): void;
}

/** Wraps a handler so that it misbehaves when told to. */
export function withFaults(handler: Handler): { handler: Handler; faults: Faults } {
  const set: { rule: FaultRule; caught: number }[] = [];

  const faults: Faults = {
    add(rule) {
      const entry = { rule, caught: 0 };
      set.push(entry);
      return {
        get caught() {
          return entry.caught;
        },
        remove() {
          const place = set.indexOf(entry);
          if (place >= 0) set.splice(place, 1);
        },
      };
    },
    clear: () => void set.splice(0),
  };

  async function faulty(request: Request): Promise<Response> {
    const entry = set.find(
      ({ rule, caught }) => caught < (rule.times ?? Number.POSITIVE_INFINITY) && hits(rule, request),
    );
    if (!entry) return handler(request);
    entry.caught += 1;
    return misbehave(entry.rule.fault, () => handler(request));
  }

  return { handler: faulty, faults };
}

function hits(rule: FaultRule, request: Request): boolean {
  const url = new URL(request.url);
  if (rule.method && rule.method !== request.method) return false;
  if (rule.host && rule.host !== url.hostname) return false;
  if (rule.path === undefined) return true;
  if (rule.path instanceof RegExp) return rule.path.test(url.pathname + url.search);
  return new URLPattern({ pathname: rule.path }).test({ pathname: url.pathname });
}

async function misbehave(fault: Misbehaviour, answer: () => Promise<Response>): Promise<Response> {
  switch (fault.kind) {
    case 'latency':
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
      return answer();
    case 'hold':
      await fault.until;
      return answer();
    case 'cut':
      throw new Cut('the connection was cut');
    case 'malformed': {
      const real = await answer();
      const text = await real.text();
      return new Response(text.slice(0, Math.ceil(text.length / 2)), { status: real.status, headers: real.headers });
    }
    case 'answer':
      return fault.with();
  }
}
