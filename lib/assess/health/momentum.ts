import { plusDays } from '../../record/time.ts';
import { blindSince, whyNoStage } from '../blind.ts';
import { interactionEvidence } from '../evidence.ts';
import type { Facts } from '../facts.ts';
import { decayed } from '../touch.ts';
import { type Part, upToOne } from './part.ts';

const MOMENTUM_DAYS = 30;

/** Decayed weight of the two-way interactions of 30 days against what the stage calls healthy, at most 100. */
export function momentum({ stage, touches, blueprint, snapshot, at }: Facts): Part {
  const { depth } = blueprint.document.buying_group;
  const recent = touches.filter(({ reach, age }) => reach === 'two_way' && age <= MOMENTUM_DAYS);
  const weight = recent.reduce((sum, { age }) => sum + decayed(depth.two_way, age, depth.half_life), 0);
  const inputs = { weight, healthy: stage?.healthy.momentum ?? null, interactions: recent.length };
  const evidence = recent.map(({ interaction }) => interactionEvidence(interaction)).reverse();
  if (stage === null) return { value: null, inputs, evidence, unknown: whyNoStage(snapshot) };
  const value = 100 * upToOne(weight, stage.healthy.momentum);
  const blind = value < 100 ? blindSince(snapshot, plusDays(at, -MOMENTUM_DAYS)) : null;
  return { value: blind === null ? value : null, inputs, evidence, unknown: blind };
}
