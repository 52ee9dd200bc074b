import type { BudgetStore } from './budget.ts';

/** What the background gives every CRM adapter. */
export interface CrmEnvironment {
  budgets: BudgetStore;
  /** How requests are sent; the platform's own `fetch` where it is not given. */
  fetch?: typeof globalThis.fetch;
  /** The browser's own way to sign in somewhere; without it no CRM can be signed in to. */
  signIn?: {
    /** Where the CRM is to send the browser back to. */
    redirectUri: string;
    /** Opens the page and answers the whole URL that it came back with; rejects where it did not, as when it was closed. */
    launch(url: string, interactive: boolean): Promise<string>;
  };
  /** A cookie of a host by name; null where there is none, or where the person has not allowed it. */
  cookie?(host: string, name: string): Promise<string | null>;
}
