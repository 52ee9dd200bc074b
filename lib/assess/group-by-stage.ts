import type { Snapshot } from '../record/snapshot.ts';
import type { StageVisit } from '../record/stages.ts';
import { daysBetween, instant, millis } from '../record/time.ts';
import { gapAt } from './blind.ts';
import { stageLabel } from './evidence.ts';
import { type Facts, factsAt } from './facts.ts';
import { assessGroup } from './group.ts';
import type { Judgement } from './judge.ts';
import type { BuyingGroup } from './schema/group.ts';
import type { EngagementThen, GroupByStage, StayEngagement } from './schema/group-by-stage.ts';
import { withFit } from './segment.ts';
import { allStays, isSamePlace, stageEntry } from './visits.ts';

/** Days that a stay lasts at least to say something of people: through a shorter one the deal only passed. */
const SHORTEST_DAYS = 1;

/** The engagement of a group as a stay tells it: of the functions that its stage calls for. */
export function engagementIn({
  windowDays,
  required,
  engaged,
  coverage,
  unknown,
  line,
  functions,
}: BuyingGroup): EngagementThen {
  const calledFor = functions.filter((entry) => entry.required);
  return {
    windowDays,
    required,
    engaged,
    coverage,
    unknown: calledFor.some(({ mayBeEngaged }) => mayBeEngaged) ? unknown : null,
    line,
    functions: calledFor.map(({ id, label, state, mayBeEngaged }) => ({ id, label, state, mayBeEngaged })),
  };
}

/** The engagement at the last moment of a stay; null where that says nothing, or is not known. */
function engagementAtEnd({ stage, enteredAt, leftAt }: StageVisit, { facts }: Judgement, ordered: Snapshot) {
  if (leftAt === null || daysBetween(enteredAt, leftAt) < SHORTEST_DAYS) return null;
  const then = withFit(factsAt(ordered, facts.blueprint, facts.benchmarks, instant(millis(leftAt) - 1)));
  const wasThere = isSamePlace(then, stage, then.snapshot.deal.stage);
  return wasThere ? engagementIn(assessGroup(then, then.fit.segment.id)) : null;
}

/** The lifecycle stage of a CRM stage, and what people call it. */
function placeOf(crmStage: string, { snapshot, blueprint }: Facts): Pick<StayEngagement, 'stage' | 'label'> {
  const stage = blueprint.stageFor(snapshot.ref.crm, snapshot.pipeline, crmStage)?.stage;
  return stage === undefined
    ? { stage: null, label: stageLabel(snapshot, crmStage) }
    : { stage: stage.id, label: stage.label };
}

/** Ids of the functions that are surely silent at the last stay and spoke at the end of an earlier one. */
export function noLongerEngaged(past: readonly StayEngagement[], now: EngagementThen): string[] {
  const spoke = past
    .flatMap(({ engagement }) => engagement?.functions ?? [])
    .filter(({ state }) => state === 'engaged');
  const silent = now.functions.filter(({ state, mayBeEngaged }) => state !== 'engaged' && !mayBeEngaged);
  return silent.map(({ id }) => id).filter((id) => spoke.some((entry) => entry.id === id));
}

/**
 * How engaged the buying group was at each stage so far, by what the blueprint asks of that stage, as it would have been
 * judged at the last moment of the stay. `present` are the facts of `asOf`, those of the judgement end where a closed deal
 * was last open.
 */
export function groupByStage(judged: Judgement, present: Facts, ordered: Snapshot): GroupByStage {
  const { facts, group } = judged;
  const { pipeline, deal } = present.snapshot;
  const closing = new Set(pipeline.stages.flatMap(({ id, closes }) => (closes === null ? [] : [id])));
  const stays = allStays(present).filter(({ stage }) => !closing.has(stage));
  const crmStage = facts.snapshot.deal.stage;
  const latest = stays.at(-1);
  const here = latest !== undefined && isSamePlace(facts, latest.stage, crmStage) ? latest : null;
  const past = (here === null ? stays : stays.slice(0, -1)).map((stay) => {
    const { enteredAt, leftAt } = stay;
    return { ...placeOf(stay.stage, facts), enteredAt, leftAt, engagement: engagementAtEnd(stay, judged, ordered) };
  });
  const engagement = engagementIn(group);
  const last: StayEngagement = {
    ...placeOf(crmStage, facts),
    enteredAt: here && (stageEntry(facts)?.enteredAt ?? null),
    leftAt: deal.outcome === 'open' ? null : (here?.leftAt ?? deal.closedAt),
    engagement,
  };
  const untold = here === null ? { why: 'not_tracked' as const, about: 'visits' } : null;
  return {
    stays: [...past, last],
    noLonger: noLongerEngaged(past, engagement),
    unknown: gapAt(present.snapshot, 'visits') ?? untold,
  };
}
