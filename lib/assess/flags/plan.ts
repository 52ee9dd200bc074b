import { daysBetween, localDay } from '../../record/time.ts';
import { changeEvidence, fieldEvidence } from '../evidence.ts';
import type { Case, Finding, FlagRule } from './finding.ts';

function noNextStep({ plan, facts }: Case): Finding | null {
  if (plan.nextStep !== 'none') return null;
  const { plan: rule } = facts.blueprint.document;
  return { params: { within_days: rule.next_step_within }, evidence: plan.evidence };
}

/** The expected close is a day that has gone by in the organisation's time zone; a default date promises nothing (R37). */
function closeDatePast({ plan, facts }: Case): Finding | null {
  const { snapshot, at } = facts;
  const { closeDate } = snapshot.deal;
  if (plan.ahead !== false || plan.isDefault || !closeDate.known || closeDate.value === null) return null;
  const days = daysBetween(closeDate.value, localDay(at, snapshot.org.timeZone));
  return {
    params: { close_date: closeDate.value, days },
    evidence: [fieldEvidence('deal.closeDate', closeDate.value, snapshot.link)],
  };
}

function pushed({ plan, facts }: Case): Finding | null {
  const { more_than: most } = facts.blueprint.document.flags.pushed;
  if (plan.pushes === null || plan.pushes.length <= most) return null;
  const [first] = plan.pushes;
  return {
    params: { pushes: plan.pushes.length, more_than: most, first_date: first?.from ?? null },
    evidence: plan.pushes.map((change) => changeEvidence(facts.snapshot, change)),
  };
}

/** Flags about what comes next and when it is said to close. */
export const PLAN_FLAGS: readonly FlagRule[] = [
  { id: 'no_next_step', about: 'plan', find: noNextStep },
  { id: 'close_date_past', about: 'plan', find: closeDatePast },
  { id: 'pushed', about: 'plan', find: pushed },
];
