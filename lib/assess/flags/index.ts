import type { z } from 'zod';
import type { BlueprintDocument } from '../../blueprint/schema.ts';
import { playbookOf } from '../playbook.ts';
import type { Flag } from '../schema/flags.ts';
import type { Case, Finding, FlagRule } from './finding.ts';
import { folded } from './fold.ts';
import { PATH_FLAGS } from './path.ts';
import { PLAN_FLAGS } from './plan.ts';
import { SIGNAL_FLAGS } from './signals.ts';
import { SILENCE_FLAGS } from './silence.ts';
import { STRUCTURE_FLAGS } from './structure.ts';
import { THREAD_FLAGS } from './threads.ts';

type Raised = z.infer<typeof Flag>;
/** What the blueprint says of a flag; some are not in every blueprint, and then never fire. */
type OwnRule = NonNullable<BlueprintDocument['flags'][FlagRule['id']]>;

/** Every flag that concerns deals; of two with as much at stake, the earlier one comes first. */
const RULES: readonly FlagRule[] = [
  ...THREAD_FLAGS,
  ...STRUCTURE_FLAGS,
  ...SILENCE_FLAGS,
  ...PLAN_FLAGS,
  ...PATH_FLAGS,
  ...SIGNAL_FLAGS,
];

/** Whether the record has reached the stage from which the rule says that the flag counts. */
function reached({ facts }: Case, fromStage: string | undefined): boolean {
  if (fromStage === undefined) return true;
  const order = facts.blueprint.document.lifecycle.map(({ id }) => id);
  return facts.stage !== null && order.indexOf(facts.stage.id) >= order.indexOf(fromStage);
}

/** Points of the score that are lost where the flag points to: what is at stake in it. */
function stake({ about }: FlagRule, { components, score, facts }: Case): number {
  if (about === null) return Math.max(0, (facts.stage?.healthy.score ?? 0) - (score ?? 0));
  const component = components.find(({ id }) => id === about);
  return component?.value == null ? 0 : (component.weight * (100 - component.value)) / 100;
}

function raise(rule: FlagRule, own: OwnRule, found: Finding, { facts }: Case): Raised {
  const { blueprint } = facts;
  const { severity, playbook } = own;
  return {
    id: rule.id,
    severity,
    params: found.params,
    evidence: found.evidence,
    playbook: playbookOf(found.playbook ?? playbook, blueprint),
    folds: [],
    line: blueprint.place(found.path ?? `flags.${rule.id}`),
  };
}

/** The flags of a record: none for closed ones; most at stake first, those of one cause folded into one. */
export function flagsOf(record: Case): Raised[] {
  const { blueprint, snapshot } = record.facts;
  if (snapshot.deal.outcome !== 'open') return [];
  const firing = RULES.flatMap((rule) => {
    const own = blueprint.document.flags[rule.id];
    if (own === undefined || !reached(record, own.from_stage)) return [];
    const found = rule.find(record);
    return found === null ? [] : [{ flag: raise(rule, own, found, record), stake: stake(rule, record) }];
  });
  const shown = folded(
    firing.map(({ flag }) => flag.id),
    record.group.activeThreads === 0,
  );
  const toActOn = new Set(firing.flatMap(({ flag }) => (flag.severity === 'act' ? [flag.id] : [])));
  /** With the flags that it stands for; where one of those is to act on, so is it. */
  const standing = (flag: Raised): Raised => {
    const folds = shown.get(flag.id) ?? [];
    return { ...flag, folds, severity: folds.some((id) => toActOn.has(id)) ? 'act' : flag.severity };
  };
  return firing
    .filter(({ flag }) => shown.has(flag.id))
    .map(({ flag, stake: points }) => ({ flag: standing(flag), points }))
    .sort((a, b) => severityRank(a.flag) - severityRank(b.flag) || b.points - a.points)
    .map(({ flag }) => flag);
}

function severityRank({ severity }: Raised): number {
  return severity === 'act' ? 0 : 1;
}
