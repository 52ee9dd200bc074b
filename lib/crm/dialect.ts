import type { Policy, WindowLimit } from './budget.ts';
import type { CrmFailure } from './crm.ts';

/** What the body of a refusal says, as far as the CRM says it. */
export interface Refusal {
  /** The limit that was hit; null where the body names none. */
  policy: Policy | null;
  /** The scopes that were asked for and are missing. */
  scopes: string[];
  detail: string | null;
  /** What the body says more precisely than its status; the status speaks where it is not given. */
  failure?: CrmFailure | null;
}

/** How one CRM words limits and refusals, so that the shared client needs to know no CRM. */
export interface Dialect {
  /** Limits assumed until the first answer names them. */
  initial: { max: number; windowMs: number };
  limit(headers: Headers): WindowLimit | null;
  /** Share of the day's allowance that everybody together has used, where answers say it. */
  used?(headers: Headers): number | null;
  /** When to try again after the day's limit was hit, in milliseconds since the epoch; the org's midnight if not given. */
  dayResumes?(now: number): number;
  refusal(body: unknown): Refusal;
}
