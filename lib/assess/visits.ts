import type { Snapshot } from '../record/snapshot.ts';
import type { StageVisit } from '../record/stages.ts';
import { isBy } from '../record/time.ts';
import { gapAt } from './blind.ts';
import type { Facts } from './facts.ts';

/** The visit of the CRM's stage that the record is in, null where the CRM keeps no history of stages. */
export function currentVisit({ visits, deal }: Snapshot): StageVisit | null {
  return visits.findLast(({ stage }) => stage === deal.stage) ?? null;
}

/** Whether two stages of the CRM are the same place: one stage, or two that stand for the same of the lifecycle. */
export function isSamePlace({ snapshot, blueprint }: Facts, a: string, b: string): boolean {
  const { ref, pipeline } = snapshot;
  const standsFor = (id: string) => blueprint.stageFor(ref.crm, pipeline, id)?.stage.id;
  const there = standsFor(a);
  return a === b || (there !== undefined && there === standsFor(b));
}

/**
 * Every stay of the record in a place of the lifecycle, oldest first: visits of CRM stages that stand for one stage, one
 * straight after another, are one stay, named by the first of them. Where a CRM stage stands for none, the visits of that.
 */
export function allStays(facts: Facts): StageVisit[] {
  const { visits } = facts.snapshot;
  const goesOn = (visit: StageVisit, before: StageVisit | undefined) =>
    before !== undefined &&
    isSamePlace(facts, visit.stage, before.stage) &&
    (before.leftAt === null || isBy(visit.enteredAt, before.leftAt));
  const stays: StageVisit[] = [];
  for (const [index, visit] of visits.entries()) {
    const began = goesOn(visit, visits[index - 1]) ? stays.pop() : undefined;
    stays.push({ ...(began ?? visit), leftAt: visit.leftAt });
  }
  return stays;
}

/** The stays of the record in the place where it is, the present one last. */
export function staysOf(facts: Facts): StageVisit[] {
  return allStays(facts).filter(({ stage }) => isSamePlace(facts, stage, facts.snapshot.deal.stage));
}

/** Whether the stay that begins with the first visit that is known may have begun before it, in another CRM stage. */
function mayHaveBegunEarlier(entry: StageVisit, { snapshot, blueprint, stage }: Facts): boolean {
  const { visits, pipeline, ref } = snapshot;
  if (stage === null || gapAt(snapshot, 'visits') === null || entry.enteredAt !== visits[0]?.enteredAt) return false;
  return pipeline.stages.some(
    ({ id }) => id !== entry.stage && blueprint.stageFor(ref.crm, pipeline, id)?.stage.id === stage.id,
  );
}

/** The visit with which the present stay in the lifecycle stage began, null where the CRM does not tell. */
export function stageEntry(facts: Facts): StageVisit | null {
  const entry = currentVisit(facts.snapshot) === null ? undefined : staysOf(facts).at(-1);
  return entry === undefined || mayHaveBegunEarlier(entry, facts) ? null : entry;
}
