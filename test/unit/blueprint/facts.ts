import { readFileSync } from 'node:fs';
import type { Blueprint } from '../../../lib/blueprint/blueprint.ts';
import { loadBlueprint } from '../../../lib/blueprint/load.ts';
import type { Problem } from '../../../lib/blueprint/problem.ts';
import type { Vocabulary } from '../../../lib/blueprint/vocabulary.ts';
import { type Fact, known, type Scalar, unknown } from '../../../lib/record/fact.ts';

export const DEFAULT = readFileSync(new URL('../../../lib/blueprint/default.yaml', import.meta.url), 'utf8');

export function load(text = DEFAULT): Blueprint {
  const loaded = loadBlueprint(text);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems, null, 2));
  return loaded.blueprint;
}

/** The problems of the default blueprint with `from` replaced by `to`. */
export function problemsWith(from: string, to: string): Problem[] {
  if (!DEFAULT.includes(from)) throw new Error(`the default blueprint has no ${from}`);
  const loaded = loadBlueprint(DEFAULT.replace(from, () => to));
  return loaded.ok ? [] : loaded.problems;
}

type Facts = Partial<Vocabulary['deal']> & {
  properties?: Record<string, Fact<Scalar>>;
  employees?: Fact<number | null>;
  industry?: Fact<string | null>;
  group?: Partial<Vocabulary['group']>;
  days?: Fact<number>;
};

/** A record about which only what is given is known. */
export function aVocabulary({ properties = {}, employees, industry, group, days, ...deal }: Facts = {}): Vocabulary {
  const dark = unknown('not_loaded');
  return {
    now: '2026-11-22T12:00:00Z',
    deal: {
      name: 'Brackwater Mills',
      amount: known(80_000),
      currency: known('EUR'),
      probability: known(0.6),
      nextStep: known(null),
      closeDate: known('2026-12-01T00:00:00Z'),
      createdAt: '2026-09-01T00:00:00Z',
      isOpen: true,
      property: (name) => (Object.hasOwn(properties, name) ? (properties[name] ?? dark) : unknown('not_configured')),
      ...deal,
    },
    account: {
      name: known('Brackwater'),
      industry: industry ?? dark,
      employees: employees ?? dark,
      country: dark,
      segment: dark,
      isIdeal: dark,
      isCustomer: dark,
      hasOpenDeal: dark,
      daysSinceWon: dark,
      daysToRenewal: dark,
      openCases: dark,
      usage: () => dark,
      property: () => unknown('not_configured'),
    },
    group: {
      engagedWithin: () => dark,
      engaged: () => dark,
      identified: () => dark,
      activeThreads: () => dark,
      threadBounds: () => null,
      metWithin: () => dark,
      ...group,
    },
    stage: { days: days ?? dark },
    signal: null,
  };
}
