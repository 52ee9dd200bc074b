import type { Assessment } from '../../../lib/assess/schema/assessment.ts';
import type { AssessedCriterion } from '../../../lib/assess/schema/gate.ts';

/** A criterion that stands otherwise by another blueprint; null where that blueprint does not ask for it here. */
export interface CriterionChange {
  label: string;
  before: AssessedCriterion['state'] | null;
  after: AssessedCriterion['state'] | null;
}

/** How another blueprint judges the same record otherwise. */
export interface VerdictChanges {
  raised: string[];
  cleared: string[];
  criteria: CriterionChange[];
  /** Parts of health whose value or weight moved, with their share of the score. */
  parts: { id: Assessment['health']['components'][number]['id']; before: Part; after: Part }[];
  /** The stage it stands in by each, where that differs. */
  stage: { before: string | null; after: string | null } | null;
}

interface Part {
  weight: number;
  share: number | null;
}

/** What differs between two verdicts on one record at one moment. */
export function changesOf(before: Assessment, after: Assessment): VerdictChanges {
  const [was, is] = [flagsOf(before), flagsOf(after)];
  const stage = { before: before.position.stage, after: after.position.stage };
  return {
    raised: is.filter((id) => !was.includes(id)),
    cleared: was.filter((id) => !is.includes(id)),
    criteria: criteriaOf(before, after),
    parts: partsOf(before, after),
    stage: stage.before === stage.after ? null : stage,
  };
}

function flagsOf({ flags }: Assessment): string[] {
  return flags.map(({ id }) => id);
}

function criteriaOf(before: Assessment, after: Assessment): CriterionChange[] {
  const [old, now] = [before, after].map(({ gate }) => new Map(gate.exit.map((one) => [one.id, one])));
  const ids = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...ids].flatMap((id) => {
    const [was, is] = [old?.get(id), now?.get(id)];
    const change = { label: is?.label ?? was?.label ?? id, before: was?.state ?? null, after: is?.state ?? null };
    return change.before === change.after ? [] : [change];
  });
}

function partsOf(before: Assessment, after: Assessment): VerdictChanges['parts'] {
  return after.health.components.flatMap(({ id, weight, share }) => {
    const was = before.health.components.find((part) => part.id === id);
    if (was === undefined || (was.weight === weight && was.share === share)) return [];
    return [{ id, before: { weight: was.weight, share: was.share }, after: { weight, share } }];
  });
}
