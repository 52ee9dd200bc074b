import type { Policy, WindowLimit } from './budget.ts';

/** What the body of a refusal says, as far as the CRM says it. */
export interface Refusal {
  /** The limit that was hit; null where the body names none. */
  policy: Policy | null;
  /** The scopes that were asked for and are missing. */
  scopes: string[];
  detail: string | null;
}

/** How one CRM words limits and refusals, so that the shared client needs to know no CRM. */
export interface Dialect {
  /** Limits assumed until the first answer names them. */
  initial: { max: number; windowMs: number };
  limit(headers: Headers): WindowLimit | null;
  refusal(body: unknown): Refusal;
}
