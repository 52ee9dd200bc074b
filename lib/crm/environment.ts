import type { BudgetStore } from './budget.ts';

/** What the background gives every CRM adapter. */
export interface CrmEnvironment {
  budgets: BudgetStore;
  /** How requests are sent; the platform's own `fetch` where it is not given. */
  fetch?: typeof globalThis.fetch;
}
