import { tz } from '@date-fns/tz';
import { format } from 'date-fns';
import { rateLimited } from './errors.ts';
import type { Portal } from './portal.ts';

const TEN_SECONDS = 10_000;
const SECOND = 1_000;
const DAY = 86_400_000;

/** Counts requests against the limits of their portal. */
export interface Limiter {
  /** Counts a request, or throws the 429 of the policy that it would break; gives the headers of the answer. */
  take(portal: Portal, key: string, policy: 'general' | 'search'): Record<string, string>;
}

/** The present day where the account is: at its midnight the daily limit starts anew. */
function dayOf({ world, now }: Portal): string {
  return format(now(), 'yyyy-MM-dd', { in: tz(world.org.timeZone) });
}

/** Rolling windows by key and portal. Requests that are turned away do not count. */
export function makeLimiter(): Limiter {
  const windows = new Map<string, number[]>();

  function recent(name: string, now: number, span: number): number[] {
    const kept = (windows.get(name) ?? []).filter((at) => at > now - span);
    windows.set(name, kept);
    return kept;
  }

  return {
    take(portal, key, policy) {
      const now = portal.now();
      const { limits } = portal;
      const today = recent(`daily ${portal.portalId} ${dayOf(portal)}`, now, DAY);
      if (today.length >= limits.daily) throw rateLimited('DAILY');
      if (policy === 'search') {
        const searches = recent(`search ${portal.portalId}`, now, SECOND);
        if (searches.length >= limits.search) throw rateLimited('SECONDLY');
        searches.push(now);
        today.push(now);
        return {};
      }
      const burst = recent(`burst ${key}`, now, TEN_SECONDS);
      const headers = (left: number) => ({
        'x-hubspot-ratelimit-max': String(limits.burst),
        'x-hubspot-ratelimit-remaining': String(left),
        'x-hubspot-ratelimit-interval-milliseconds': String(TEN_SECONDS),
        'x-hubspot-ratelimit-daily': String(limits.daily),
        'x-hubspot-ratelimit-daily-remaining': String(limits.daily - today.length - 1),
      });
      if (burst.length >= limits.burst) throw rateLimited('TEN_SECONDLY_ROLLING', headers(0));
      burst.push(now);
      today.push(now);
      return headers(limits.burst - burst.length);
    },
  };
}
