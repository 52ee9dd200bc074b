import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Stage } from '../blueprint/schema.ts';
import { asOf } from '../record/as-of.ts';
import type { Benchmarks } from '../record/benchmarks.ts';
import type { Person } from '../record/people.ts';
import type { Snapshot } from '../record/snapshot.ts';
import { type Instant, millis } from '../record/time.ts';
import type { Customer } from './account/customer.ts';
import { functionOf, type PersonFunction } from './person-function.ts';
import type { Fit } from './segment.ts';
import { countedSignals } from './signals/known.ts';
import type { Typed } from './signals/typed.ts';
import { type Touch, touchesOf } from './touch.ts';

/** A person with the function the blueprint gives them. */
export interface Member {
  person: Person;
  function: PersonFunction | null;
}

/** A record as it was known at a moment, with what every verdict needs of it worked out once. */
export interface Facts {
  at: Instant;
  atMs: number;
  snapshot: Snapshot;
  blueprint: Blueprint;
  benchmarks: Benchmarks | null;
  /** The lifecycle stage, null where the CRM's stage stands for none. */
  stage: Stage | null;
  mappedBy: 'blueprint' | 'probability' | 'outcome' | null;
  members: Member[];
  touches: Touch[];
  /** Those that may count for health; `knownSignals` gives all. */
  signals: Typed[];
  /** The customer's side of the record, null where the record does not tell it. */
  customer: Customer | null;
  /** Where the account stands in the market; null while that is being found. */
  fit: Fit | null;
}

/** The facts of a snapshot, which is in order already (`inOrder`), as of a moment. */
export function factsAt(ordered: Snapshot, blueprint: Blueprint, benchmarks: Benchmarks | null, at: Instant): Facts {
  const snapshot = asOf(ordered, at);
  const atMs = millis(at);
  const { ref, pipeline, deal } = snapshot;
  const mapped = blueprint.stageFor(ref.crm, pipeline, deal.stage);
  return {
    at,
    atMs,
    snapshot,
    blueprint,
    benchmarks,
    stage: mapped?.stage ?? null,
    mappedBy: mapped?.by ?? null,
    members: snapshot.people.map((person) => ({ person, function: functionOf(person, ref.crm, blueprint) })),
    touches: touchesOf(snapshot, atMs),
    signals: countedSignals(snapshot, blueprint, at),
    customer: null,
    fit: null,
  };
}

/** Length in days of the window in which a two-way interaction keeps a thread active. */
export function windowDays({ stage, blueprint }: Facts): number {
  return stage?.window ?? blueprint.document.buying_group.window;
}
