import { describe, expect, it } from 'vitest';
import { Answer, type Audit, type QuestionId } from '../../../../lib/assess/schema/audit.ts';
import type { Benchmarks } from '../../../../lib/record/benchmarks.ts';
import type { Signal } from '../../../../lib/record/signal.ts';
import { auditOf, redesigned } from '../../../fixtures/audit.ts';
import { defaultBlueprint } from '../../../fixtures/blueprint.ts';
import { healthyDeal, hiddenDeal, stuckDeal } from '../../../fixtures/deals.ts';
import { signalBlueprint } from '../../../fixtures/signals.ts';
import { ago, aSignal, aSnapshot, NOW } from '../../../fixtures/snapshot.ts';

const { document } = defaultBlueprint;
const [firstStage] = document.lifecycle;
const knotOnly = document.lifecycle.filter(({ side }) => side === 'knot');
const bare = document.lifecycle.map((stage) => ({
  ...stage,
  ...{ entry: [], exit: [], milestones: [], required_functions: [], benchmark: undefined },
}));
const bareAfter = document.lifecycle.map((stage, index) =>
  stage.side === 'expansion' ? (bare[index] ?? stage) : stage,
);
const unheld = { ...document.seats, account_executive: { label: 'Account executive', is: 'unassigned' as const } };
const heldOwner = { ...document.seats, cro: { label: 'CRO', is: { email: 'cro@plumbworks.example' } } };

const OWN_PAST: Benchmarks = {
  plumbline: 1,
  computedAt: NOW,
  from: 'sample',
  deals: 40,
  of: 40,
  stages: [
    {
      ...{ pipeline: 'default', stage: 'presentationscheduled', segment: 'mid_market', visits: 40, deals: 40 },
      ...{ average: 30, median: 28, p75: 40, curve: [] },
    },
  ],
};

/** A high signal of the account, `hours` after which somebody acted; null where nobody has. */
function high(hours: number | null, more: Partial<Signal> = {}): Signal {
  const hops: Signal['hops'] =
    hours === null ? [] : [{ step: 'acted', at: ago(3 - hours / 24), by: '501', system: null, as: null }];
  return aSignal(3, { type: 'web.pricing', hops, ...more });
}

const withSignals = (...signals: Signal[]) => auditOf([aSnapshot({ signals })], signalBlueprint);
const routed = {
  ...signalBlueprint.document,
  routing: signalBlueprint.document.routing.filter(({ id }) => id !== 'queue'),
};

function answer({ questions }: Audit, id: QuestionId) {
  return questions.find((question) => question.id === id)?.answer;
}

const ANSWERS: [QuestionId, Record<string, () => Audit>][] = [
  [
    'criteria',
    {
      yes: () => auditOf([healthyDeal()]),
      partly: () => auditOf([]),
      no: () => auditOf([], redesigned({ lifecycle: bare })),
      unknown: () => auditOf([], redesigned({ lifecycle: firstStage ? [firstStage] : [] })),
    },
  ],
  [
    'signal_action',
    {
      partly: () => withSignals(high(100)),
      no: () => auditOf([], redesigned({ routing: [] })),
      unknown: () => auditOf([], redesigned({ signals: [], routing: [] })),
    },
  ],
  [
    'transition_time',
    {
      yes: () => auditOf([healthyDeal()], defaultBlueprint, OWN_PAST),
      partly: () => auditOf([healthyDeal()]),
      no: () => auditOf([], redesigned({ lifecycle: bare })),
      unknown: () => auditOf([], redesigned({ lifecycle: knotOnly })),
    },
  ],
  [
    'after_sale',
    {
      yes: () => auditOf([]),
      partly: () => auditOf([], redesigned({ customer_health: undefined })),
      no: () => auditOf([], redesigned({ customer_health: undefined, lifecycle: bareAfter })),
    },
  ],
  [
    'newcomer',
    {
      partly: () => auditOf([], redesigned({ plan: { ...document.plan, because: undefined } })),
    },
  ],
  [
    'expansion_owner',
    {
      yes: () => auditOf([]),
      partly: () =>
        auditOf(
          [],
          redesigned({
            ownership: document.ownership.map((it) =>
              it.outcome === 'expansion_revenue' ? { ...it, segments: ['enterprise'] } : it,
            ),
          }),
        ),
      no: () => auditOf([], redesigned({ ownership: [] })),
    },
  ],
  [
    'stalled_decision',
    {
      yes: () => auditOf([stuckDeal()]),
      partly: () => auditOf([stuckDeal()], redesigned({ seats: unheld })),
      unknown: () => auditOf([], redesigned({ decisions: [] })),
    },
  ],
  [
    'tradeoff',
    {
      partly: () => auditOf([]),
      no: () => auditOf([], redesigned({ decisions: [], tensions: [] })),
    },
  ],
  [
    'signal_trace',
    {
      yes: () => withSignals(high(1)),
      partly: () => withSignals(high(null)),
      unknown: () => auditOf([healthyDeal()]),
    },
  ],
  [
    'architecture_owner',
    {
      yes: () => auditOf([], redesigned({ seats: heldOwner })),
      partly: () => auditOf([]),
      no: () => auditOf([], redesigned({ review: { every: 90, last: '2020-01-01' } })),
    },
  ],
];

describe.each(ANSWERS)('the question %s', (id, cases) => {
  it.each(Object.entries(cases))('is answered %s', (expected, made) => {
    expect(answer(made(), id)).toBe(Answer.parse(expected));
  });

  it('says what would answer it better wherever the answer is no plain yes', () => {
    for (const made of Object.values(cases)) {
      const asked = made().questions.find((question) => question.id === id);
      expect(asked?.answer === 'yes' || (asked?.better.length ?? 0) > 0).toBe(true);
    }
  });
});

it('answers whether something follows a high signal with yes only once somebody has acted in time', () => {
  const blueprint = {
    ...signalBlueprint,
    document: { ...routed, signals: routed.signals.filter((it) => it.side === 'acquisition') },
  };
  const asked = (...signals: Signal[]) => answer(auditOf([aSnapshot({ signals })], blueprint), 'signal_action');
  expect(asked(high(1))).toBe('yes');
  expect(asked()).toBe('partly');
});

it('traces the last high signal with its hand-offs and what it was taken for', () => {
  const hops: Signal['hops'] = [
    { step: 'handed_off', at: ago(2.9), by: 'a@plumbworks.example', system: null, as: 'web.visit' },
    { step: 'handed_off', at: ago(2.8), by: 'b@plumbworks.example', system: null, as: null },
    { step: 'acted', at: ago(2.5), by: '501', system: null, as: null },
  ];
  const { lastSignal, questions } = withSignals(high(null, { hops }), high(1, { id: 'older', at: ago(5) }));
  expect(lastSignal).toMatchObject({
    label: 'Pricing page',
    handOffs: 2,
    reinterpretations: 1,
    latency: 0.5 * 86_400_000,
  });
  expect(questions.find(({ id }) => id === 'signal_trace')?.better).toEqual(['trace_direct']);
});

it('counts criteria that nobody could judge against the design being the same for everybody', () => {
  const { questions } = auditOf([hiddenDeal()]);
  const decided = questions[0]?.measures.find(({ id }) => id === 'criteria_decided');
  expect(decided && decided.has < decided.of).toBe(true);
});
