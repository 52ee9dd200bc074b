import { describe, expect, test } from 'vitest';
import { assess } from '../../../../lib/assess/index.ts';
import { known, unknown } from '../../../../lib/record/fact.ts';
import type { Gap } from '../../../../lib/record/gap.ts';
import type { Signal, SignalHop } from '../../../../lib/record/signal.ts';
import { signalBlueprint } from '../../../fixtures/signals.ts';
import { aChange, ago, anInteraction, aSignal, aSnapshot, aTask, type Given, NOW } from '../../../fixtures/snapshot.ts';

const HOUR = 3_600_000;

const judged = (signals: Signal[] | null, given: Given = {}) =>
  assess(aSnapshot({ ...given, signals }), signalBlueprint, null, NOW);

/** The one signal of a record, judged. */
function one(signal: Partial<Signal>, given: Given = {}) {
  const [only] = judged([aSignal(2, { type: 'web.pricing', ...signal })], given).signals.list;
  if (only === undefined) throw new Error('the signal was lost');
  return only;
}

const hop = (step: SignalHop['step'], days: number, more: Partial<SignalHop> = {}): SignalHop => ({
  step,
  at: ago(days),
  by: null,
  system: null,
  as: null,
  ...more,
});

describe('the route of a signal', () => {
  test('is the first of the blueprint that matches, with its seat, who holds it, and its line', () => {
    expect(one({}).route).toMatchObject({
      state: 'routed',
      id: 'hot',
      action: 'task',
      to: { seat: 'account_executive', user: { id: '501', name: 'Jana Vetter' }, unresolved: null },
      playbook: { id: 'earn_an_answer' },
      line: signalBlueprint.place('routing.hot'),
    });
    expect(one({}, { account: { employees: known(5_000) } }).route).toMatchObject({
      id: 'big',
      to: { seat: 'cro', user: null, unresolved: 'unassigned' },
    });
    expect(one({ data: { paid: true } }).route).toMatchObject({ id: 'paid' });
  });

  test('passes over what cannot be decided, and says what it was', () => {
    expect(one({}, { account: { employees: unknown('hidden') } }).route).toMatchObject({
      id: 'hot',
      undecided: expect.arrayContaining([{ why: 'hidden', about: 'account.employees' }]),
    });
  });

  test('is none where nothing matches, and none of ours where the type is unknown', () => {
    expect(one({ type: 'product.drop' }).route).toEqual({ state: 'unrouted', undecided: [] });
    expect(one({ type: 'weather.changed' })).toMatchObject({
      route: { state: 'untyped' },
      tier: null,
      weight: null,
      status: 'logged',
    });
  });

  test('is due in business time from its arrival, or with the next business day’s queue', () => {
    // It arrived on Friday, 20 November 2026, at 20:00 in Berlin.
    const late = { at: '2026-11-20T18:30:00.000Z', receivedAt: '2026-11-20T19:00:00.000Z' };
    const of = (type: string) =>
      assess(aSnapshot({ signals: [aSignal(0, { ...late, type })] }), signalBlueprint, null, '2026-11-21T09:00:00.000Z')
        .signals.list[0];
    expect(of('web.pricing')?.route).toMatchObject({ due: '2026-11-20T23:00:00.000Z' });
    expect(of('web.download')?.route).toMatchObject({ due: '2026-11-23T23:00:00.000Z' });
  });
});

describe('whether somebody has to act', () => {
  test('a low signal never asks anybody, even where a route would', () => {
    expect(one({ type: 'web.visit' })).toMatchObject({ status: 'logged', route: { due: null } });
  });

  test('it waits, is seen, is overdue, is acted on', () => {
    const fresh = { at: ago(0.1), receivedAt: ago(0.1) };
    expect(one(fresh).status).toBe('waiting');
    expect(one({ ...fresh, hops: [hop('seen', 0.05)] }).status).toBe('seen');
    expect(one({ hops: [hop('seen', 1.9)] }).status).toBe('overdue');
    expect(one({}, { tasks: [aTask(0, { createdAt: ago(1.5) })] }).status).toBe('acted');
  });

  test('nobody knows whether it is overdue where what we did since may be hidden', () => {
    const gap = (about: string, why: Gap['why']): Gap[] => [{ about, why, remedy: 'none', detail: null }];
    for (const about of ['interactions', 'interactions.email', 'tasks', 'changes'])
      expect(one({}, { gaps: gap(about, 'hidden') }).status).toBe('unknown');
    const { flags } = judged([aSignal(2, { type: 'web.pricing' })], { gaps: gap('tasks', 'hidden') });
    expect(flags.map(({ id }) => id)).not.toContain('signal_overdue');
    const old = [aTask(0, { createdAt: ago(9) })];
    expect(one({}, { tasks: old, gaps: gap('tasks', 'not_loaded') }).status).toBe('overdue');
    expect(one({}, { gaps: gap('tasks', 'not_loaded') }).status).toBe('unknown');
    expect(one({}, { gaps: gap('notes', 'hidden') }).status).toBe('overdue');
  });

  test('its time runs from when its source sent it to somebody, however late it reached us', () => {
    const late = { at: ago(6), receivedAt: ago(0) };
    expect(one(late).status).toBe('waiting');
    expect(one({ ...late, hops: [hop('routed', 5)] }).status).toBe('overdue');
  });
});

