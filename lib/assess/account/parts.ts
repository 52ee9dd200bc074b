import type { z } from 'zod';
import type { CustomerHealth } from '../../blueprint/schema/customer-health.ts';
import { fieldEvidence, levelShown } from '../evidence.ts';
import type { Part } from '../health/part.ts';
import type { Usage } from '../schema/account.ts';
import type { Evidence } from '../schema/evidence.ts';
import type { AssessedCriterion } from '../schema/gate.ts';
import type { AccountFacts } from './facts.ts';

type Criterion = z.infer<typeof AssessedCriterion>;

/** The mean of the measures of use that are known, each at most 100 and that from its healthy level on. */
export function adoption(usage: readonly Usage[], { snapshot }: AccountFacts): Part {
  const known = usage.flatMap(({ level, healthy }) =>
    level === null ? [] : [healthy <= 0 ? 100 : Math.max(0, Math.min(100, (100 * level) / healthy))],
  );
  const evidence = usage.flatMap(({ id, label, level, share, since }): Evidence[] =>
    level === null ? [] : [{ ...fieldEvidence(`usage.${id}`, levelShown(level, share), snapshot.link, since), label }],
  );
  const inputs = { known: known.length, criteria: usage.length };
  if (known.length === 0) {
    const unknown = usage[0]?.unknown ?? { why: 'not_configured' as const, about: 'customer_health.usage' };
    return { value: null, inputs, evidence, unknown };
  }
  return { value: known.reduce((sum, value) => sum + value, 0) / known.length, inputs, evidence, unknown: null };
}

/** The share, by weight, of the stage's milestones that are met, of those known. */
export function outcomes(milestones: readonly Criterion[]): Part {
  const weight = (some: readonly Criterion[]) => some.reduce((sum, it) => sum + it.weight, 0);
  const known = milestones.filter(({ state }) => state !== 'unknown');
  const met = milestones.filter(({ state }) => state === 'met');
  const inputs = { met: met.length, known: known.length, criteria: milestones.length };
  const evidence = met.flatMap((one) => one.evidence);
  if (weight(known) === 0) {
    const first = milestones.find(({ unknown }) => unknown !== null)?.unknown;
    return {
      value: null,
      inputs,
      evidence,
      unknown: first ?? { why: 'not_configured', about: 'lifecycle.milestones' },
    };
  }
  return { value: (100 * weight(met)) / weight(known), inputs, evidence, unknown: null };
}

/** The open cases that were read, latest first. */
export function openCases({ record }: AccountFacts): Evidence[] {
  return record.cases
    .filter(({ closedAt }) => closedAt === null)
    .map(({ id, subject, openedAt, priority, link }): Evidence => {
      return { kind: 'field', id: `case.${id}`, label: subject, at: openedAt, value: priority, link };
    })
    .reverse();
}

/** 100 while few cases are open, falling evenly to 0 where support is heavy. */
export function support(rule: CustomerHealth['support'], facts: AccountFacts): Part {
  const count = facts.customer.openCases;
  const inputs = { open_cases: count.known ? count.value : null };
  const evidence = openCases(facts);
  if (rule === undefined) {
    return { value: null, inputs, evidence, unknown: { why: 'not_configured', about: 'customer_health.support' } };
  }
  if (!count.known) return { value: null, inputs, evidence, unknown: { why: count.why, about: 'cases' } };
  const { calm, heavy } = rule;
  const value = Math.max(0, Math.min(100, (100 * (heavy - count.value)) / (heavy - calm)));
  return { value, inputs, evidence, unknown: null };
}
