import type { Day } from '../../record/time.ts';
import type { Finding, Level, RuledFinding } from '../problem.ts';
import type { Condition } from '../reason/condition.ts';
import { type Budget, budget } from '../reason/find.ts';
import type { BlueprintDocument } from '../schema.ts';
import { brokenProbabilities, brokenSegments } from './bands.ts';
import { duplicates } from './duplicates.ts';
import { brokenLifecycle } from './lifecycle.ts';
import { brokenPatterns } from './patterns.ts';
import { unknownReferences } from './references.ts';
import { withoutBenchmark, withoutExit, withoutFunctions, withoutProbability } from './thin-stages.ts';
import { brokenWeights, unevenWeights } from './weights.ts';

/** What rules know beside the document. */
export interface Context {
  /** Every condition by its place, ready for reasoning: `market.segments.enterprise.when`. */
  conditions: ReadonlyMap<string, Condition>;
  /** The day by which reviews are overdue; null where nobody asks. */
  today: Day | null;
  /** What all reasoning about the document may take. */
  budget: Budget;
}

/** One thing that a blueprint can get wrong. */
export interface Rule {
  /** What problems and docs/lint.md call it; never changed once published. */
  id: string;
  level: Level;
  /** What it finds, as the documentation says it. */
  finds: string;
  check(document: BlueprintDocument, context: Context): Finding[];
}

/** Every rule over a document whose keys and types are right. */
export const RULES: readonly Rule[] = [
  {
    id: 'reference/unknown',
    level: 'error',
    finds: 'A seat, function, playbook, stage, segment or other part that the blueprint names and does not declare.',
    check: unknownReferences,
  },
  {
    id: 'reference/declared-twice',
    level: 'error',
    finds: 'An id, CRM stage or role that is declared twice, so that one of the two could never apply.',
    check: duplicates,
  },
  {
    id: 'lifecycle/no-bowtie',
    level: 'error',
    finds: 'A lifecycle without exactly one knot, whose sides are out of order, or with a part on the wrong side.',
    check: brokenLifecycle,
  },
  {
    id: 'bands/segments',
    level: 'error',
    finds: 'Segments that leave accounts out, claim the same accounts, or are never reached.',
    check: brokenSegments,
  },
  {
    id: 'bands/probability',
    level: 'error',
    finds: 'Probability bands of stages with a gap or an overlap.',
    check: brokenProbabilities,
  },
  {
    id: 'patterns/invalid',
    level: 'error',
    finds: 'A title rule that is no valid regular expression.',
    check: brokenPatterns,
  },
  {
    id: 'health/weights-sum',
    level: 'error',
    finds: 'Health weights that do not add up to 100.',
    check: unevenWeights,
  },
  {
    id: 'health/one-busy-thread',
    level: 'error',
    finds: 'Health weights that let one busy thread beat a healthy group.',
    check: brokenWeights,
  },
  {
    id: 'stage/no-exit-criteria',
    level: 'warning',
    finds: 'A stage without exit criteria.',
    check: withoutExit,
  },
  {
    id: 'stage/no-benchmark',
    level: 'warning',
    finds: 'A stage without a time benchmark.',
    check: withoutBenchmark,
  },
  {
    id: 'stage/no-functions',
    level: 'warning',
    finds: 'A stage that requires nobody of the buying group.',
    check: withoutFunctions,
  },
  {
    id: 'lifecycle/no-probability',
    level: 'warning',
    finds: 'A lifecycle without probability bands, so that pipelines which no stage maps cannot be placed.',
    check: withoutProbability,
  },
];

/** Enough for hundreds of routes; a document made to keep the browser busy ends here after a second or so. */
const STEPS_FOR_ALL = 2_000_000;

/** What the rules of a document are given. */
export function contextOf(conditions: Context['conditions'], today: Day | null): Context {
  return { conditions, today, budget: budget(STEPS_FOR_ALL) };
}

/** All that the rules of a level find in a document. */
export function findingsOf(level: Level, document: BlueprintDocument, context: Context): RuledFinding[] {
  return RULES.filter((rule) => rule.level === level).flatMap(({ id, check }) =>
    check(document, context).map((finding) => ({ rule: id, level, ...finding })),
  );
}