describe('the way of a signal', () => {
  test('runs from happening to the first human action, system time apart from human time', () => {
    const { path } = one({}, { interactions: [anInteraction(1, ['1'], { kind: 'call', direction: 'outbound' })] });
    expect(path.steps.map(({ step, took, time }) => [step, took, time])).toEqual([
      ['fired', null, null],
      ['received', HOUR, 'system'],
      ['routed', 0, 'system'],
      ['acted', 23 * HOUR, 'human'],
    ]);
    expect(path).toMatchObject({ latency: 24 * HOUR, systemTime: HOUR, humanTime: 23 * HOUR });
    expect(path.steps.at(-1)?.evidence).toMatchObject({ kind: 'interaction', at: ago(1) });
  });

  test('counts hands it went through, and what it was taken for on the way', () => {
    const hops = [
      hop('received', 1.99, { system: 'warehouse' }),
      hop('routed', 1.9, { system: 'router', as: 'web.visit' }),
      hop('handed_off', 1.5, { by: '501' }),
      hop('handed_off', 1.2, { by: 'someone@else.example' }),
    ];
    const { path } = one({ hops });
    expect(path).toMatchObject({ handOffs: 2, reinterpretations: 1, latency: null });
    expect(path.steps.map(({ by, system }) => by ?? system)).toEqual([
      null,
      'warehouse',
      'router',
      'Jana Vetter',
      'someone@else.example',
    ]);
  });

  test('is answered by people, and not by what came in, what was there before, or what a machine changed', () => {
    const nobody: Given = {
      interactions: [
        anInteraction(1, ['1'], { kind: 'email', direction: 'inbound', outcome: 'sent' }),
        anInteraction(3, ['1'], { kind: 'call', direction: 'outbound' }),
      ],
      tasks: [aTask(0, { createdAt: ago(3) })],
      changes: [
        aChange(1, 'amount', '1', '2', { cause: 'automation', by: '501' }),
        aChange(1, 'amount', '2', '3', { by: null }),
      ],
    };
    expect(one({}, nobody).path.latency).toBeNull();
    const changed = { changes: [aChange(1, 'amount', '1', '2', { cause: 'person' as const, by: '501' })] };
    expect(one({}, changed).path.steps.at(-1)).toMatchObject({
      step: 'acted',
      by: 'Jana Vetter',
      evidence: { kind: 'change' },
    });
  });

  test('calls the stages and people that a change names by their names', () => {
    const acted = (change: ReturnType<typeof aChange>) => one({}, { changes: [change] }).path.steps.at(-1)?.evidence;
    const byPerson = { cause: 'person' as const, by: '501' };
    expect(acted(aChange(1, 'stage', 'qualifiedtobuy', 'contractsent', byPerson))).toMatchObject({
      label: 'Qualified to buy',
      value: 'contractsent',
      valueLabel: 'Contract sent',
    });
    expect(acted(aChange(1, 'owner', '999', '501', byPerson))).toMatchObject({
      label: '999',
      valueLabel: 'Jana Vetter',
    });
  });

  test('ends with what came first: the step that a source wrote down, or what the CRM shows', () => {
    const tasks = [aTask(0, { createdAt: ago(1) })];
    expect(one({ hops: [hop('acted', 1.5, { by: '501' })] }, { tasks }).path).toMatchObject({ latency: 12 * HOUR });
    expect(one({ hops: [hop('acted', 0.5)] }, { tasks }).path).toMatchObject({ latency: 24 * HOUR });
  });
});

describe('two facts at odds', () => {
  const both = [aSignal(2, { id: 'a', type: 'web.pricing' }), aSignal(3, { id: 'b', type: 'product.drop' })];

  test('are one tension with the ruling of the blueprint and the seat that acts on it', () => {
    expect(judged(both).signals.tensions).toMatchObject([
      { id: 'keen_and_leaving', ruling: 'Retain first, sell later.', owner: { seat: 'csm' } },
    ]);
  });

  test('are none where one of them is missing or long ago', () => {
    expect(judged(both.slice(0, 1)).signals.tensions).toEqual([]);
    expect(
      judged([aSignal(2, { type: 'web.pricing' }), aSignal(20, { type: 'product.drop' })]).signals.tensions,
    ).toEqual([]);
  });
});

describe('the signals in the health of a deal', () => {
  const part = (signals: Signal[] | null) => judged(signals).health.components.find(({ id }) => id === 'signals');

  test('are unknown where nothing is read that could tell, and neutral where nothing happened', () => {
    expect(part(null)).toMatchObject({ value: null, unknown: { why: 'not_configured', about: 'signals' } });
    expect(part([])).toMatchObject({ value: 50, unknown: null });
  });

  test('speak for it or against it, and those of no known type not at all', () => {
    expect(part([aSignal(1, { type: 'web.pricing' })])?.value).toBeGreaterThan(60);
    expect(part([aSignal(1, { type: 'product.drop' })])?.value).toBeLessThan(40);
    expect(part([aSignal(1, { type: 'weather.changed' })])?.value).toBe(50);
  });
});

test('signals come high tier first, then the latest', () => {
  const signals = [
    aSignal(1, { id: 'low', type: 'web.visit' }),
    aSignal(9, { id: 'older', type: 'web.pricing' }),
    aSignal(2, { id: 'high', type: 'web.pricing' }),
    aSignal(1, { id: 'untyped', type: 'weather.changed' }),
  ];
  const keys = judged(signals).signals.list.map(({ key }) => JSON.parse(key)[1]);
  expect(keys).toEqual(['high', 'older', 'low', 'untyped']);
});
