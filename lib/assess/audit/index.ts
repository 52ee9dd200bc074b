import type { z } from 'zod';
import type { Blueprint } from '../../blueprint/blueprint.ts';
import { orgKey } from '../../record/key.ts';
import { type Instant, localDay } from '../../record/time.ts';
import {
  type Answer,
  AUDIT_VERSION,
  type Audit,
  type Drift,
  type Measure,
  type Question,
  type QuestionId,
  type Result,
} from '../schema/audit.ts';
import { decisionMeasures, expansionMeasures, ownerMeasures, tradeoffMeasures } from './authority.ts';
import { driftOf } from './drift.ts';
import { layersOf } from './layers.ts';
import { afterSaleMeasures, criteriaMeasures, timeMeasures } from './lifecycle.ts';
import { newcomerMeasures } from './newcomer.ts';
import type { Observed } from './observed.ts';
import { actionMeasures, lastHigh, traceMeasures } from './signals.ts';

type Asked = z.infer<typeof Question>;

/**
 * Yes: all that could be counted is there, and where records can show it, some did. No: nothing of what could be counted is
 * there. A design that no record has shown to work is partly an answer.
 */
function answerOf(measures: readonly Measure[]): Answer {
  const counted = measures.filter(({ of }) => of > 0);
  if (counted.length === 0) return 'unknown';
  if (counted.every(({ has }) => has === 0)) return 'no';
  const practice = measures.filter(({ basis }) => basis === 'practice');
  const shown = practice.length === 0 || practice.some(({ of }) => of > 0);
  return shown && counted.every(({ has, of }) => has === of) ? 'yes' : 'partly';
}

function question(id: QuestionId, kind: Asked['kind'], measures: Measure[]): Asked {
  const better = measures.filter(({ has, of }) => of === 0 || has < of).map((it) => it.id);
  return { id, kind, answer: answerOf(measures), measures, better };
}

/** The five results of S118, each with the questions that show whether it is there. */
const RESULTS: readonly [z.infer<typeof Result>['id'], QuestionId[]][] = [
  ['decide_fast', ['stalled_decision', 'tradeoff']],
  ['launch_whole', ['criteria', 'expansion_owner']],
  ['signal_to_action', ['signal_action', 'signal_trace']],
  ['compound', ['newcomer', 'transition_time', 'architecture_owner']],
  ['outcomes', ['after_sale', 'expansion_owner']],
];

/** One answer for several: plain where they agree; a yes beside an unknown is partly one. */
function together(answers: readonly Answer[]): Answer {
  const [first, ...others] = answers.filter((answer) => answer !== 'unknown');
  if (first === undefined) return 'unknown';
  const agreed = others.every((answer) => answer === first) ? first : 'partly';
  return agreed === 'yes' && answers.includes('unknown') ? 'partly' : agreed;
}

function resultsOf(questions: readonly Asked[]): Audit['results'] {
  return RESULTS.map(([id, from]) => ({
    id,
    answer: together(from.flatMap((asked) => questions.find((it) => it.id === asked)?.answer ?? [])),
    from: [...from],
  }));
}

/** What to do next, in the order of S87: find out what nobody knows, hold practice to the design, then mend the design. */
function stepsOf(measures: readonly Measure[], drifts: readonly Drift[]): Audit['steps'] {
  const lacking = measures.filter(({ has, of }) => has < of);
  const of = (basis: Measure['basis']) => lacking.filter((it) => it.basis === basis).map(({ id }) => id);
  const nobodyKnows = [...measures, ...drifts].filter((it) => it.of === 0).map(({ id }) => id);
  const drifted = drifts.filter(({ count }) => count > 0).map(({ id }) => id);
  return [
    { step: 'diagnose', todo: nobodyKnows },
    { step: 'validate', todo: [...drifted, ...of('practice')] },
    { step: 'invest', todo: of('design') },
  ];
}

function segmentsOf(records: readonly Observed[]): Audit['segments'] {
  const counts = new Map<string, number>();
  for (const { open, segment } of records) {
    if (open && segment !== null) counts.set(segment, (counts.get(segment) ?? 0) + 1);
  }
  const segments = [...counts].map(([label, open]) => ({ label, open }));
  return segments.toSorted((a, b) => b.open - a.open || a.label.localeCompare(b.label));
}

/**
 * The audit of a blueprint and of the records that were judged by it (docs/audit.md): the five questions and five tests
 * (M27, M36), the five results (S118), the lowest broken layer (S25) and the drift (M35). Pure; the order of records makes
 * no difference. Reviews are overdue by the day of `at` in UTC.
 */
export function audit(blueprint: Blueprint, observed: readonly Observed[], at: Instant): Audit {
  const records = observed.toSorted(
    (a, b) => orgKey(a.ref).localeCompare(orgKey(b.ref)) || (a.ref.id < b.ref.id ? -1 : 1),
  );
  const today = localDay(at, 'UTC');
  const last = lastHigh(records);
  const questions = [
    question('criteria', 'question', criteriaMeasures(blueprint, records)),
    question('signal_action', 'question', actionMeasures(blueprint, records)),
    question('transition_time', 'question', timeMeasures(blueprint, records)),
    question('after_sale', 'question', afterSaleMeasures(blueprint)),
    question('newcomer', 'question', newcomerMeasures(blueprint)),
    question('expansion_owner', 'test', expansionMeasures(blueprint)),
    question('stalled_decision', 'test', decisionMeasures(blueprint, records)),
    question('tradeoff', 'test', tradeoffMeasures(blueprint, records)),
    question('signal_trace', 'test', traceMeasures(last)),
    question('architecture_owner', 'test', ownerMeasures(blueprint, today)),
  ];
  const measures = questions.flatMap((asked) => asked.measures);
  const drift = driftOf(blueprint, records, today);
  const layers = layersOf(measures, drift);
  const made = records.map(({ createdAt }) => createdAt).sort();
  return {
    plumbline: AUDIT_VERSION,
    at,
    blueprint: { name: blueprint.document.name, version: blueprint.document.version },
    records: {
      deals: records.length,
      open: records.filter(({ open }) => open).length,
      organisations: new Set(records.map(({ ref }) => orgKey(ref))).size,
      since: made[0] ?? null,
    },
    questions,
    results: resultsOf(questions),
    layers,
    lowest: layers.find(({ state }) => state === 'broken')?.id ?? null,
    drift,
    lastSignal: last,
    segments: segmentsOf(records),
    steps: stepsOf(measures, drift),
  };
}
