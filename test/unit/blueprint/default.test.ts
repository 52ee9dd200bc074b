import { describe, expect, it } from 'vitest';
import { loadBlueprint } from '../../../lib/blueprint/load.ts';
import { known, type Scalar, unknown } from '../../../lib/record/fact.ts';
import { aVocabulary, DEFAULT, load } from './facts.ts';

const blueprint = load();
const { document } = blueprint;

describe('the default blueprint', () => {
  it('loads without a warning', () => {
    expect(loadBlueprint(DEFAULT)).toMatchObject({ ok: true, warnings: [] });
  });

  it('is the bowtie', () => {
    expect(document.lifecycle.map(({ id }) => id)).toEqual([
      'awareness',
      'education',
      'selection',
      'commitment',
      'closed_won',
      'onboarding',
      'adoption',
      'expansion',
      'advocacy',
    ]);
  });

  it('gives a reason for every rule', () => {
    const rules = [
      ...document.market.segments.filter(({ when }) => when !== undefined),
      ...document.buying_group.functions,
      ...document.lifecycle.flatMap(({ entry, exit, handoff, milestones, stuck }) => [
        ...[...entry, ...exit, ...handoff, ...milestones],
        stuck,
      ]),
      ...[...document.offers, ...Object.values(document.commercial_model).flat(), ...document.acquisition.mechanisms],
      ...[...document.motions, ...document.processes, ...document.ownership, ...document.decisions],
      ...[...Object.values(document.systems), ...Object.values(document.metrics), ...document.reviews],
      ...document.sources.map(({ rule }) => rule),
      ...[...document.signals, ...document.tensions, ...document.routing],
      ...[document.customer_health, ...(document.customer_health?.usage ?? [])],

      ...Object.values(document.flags),
      document.plan,
      document.health,
    ];
    expect(rules.filter((rule) => rule?.because === undefined)).toEqual([]);
  });

  it('asks only for properties that a portal is told to add', () => {
    expect(blueprint.properties).toEqual({
      deal: ['budget_confirmed', 'decision_process', 'discount', 'pain', 'security_review'],
      account: ['customer_stage', 'go_live_date', 'last_business_review', 'reference_customer'],
    });
  });

  it('has words for every playbook that a rule names, and names every playbook', () => {
    const named = new Set([
      ...document.lifecycle.flatMap(({ stuck, playbook }) => [stuck.playbook, playbook]),
      ...document.routing.map(({ playbook }) => playbook),
      ...Object.values(document.flags).map((rule) => rule?.playbook),
    ]);
    expect(Object.keys(document.playbooks).filter((id) => !named.has(id))).toEqual([]);
  });
});

describe('segments', () => {
  it.each([
    [1000, 'true', 'true'],
    [999, 'false', 'true'],
    [200, 'false', 'true'],
    [199, 'false', 'false'],
    [null, 'unknown', 'unknown'],
  ])('%s employees', (employees, enterprise, midMarket) => {
    const vocabulary = aVocabulary({ employees: known(employees) });
    expect(blueprint.expression('market.segments.enterprise.when').evaluate(vocabulary).state).toBe(enterprise);
    expect(blueprint.expression('market.segments.mid_market.when').evaluate(vocabulary).state).toBe(midMarket);
  });
});

describe('criteria', () => {
  const criterion = (path: string) => blueprint.expression(`lifecycle.${path}.when`);

  it.each<[string, string, Scalar, string]>([
    ['selection.exit.budget', 'budget_confirmed', 'true', 'true'],
    ['selection.exit.budget', 'budget_confirmed', true, 'true'],
    ['selection.exit.budget', 'budget_confirmed', 'false', 'false'],
    ['selection.exit.budget', 'budget_confirmed', null, 'false'],
    ['selection.entry.problem_articulated', 'pain', 'Two people retype every order.', 'true'],
    ['selection.entry.problem_articulated', 'pain', ' ', 'false'],
    ['selection.exit.decision_process', 'decision_process', null, 'false'],
    ['commitment.exit.security_review', 'security_review', 'complete', 'true'],
    ['commitment.exit.security_review', 'security_review', 'in_review', 'false'],
  ])('%s with %s = %j', (path, property, value, state) => {
    const properties = { [property]: known(value) };
    expect(criterion(path).evaluate(aVocabulary({ properties })).state).toBe(state);
  });

  it('is unknown, not unmet, where the portal has no such property', () => {
    expect(criterion('selection.exit.budget').evaluate(aVocabulary()).state).toBe('unknown');
  });

  it.each([
    ['2026-11-21T00:00:00Z', 'false'],
    ['2026-11-22T00:00:00Z', 'true'],
    ['2026-12-01T00:00:00Z', 'true'],
  ])('a close date of %s is ahead: %s', (day, state) => {
    expect(criterion('commitment.exit.close_date_ahead').evaluate(aVocabulary({ closeDate: known(day) })).state).toBe(
      state,
    );
  });

  it('takes legal or procurement, and knows that one is enough', () => {
    const group = { identified: (id: string) => (id === 'legal' ? known(true) : unknown<boolean>('hidden')) };
    expect(criterion('commitment.exit.terms_owner').evaluate(aVocabulary({ group })).state).toBe('true');
  });
});
