import type { FieldChange } from '../record/stages.ts';
import { type Instant, localDay, millis, plusDays } from '../record/time.ts';
import { blindSince, gapAt } from './blind.ts';
import { fieldEvidence, interactionEvidence } from './evidence.ts';
import type { Facts } from './facts.ts';
import type { Evidence, Unknown } from './schema/evidence.ts';

/** What comes next and how believable the close date is. */
export interface Plan {
  /** dated: within the blueprint's time; vague: later, or without a date; null: unknown. */
  nextStep: 'dated' | 'vague' | 'none' | null;
  nextAt: Instant | null;
  /** Whether the close date is today or later; false where there is none; null: unknown. */
  ahead: boolean | null;
  /** Whether the close date is the one that the CRM filled in by itself (R37). */
  isDefault: boolean;
  /** Times that somebody moved the close date to a later day; null: unknown. */
  pushes: FieldChange[] | null;
  evidence: Evidence[];
  unknown: Unknown | null;
}

interface Step {
  at: Instant;
  evidence: Evidence;
}

/**
 * Open tasks that are due today or later, and meetings and calls that are planned, soonest first. What is due today is still
 * to come in the afternoon: HubSpot has most tasks due at eight in the morning, Salesforce at no time of the day.
 */
function datedSteps({ snapshot, at, atMs, blueprint }: Facts): Step[] {
  const { timeZone } = snapshot.org;
  const today = localDay(at, timeZone);
  const tasks = snapshot.tasks.flatMap(({ done, dueAt, id, subject, link }): Step[] => {
    if (done || dueAt === null || localDay(dueAt, timeZone) < today) return [];
    return [{ at: dueAt, evidence: { kind: 'task', id, label: subject, at: dueAt, value: null, link } }];
  });
  const appointments = snapshot.interactions.flatMap((it): Step[] => {
    const appointment = it.kind === 'meeting' || it.kind === 'call';
    if (!appointment || it.outcome !== 'planned' || it.direction === 'internal' || millis(it.at) <= atMs) return [];
    return [{ at: it.at, evidence: interactionEvidence(it) }];
  });
  const counting = blueprint.document.plan.future_meeting_counts ? appointments : [];
  return [...tasks, ...counting].sort((a, b) => millis(a.at) - millis(b.at));
}

/** What may hide a next step: hidden tasks, hidden appointments, a next-step field that cannot be read. */
function blindToSteps({ snapshot, at, blueprint }: Facts): Unknown | null {
  const tasks = gapAt(snapshot, 'tasks');
  const onlyNewest = tasks?.why === 'not_loaded' && snapshot.tasks.length > 0;
  if (tasks !== null && !onlyNewest) return tasks;
  const counts = blueprint.document.plan.future_meeting_counts;
  const meetings = counts ? blindSince(snapshot, at, 'meeting') : null;
  if (meetings !== null) return meetings;
  const { nextStep } = snapshot.deal;
  return nextStep.known ? null : { why: nextStep.why, about: 'deal.nextStep' };
}

function nextStepOf(facts: Facts): Pick<Plan, 'nextStep' | 'nextAt' | 'evidence' | 'unknown'> {
  const { snapshot, at, blueprint } = facts;
  const [soonest] = datedSteps(facts);
  const limit = millis(plusDays(at, blueprint.document.plan.next_step_within));
  const { nextStep } = snapshot.deal;
  const text = nextStep.known && nextStep.value !== null && nextStep.value.trim() !== '' ? nextStep.value : null;
  const evidence = [
    ...(soonest === undefined ? [] : [soonest.evidence]),
    ...(text === null ? [] : [fieldEvidence('deal.nextStep', text, snapshot.link)]),
  ];
  const nextAt = soonest?.at ?? null;
  if (soonest !== undefined && millis(soonest.at) <= limit)
    return { nextStep: 'dated', nextAt, evidence, unknown: null };
  const blind = blindToSteps(facts);
  if (blind !== null) return { nextStep: null, nextAt, evidence, unknown: blind };
  const undated = snapshot.tasks.some(({ done, dueAt }) => !done && dueAt === null);
  const vague = soonest !== undefined || text !== null || undated;
  return { nextStep: vague ? 'vague' : 'none', nextAt, evidence, unknown: null };
}

/** Moves of the close date to a later day, not counting the CRM's default date and its first correction (R37). */
function pushesOf({ snapshot }: Facts): FieldChange[] {
  const moves = snapshot.changes.filter(({ field }) => field === 'closeDate');
  return moves.filter(({ from, to, cause }, index) => {
    const corrects = moves[index - 1]?.cause === 'default';
    if (cause === 'default' || corrects || from === null || to === null) return false;
    return String(to) > String(from);
  });
}

function isDefaultDate({ snapshot }: Facts): boolean {
  const last = snapshot.changes.findLast(({ field }) => field === 'closeDate');
  return last?.cause === 'default';
}

/** The plan of the record: its next step, its close date and how often that was pushed. */
export function assessPlan(facts: Facts): Plan {
  const { snapshot, at } = facts;
  const { closeDate } = snapshot.deal;
  const step = nextStepOf(facts);
  const today = localDay(at, snapshot.org.timeZone);
  const noHistory = gapAt(snapshot, 'changes');
  const ahead = closeDate.known ? closeDate.value !== null && closeDate.value >= today : null;
  const dateUnknown = closeDate.known ? noHistory : { why: closeDate.why, about: 'deal.closeDate' };
  const date = closeDate.known ? [fieldEvidence('deal.closeDate', closeDate.value, snapshot.link)] : [];
  return {
    ...step,
    ahead,
    isDefault: isDefaultDate(facts),
    pushes: noHistory === null ? pushesOf(facts) : null,
    evidence: [...step.evidence, ...date],
    unknown: step.unknown ?? (ahead === false ? null : dateUnknown),
  };
}
