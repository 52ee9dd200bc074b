import { daysBetween } from '../../record/time.ts';
import type { Finding } from '../problem.ts';
import type { BlueprintDocument } from '../schema.ts';
import type { Context } from './context.ts';

type Path = Finding['path'];

/** Reviews whose next day has passed; nothing is said where nobody asks as of a day. */
export function overdueReviews({ review, reviews }: BlueprintDocument, { today }: Context): Finding[] {
  if (today === null) return [];
  const all: { label: string; every: number; last: string; path: Path }[] = [
    { label: 'the blueprint', ...review, path: ['review'] },
    ...reviews.map(({ label, every, last }, index) => ({ label, every, last, path: ['reviews', index] })),
  ];
  return all.flatMap(({ label, every, last, path }): Finding[] => {
    const overdue = Math.floor(daysBetween(last, today) - every);
    if (overdue <= 0) return [];
    const message = `the review of ${label} is overdue by ${overdue === 1 ? '1 day' : `${overdue} days`}`;
    return [{ path, message, remedy: 'Hold it and set `last`, or change `every`.' }];
  });
}

interface Reasoned {
  because?: string | undefined;
}

/** Every rule that should say why it is there, with its place; rules that are not written are left out. */
export function reasonedRules(document: BlueprintDocument): { path: Path; because: string | undefined }[] {
  const { market, buying_group, lifecycle, flags, health, plan, customer_health } = document;
  const rules: [Path, Reasoned | undefined][] = [
    ...market.segments.flatMap((segment, index): [Path, Reasoned][] =>
      segment.otherwise ? [] : [[['market', 'segments', index], segment]],
    ),
    [['market', 'ideal_customer'], market.ideal_customer],
    ...listed(['buying_group', 'functions'], buying_group.functions),
    ...lifecycle.flatMap((stage, index): [Path, Reasoned][] => [
      ...(['entry', 'exit', 'handoff', 'milestones'] as const).flatMap((key) =>
        listed(['lifecycle', index, key], stage[key]),
      ),
      [['lifecycle', index, 'stuck'], stage.stuck],
    ]),
    ...Object.entries(flags).map(([id, rule]): [Path, Reasoned | undefined] => [['flags', id], rule]),
    [['health'], health],
    [['plan'], plan],
    [['customer_health'], customer_health],
    ...listed(['commercial_model', 'guardrails'], document.commercial_model.guardrails),
    ...listed(['signals'], document.signals),
    ...listed(['tensions'], document.tensions),
    ...listed(['routing'], document.routing),
    ...document.sources.map(({ rule }, index): [Path, Reasoned | undefined] => [['sources', index, 'rule'], rule]),
    ...listed(['ownership'], document.ownership),
    ...listed(['decisions'], document.decisions),
  ];
  return rules.flatMap(([path, rule]) => (rule === undefined ? [] : [{ path, because: rule.because }]));
}

/** Rules that nobody can explain: those without `because`. */
export function unexplained(document: BlueprintDocument): Finding[] {
  return reasonedRules(document).flatMap(({ path, because }) =>
    because === undefined
      ? [{ path, message: 'this rule has no reason', remedy: 'Say in `because` why it is there.' }]
      : [],
  );
}

function listed(path: Path, rules: readonly Reasoned[]): [Path, Reasoned][] {
  return rules.map((rule, index) => [[...path, index], rule]);
}

const NOT_FOR_THE_CRM: Readonly<Record<string, string>> = {
  orchestration: 'raw intent',
  warehouse: 'raw usage',
  product: 'raw usage',
};

/** Fields of the CRM that hold what the warehouse or the intent tool should keep (S27, S59). */
export function rawDataInCrm({ sources, systems }: BlueprintDocument): Finding[] {
  return sources.flatMap(({ claims }, index) =>
    claims.flatMap(({ source }, item): Finding[] => {
      const raw = NOT_FOR_THE_CRM[systems[source]?.role ?? ''];
      if (raw === undefined) return [];
      const message = `\`${source}\` writes ${raw} into a field of the CRM`;
      const remedy = 'Keep it where it is made; send a signal when it crosses a threshold.';
      return [{ path: ['sources', index, 'claims', item], message, remedy }];
    }),
  );
}
