import type { Facts } from '../facts.ts';
import type { Plan } from '../plan.ts';
import type { Part } from './part.ts';

const NEXT_STEP = { dated: 1, vague: 0.5, none: 0 } as const;

/** 0…1: nothing for a close date that has passed or is missing, half for one that was pushed too often. */
function closeDateShare({ ahead, pushes }: Plan, maxPushes: number): number | null {
  if (ahead === false) return 0;
  if (ahead === null || pushes === null) return null;
  return pushes.length > maxPushes ? 0.5 : 1;
}

/** Half for the next step (R33), half for the close date (R34, R37). */
export function planHealth({ blueprint }: Facts, plan: Plan): Part {
  const date = closeDateShare(plan, blueprint.document.plan.max_pushes);
  const step = plan.nextStep === null ? null : NEXT_STEP[plan.nextStep];
  const inputs = {
    next_step: plan.nextStep,
    next_at: plan.nextAt,
    close_date_ahead: plan.ahead,
    pushes: plan.pushes?.length ?? null,
  };
  const value = step === null || date === null ? null : 50 * step + 50 * date;
  return { value, inputs, evidence: plan.evidence, unknown: value === null ? plan.unknown : null };
}
