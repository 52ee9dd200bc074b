import type { CrmFailure } from '../crm.ts';
import type { Dialect } from '../dialect.ts';
import { ErrorItems } from './answers.ts';

const AN_HOUR_MS = 3_600_000;

/** `api-usage=18/15000`, perhaps with the usage of this app behind it. */
const USAGE = /(?:^|[\s,;])api-usage=(\d+)\/(\d+)/;

const NOT_FOR_API = /not valid for use with the (?:REST )?API/i;
const OTHER_ADDRESS = /\bIP\b|locked to/i;

function preciselyOf(errorCode: string, detail: string): CrmFailure | null {
  switch (errorCode) {
    case 'INVALID_SESSION_ID':
      // The same code stands for a session that ran out, which signing in mends, and for two that it does not.
      if (NOT_FOR_API.test(detail)) return { kind: 'api_access_control', detail };
      return OTHER_ADDRESS.test(detail) ? { kind: 'ip_locked', detail } : null;
    case 'API_DISABLED_FOR_ORG':
    case 'API_CURRENTLY_DISABLED':
      return { kind: 'api_disabled', detail };
    case 'ENTITY_IS_DELETED':
      return { kind: 'not_found' };
    default:
      return null;
  }
}

/** How Salesforce words limits and refusals: in lists of errors, in OAuth as one object, from proxies as HTML. */
export const dialect: Dialect = {
  // Salesforce counts by the day and the organisation; this only keeps us from being impolite.
  initial: { max: 100, windowMs: 10_000 },

  limit: () => null,

  used(headers) {
    const [, used, allowed] = USAGE.exec(headers.get('sforce-limit-info') ?? '') ?? [];
    return Number(allowed) > 0 ? Number(used) / Number(allowed) : null;
  },

  // The day's limit is of the last 24 hours, so that some of it comes free all the time.
  dayResumes: (now) => now + AN_HOUR_MS,

  refusal(body) {
    const [error] = ErrorItems.safeParse(body).data ?? [];
    if (error === undefined) return { policy: null, scopes: [], detail: null };
    const detail = error.message;
    const isLimit = error.errorCode === 'REQUEST_LIMIT_EXCEEDED';
    return {
      policy: isLimit ? (/concurrent/i.test(detail) ? 'burst' : 'daily') : null,
      scopes: [],
      detail,
      failure: preciselyOf(error.errorCode, detail),
    };
  },
};
