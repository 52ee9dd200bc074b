import type { Fact, Scalar } from '../record/fact.ts';
import type { Instant } from '../record/time.ts';

/**
 * What expressions may ask about a record. `lib/assess` supplies it over a snapshot as of a moment and notes which
 * facts were asked for, so that a criterion can show its evidence. CEL names are the snake_case of these.
 */
export interface Vocabulary {
  now: Instant;
  deal: {
    name: string;
    amount: Fact<number | null>;
    currency: Fact<string | null>;
    probability: Fact<number | null>;
    nextStep: Fact<string | null>;
    closeDate: Fact<Instant | null>;
    createdAt: Instant;
    isOpen: boolean;
    /** A CRM property by its own name; unknown with `not_configured` where the CRM has no such property. */
    property(name: string): Fact<Scalar>;
  };
  account: {
    name: Fact<string | null>;
    industry: Fact<string | null>;
    employees: Fact<number | null>;
    country: Fact<string | null>;
    property(name: string): Fact<Scalar>;
  };
  group: {
    /** Whether `people` people from `functions` distinct functions had two-way interactions inside some window of `days` days. */
    engagedWithin(days: number, people: number, functions: number): Fact<boolean>;
    /** Whether the function has an active thread. */
    engaged(functionId: string): Fact<boolean>;
    /** Whether anybody is named for the function. */
    identified(functionId: string): Fact<boolean>;
    activeThreads(): Fact<number>;
    /** Whether a meeting with the buyer took place in the last `days` days. */
    metWithin(days: number): Fact<boolean>;
  };
  stage: {
    /** Days in the current visit of the stage. */
    days: Fact<number>;
  };
}

/** What an expression comes to: three values, since missing data is unknown and never false. */
export type Verdict =
  | { state: 'true' }
  | { state: 'false' }
  | { state: 'unknown'; why: import('../record/fact.ts').UnknownReason; about: string };
