import { z } from 'zod';
import type { Policy } from '../budget.ts';
import type { Dialect } from '../dialect.ts';

/** HubSpot names missing scopes under one of three keys, in the body itself or in the context of one of its errors. */
const Scopes = z.object({
  missingScopes: z.array(z.string()).catch([]),
  requiredGranularScopes: z.array(z.string()).catch([]),
  requiredScopes: z.array(z.string()).catch([]),
});

const Refused = z.object({
  message: z.string().nullable().catch(null),
  policyName: z.string().nullable().catch(null),
  context: Scopes.nullable().catch(null),
  errors: z.array(z.object({ context: Scopes.nullable().catch(null) })).catch([]),
});

const POLICIES: Record<string, Policy> = { TEN_SECONDLY_ROLLING: 'burst', DAILY: 'daily', SECONDLY: 'search' };

/** The limit that a refusal names: by its policy, else in its message, as "You have reached your daily limit". */
function policyIn({ policyName, message }: z.infer<typeof Refused>): Policy | null {
  const named = policyName ?? /\b(?:ten_secondly_rolling|daily|secondly)\b/i.exec(message ?? '')?.[0];
  return (named && POLICIES[named.toUpperCase()]) || null;
}

function scopesIn(scopes: z.infer<typeof Scopes> | null): string[] {
  if (scopes === null) return [];
  return [...scopes.missingScopes, ...scopes.requiredGranularScopes, ...scopes.requiredScopes];
}

function header(headers: Headers, name: string): number | null {
  const value = headers.get(name);
  if (value === null || value.trim() === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** How HubSpot words limits and refusals; every field of its bodies may be absent, and bodies may be HTML. */
export const dialect: Dialect = {
  // The smallest allowance that HubSpot gives: 100 requests in ten seconds.
  initial: { max: 100, windowMs: 10_000 },

  limit(headers) {
    const max = header(headers, 'x-hubspot-ratelimit-max');
    const remaining = header(headers, 'x-hubspot-ratelimit-remaining');
    const windowMs = header(headers, 'x-hubspot-ratelimit-interval-milliseconds');
    if (max === null || remaining === null || windowMs === null || max < 1 || windowMs < 1) return null;
    return { max, remaining, windowMs };
  },

  used(headers) {
    const allowed = header(headers, 'x-hubspot-ratelimit-daily');
    const remaining = header(headers, 'x-hubspot-ratelimit-daily-remaining');
    return allowed === null || remaining === null || allowed < 1 ? null : 1 - remaining / allowed;
  },

  refusal(body) {
    const parsed = Refused.safeParse(body);
    if (!parsed.success) return { policy: null, scopes: [], detail: null };
    const { message, context, errors } = parsed.data;
    const top = Scopes.safeParse(body);
    const scopes = [
      ...scopesIn(top.success ? top.data : null),
      ...scopesIn(context),
      ...errors.flatMap((error) => scopesIn(error.context)),
    ];
    return {
      policy: policyIn(parsed.data),
      scopes: [...new Set(scopes)],
      detail: message,
    };
  },
};
