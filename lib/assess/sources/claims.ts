import type { SourceRule } from '../../blueprint/schema/sources.ts';
import { Day, daysBetween, Instant, instant, millis } from '../../record/time.ts';
import { called } from '../evidence.ts';
import type { AssessedClaim } from '../schema/sources.ts';
import type { SourceGround } from './ground.ts';

type Declared = SourceRule['claims'][number];

/** The moment that a date field tells; null where it is empty or no date. */
function dated(name: string | undefined, { field }: SourceGround): Instant | null {
  const fact = name === undefined ? null : field(name);
  if (!fact?.known) return null;
  const value = String(fact.value);
  return Instant.safeParse(value).success || Day.safeParse(value).success ? instant(millis(value)) : null;
}

/** What one system says of a field, with its date: that of its date field, else of the field's last change. */
export function claimOf(declared: Declared, freshFor: number | null, ground: SourceGround): AssessedClaim[] {
  const { blueprint, crm } = ground;
  const name = declared.from[crm];
  if (name === undefined) return [];
  const fact = ground.field(name);
  const last = ground.history(name).at(-1);
  const at = dated(declared.at?.[crm], ground) ?? last?.at ?? null;
  return [
    {
      source: declared.source,
      label: blueprint.document.systems[declared.source]?.label ?? declared.source,
      value: fact.known && fact.value !== '' ? fact.value : null,
      ...called(fact.known ? ground.valueLabel(name, fact.value) : null),
      unknown: fact.known ? null : fact.why,
      at,
      byPerson: last?.cause === 'person',
      stale: freshFor !== null && at !== null && daysBetween(at, ground.at) > freshFor,
      field: name,
    },
  ];
}
