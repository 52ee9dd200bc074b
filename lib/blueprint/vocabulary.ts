import type { Fact, Scalar } from '../record/fact.ts';
import type { RecordKind } from '../record/ref.ts';
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
    /** Id of the segment. */
    segment: Fact<string | null>;
    isIdeal: Fact<boolean>;
    /** Whether a deal was won with it and it has not left since. */
    isCustomer: Fact<boolean>;
    hasOpenDeal: Fact<boolean>;
    /** Days since the first deal was won, null where none was. */
    daysSinceWon: Fact<number | null>;
    /** Days until the renewal date, negative when it has passed. */
    daysToRenewal: Fact<number | null>;
    openCases: Fact<number>;
    /** The level of a usage metric of `customer_health`, a share of 1 where it has `out_of`. */
    usage(metricId: string): Fact<number | null>;
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
    /** What is certain of the active threads where their number is unknown; null where nothing is. */
    threadBounds(): Bounds | null;
    /** Whether a meeting with the buyer took place in the last `days` days. */
    metWithin(days: number): Fact<boolean>;
  };
  stage: {
    /** Days in the current visit of the stage. */
    days: Fact<number>;
  };
  /** The signal that is routed, null where the question is about a record alone. */
  signal: SignalFacts | null;
}

/** What a count is at the least and at the most; `most` is null where nobody knows. */
export interface Bounds {
  least: number;
  most: number | null;
}

/** What expressions may ask about a signal. */
export interface SignalFacts {
  type: string;
  tier: 'high' | 'medium' | 'low' | null;
  side: 'acquisition' | 'expansion' | null;
  source: string;
  /** The kind of record that it is about. */
  subject: RecordKind | null;
  at: Instant;
  /** A value of its data by its name; unknown with `not_configured` where it carries none. */
  property(name: string): Fact<Scalar>;
}

/** What an expression comes to: three values, since missing data is unknown and never false. */
export type Verdict =
  | { state: 'true' }
  | { state: 'false' }
  | { state: 'unknown'; why: import('../record/fact.ts').UnknownReason; about: string };
