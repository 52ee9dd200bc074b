import { type Fact, known, type Scalar } from '../../record/fact.ts';

/** A record as far as conditions ask about it: facts by their key, `account.employees` or `group.engaged("champion")`. */
export type Example = ReadonlyMap<string, Fact<Scalar>>;

/** What is known, by key. */
export function exampleOf(values: Record<string, Scalar>): Example {
  return new Map(Object.entries(values).map(([key, value]) => [key, known(value)]));
}

function shown(fact: Fact<Scalar>): string {
  if (!fact.known) return 'unknown';
  if (fact.value === null) return 'empty';
  return typeof fact.value === 'string' ? `'${fact.value}'` : String(fact.value);
}

/** An example in words: `account.employees = 50 and account.industry = 'Software'`. */
export function exampleInWords(example: Example): string {
  const facts = [...example].map(([key, fact]) => `${key.replaceAll('"', "'")} = ${shown(fact)}`);
  return facts.length === 0 ? 'any record' : facts.join(' and ');
}
