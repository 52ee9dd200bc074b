import type { z } from 'zod';
import type { Stage } from '../blueprint/schema.ts';
import { gapAt, whyNoStage } from './blind.ts';
import type { Facts } from './facts.ts';
import type { Position, TrackStage } from './schema/assessment.ts';

type Track = z.infer<typeof TrackStage>;

/** The lifecycle stage ids that the record's visits and the pipeline's stages stand for. */
function mappedIds({ blueprint, snapshot }: Facts, crmStages: readonly string[]): Set<string> {
  const { ref, pipeline } = snapshot;
  return new Set(crmStages.flatMap((id) => blueprint.stageFor(ref.crm, pipeline, id)?.stage.id ?? []));
}

/**
 * Lifecycle stages before the current one that the record passed over: the pipeline has a stage for them, the record
 * was in an earlier one, and never in them. Empty where stage history is not kept, or not whole.
 */
export function skippedStages(facts: Facts): Stage[] {
  const { blueprint, snapshot, stage } = facts;
  const { lifecycle } = blueprint.document;
  const visited = mappedIds(
    facts,
    snapshot.visits.map((visit) => visit.stage),
  );
  const offered = mappedIds(
    facts,
    snapshot.pipeline.stages.map(({ id }) => id),
  );
  const first = lifecycle.findIndex(({ id }) => visited.has(id));
  const current = lifecycle.findIndex(({ id }) => id === stage?.id);
  if (first < 0 || gapAt(snapshot, 'visits') !== null) return [];
  return lifecycle.filter(({ id }, index) => index > first && index < current && offered.has(id) && !visited.has(id));
}

function stateOf(index: number, current: number, skipped: boolean): Track['state'] {
  if (skipped) return 'skipped';
  if (index === current) return 'current';
  return index < current ? 'past' : 'ahead';
}

/** The track of a deal that stands nowhere in the lifecycle, as a lost one: what it visited is past. */
function furthest(facts: Facts): number {
  const visited = mappedIds(
    facts,
    facts.snapshot.visits.map((visit) => visit.stage),
  );
  return facts.blueprint.document.lifecycle.findLastIndex(({ id }) => visited.has(id));
}

/** Where the record stands in the lifecycle. */
export function assessPosition(facts: Facts): z.infer<typeof Position> {
  const { blueprint, stage, mappedBy, snapshot } = facts;
  const { lifecycle, seats } = blueprint.document;
  const current = stage === null ? furthest(facts) + 1 : lifecycle.findIndex(({ id }) => id === stage.id);
  const skipped = new Set(skippedStages(facts).map(({ id }) => id));
  return {
    track: lifecycle.map(({ id, label, side }, index) => {
      const state = stage === null && index >= current ? 'ahead' : stateOf(index, current, skipped.has(id));
      return { id, label, side, state, line: blueprint.place(`lifecycle.${id}`) };
    }),
    stage: stage?.id ?? null,
    mappedBy,
    means: stage?.means ?? null,
    owner: stage === null ? null : (seats[stage.owner]?.label ?? null),
    unknown: stage === null && snapshot.deal.outcome !== 'lost' ? whyNoStage(snapshot) : null,
  };
}
