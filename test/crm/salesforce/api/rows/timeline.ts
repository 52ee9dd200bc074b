import { type Change, type Deal, TRACKED_FIELDS, type TrackedField, type World } from '../../../world/model.ts';
import { forecastOf, stageName, stageOf } from '../../stages.ts';

/** How a deal stood from one change to the next. */
export interface Standing {
  at: string;
  by: string | null;
  stage: string;
  probability: number;
  forecast: { category: string; name: string };
  amount: number | null;
  closeDate: string;
}

type Dated = Change & { field: TrackedField };

/** Every change of a deal in order of time. */
function changesOf(deal: Deal, fields: readonly TrackedField[]): Dated[] {
  return fields
    .flatMap((field) => (deal.history[field] ?? []).map((change) => ({ ...change, field })))
    .toSorted((one, other) => one.at.localeCompare(other.at));
}

/**
 * How a deal stood after each moment at which its stage, amount or close date changed. Salesforce demands a close date
 * of a new opportunity, so that the first one known stands from the start.
 */
export function standingsOf(world: World, deal: Deal): Standing[] {
  const closeDate = deal.history.closeDate?.[0]?.value ?? deal.createdAt.slice(0, 10);
  const stageId = deal.history.stage?.[0]?.value ?? '';
  let current = standing(world, deal, { at: deal.createdAt, by: null, stageId, amount: null, closeDate });
  const standings = new Map<string, Standing>();
  for (const { at, by, field, value } of changesOf(deal, ['stage', 'amount', 'closeDate'])) {
    const before = current;
    if (field === 'stage' && value !== null) current = standing(world, deal, { ...current, at, by, stageId: value });
    else if (field === 'amount') current = { ...current, at, by, amount: value === null ? null : Number(value) };
    else if (value !== null) current = { ...current, at, by, closeDate: value };
    if (standings.size === 0 || differ(before, current)) standings.set(at, current);
  }
  return [...standings.values()];
}

function standing(
  world: World,
  deal: Deal,
  known: Pick<Standing, 'at' | 'by' | 'amount' | 'closeDate'> & { stageId: string },
): Standing {
  const { stageId, at, by, amount, closeDate } = known;
  const stage = stageOf(world, deal, stageId);
  return {
    at,
    by,
    amount,
    closeDate,
    stage: stageName(stage),
    probability: stage.probability * 100,
    forecast: forecastOf(stage),
  };
}

function differ(one: Standing, other: Standing): boolean {
  return one.stage !== other.stage || one.amount !== other.amount || one.closeDate !== other.closeDate;
}

/** What changed of a deal after it was made: the first close date does not count, nor does what it was made with. */
export function laterChanges(deal: Deal): (Dated & { from: string | null })[] {
  return TRACKED_FIELDS.flatMap((field) => {
    const changes = deal.history[field] ?? [];
    return changes.flatMap((change, index) => {
      const madeWith = change.at === deal.createdAt || (field === 'closeDate' && index === 0);
      return madeWith ? [] : [{ ...change, field, from: changes[index - 1]?.value ?? null }];
    });
  }).toSorted((one, other) => one.at.localeCompare(other.at));
}
