import type { Finding, Level, RuledFinding } from '../problem.ts';
import type { BlueprintDocument } from '../schema.ts';
import { thinAfterSale, tooManyStages } from './after-sale.ts';
import { brokenGuardrails, brokenProbabilities, brokenSegments } from './bands.ts';
import type { Context } from './context.ts';
import { duplicates } from './duplicates.ts';
import { brokenLifecycle } from './lifecycle.ts';
import { gatesOfOurs, stagesNamedForUs } from './own-activity.ts';
import { missingProcesses, strangersWithFinalWord, twoPrimaries, undecidedKinds } from './ownership.ts';
import { brokenPatterns } from './patterns.ts';
import { foundersInCharge, peopleAsSeats } from './people.ts';
import { unknownReferences } from './references.ts';
import {
  contradictions,
  deadRoutes,
  overlappingRoutes,
  shadowedRoutes,
  sourcesWithoutPath,
  timelessRoutes,
  unroutedSignals,
} from './routing.ts';
import { withoutBenchmark, withoutExit, withoutFunctions, withoutProbability } from './thin-stages.ts';
import { overdueReviews, rawDataInCrm, unexplained } from './upkeep.ts';
import { brokenWeights, unevenWeights } from './weights.ts';

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
  {
    id: 'bands/guardrails',
    level: 'error',
    finds: 'Guardrails on the same number that leave some of it out, or cross.',
    check: brokenGuardrails,
  },
  {
    id: 'routing/contradiction',
    level: 'error',
    finds: 'Two routes with the same trigger and different actions.',
    check: contradictions,
  },
  {
    id: 'routing/shadowed',
    level: 'warning',
    finds: 'A route that nothing reaches, since earlier ones take all.',
    check: shadowedRoutes,
  },
  {
    id: 'routing/overlap',
    level: 'warning',
    finds: 'Two routes with different actions that both match some records, where neither is the narrower.',
    check: overlappingRoutes,
  },
  {
    id: 'routing/never',
    level: 'warning',
    finds: 'A route that no declared signal sets off, or whose condition no record can meet.',
    check: deadRoutes,
  },
  {
    id: 'routing/signal-without-route',
    level: 'warning',
    finds: 'A signal type that no route takes up.',
    check: unroutedSignals,
  },
  {
    id: 'routing/no-time-limit',
    level: 'warning',
    finds: 'A route of high signals without a time to act in.',
    check: timelessRoutes,
  },
  {
    id: 'systems/no-path',
    level: 'error',
    finds: 'A system that sends signals of which none has a route.',
    check: sourcesWithoutPath,
  },
  {
    id: 'systems/raw-data-in-crm',
    level: 'warning',
    finds: 'A field of the CRM that holds raw intent or raw usage.',
    check: rawDataInCrm,
  },
  {
    id: 'stage/named-for-us',
    level: 'warning',
    finds: 'A stage that is named for our own activity.',
    check: stagesNamedForUs,
  },
  {
    id: 'stage/counts-our-activity',
    level: 'warning',
    finds: 'A stage whose exit criteria count only our own activity.',
    check: gatesOfOurs,
  },
  {
    id: 'lifecycle/thin-after-sale',
    level: 'warning',
    finds: 'Stages after the sale that are written with less care than those before it.',
    check: thinAfterSale,
  },
  {
    id: 'lifecycle/too-many-stages',
    level: 'warning',
    finds: 'More stages up to the sale than a buyer makes decisions.',
    check: tooManyStages,
  },
  {
    id: 'ownership/two-primaries',
    level: 'error',
    finds: 'An outcome that two seats own, and no word on whose is final.',
    check: twoPrimaries,
  },
  {
    id: 'ownership/stranger-decides',
    level: 'warning',
    finds: 'An overlap that is settled by a seat which is not part of it.',
    check: strangersWithFinalWord,
  },
  {
    id: 'decisions/kind-without-seat',
    level: 'warning',
    finds: 'A kind of decision that no seat makes.',
    check: undecidedKinds,
  },
  {
    id: 'processes/missing',
    level: 'warning',
    finds: 'One of the seven processes that is not written down while others are.',
    check: missingProcesses,
  },
  {
    id: 'seats/person',
    level: 'warning',
    finds: 'A person’s name or mail address where a seat belongs.',
    check: peopleAsSeats,
  },
  {
    id: 'seats/founder',
    level: 'warning',
    finds: 'A stage, route or outcome that a founder owns.',
    check: foundersInCharge,
  },
  {
    id: 'review/overdue',
    level: 'warning',
    finds: 'A review whose next day has passed.',
    check: overdueReviews,
  },
  {
    id: 'rule/unexplained',
    level: 'warning',
    finds: 'A rule without `because`.',
    check: unexplained,
  },
];

/** All that the rules of a level find in a document. */
export function findingsOf(level: Level, document: BlueprintDocument, context: Context): RuledFinding[] {
  return RULES.filter((rule) => rule.level === level).flatMap(({ id, check }) =>
    check(document, context).map((finding) => ({ rule: id, level, ...finding })),
  );
}
