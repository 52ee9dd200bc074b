import type { z } from 'zod';
import type { Facts } from './facts.ts';
import { assessCriteria, gateOf } from './gate.ts';
import { assessGroup } from './group.ts';
import { momentum } from './health/momentum.ts';
import { multiThreading } from './health/multi-threading.ts';
import { paceHealth } from './health/pace.ts';
import type { Parts } from './health/part.ts';
import { planHealth } from './health/plan.ts';
import { type Score, scoreOf, weighed } from './health/score.ts';
import { signalHealth } from './health/signals.ts';
import { stageGate } from './health/stage-gate.ts';
import { assessPace } from './pace.ts';
import { assessPlan, type Plan } from './plan.ts';
import type { Segment } from './schema/assessment.ts';
import type { StageGate } from './schema/gate.ts';
import type { BuyingGroup } from './schema/group.ts';
import type { ComponentId, HealthComponent } from './schema/health.ts';
import type { Pace } from './schema/pace.ts';
import { type Fit, withFit } from './segment.ts';

/** Every verdict on one set of facts, without its history. */
export interface Judgement extends Score {
  facts: Facts & { fit: Fit };
  segment: z.infer<typeof Segment>;
  group: BuyingGroup;
  pace: Pace;
  plan: Plan;
  /** The exit side only; entry criteria belong to another moment. */
  gate: StageGate;
  components: z.infer<typeof HealthComponent>[];
}

const ORDER: readonly ComponentId[] = ['multi_threading', 'momentum', 'stage_gate', 'pace', 'plan', 'signals'];

/** What the signals of a record bring to its health. */
function signalsPart({ signals, snapshot, atMs, blueprint }: Facts): Parts['signals'] {
  return signalHealth(signals, snapshot, atMs, blueprint.document.health.signal_scale);
}

/** The judgement that follows from a gate, all else being as it is. */
export function withGate(judgement: Omit<Judgement, 'components' | 'score' | 'confidence'>): Judgement {
  const { facts, group, pace, plan, gate } = judgement;
  const parts: Parts = {
    multi_threading: multiThreading(facts, group),
    momentum: momentum(facts),
    stage_gate: stageGate(gate),
    pace: paceHealth(pace),
    plan: planHealth(facts, plan),
    signals: signalsPart(facts),
  };
  const { weights, min_confidence } = facts.blueprint.document.health;
  const components = weighed(ORDER, parts, weights, (id) => facts.blueprint.place(`health.weights.${id}`));
  return { ...judgement, components, ...scoreOf(components, min_confidence) };
}

/** Every verdict on the facts as they are. */
export function judge(found: Facts): Judgement {
  const facts = withFit(found);
  const { segment } = facts.fit;
  const group = assessGroup(facts, segment.id);
  const pace = assessPace(facts, segment.id);
  const gate = gateOf(assessCriteria('exit', facts, group), [], facts);
  return withGate({ facts, segment, group, pace, plan: assessPlan(facts), gate });
}
