import type { Scalar } from '../../record/fact.ts';
import { ANY, type Answers, FALSE, TRUE, UNKNOWN } from './answer.ts';
import { type Cell, cellsOf, type Kind } from './cells.ts';
import type { Atom, Condition } from './condition.ts';
import type { Example } from './example.ts';

/** What reasoning chooses a value for: a fact, by the cells that matter, or the answer to a question it cannot see into. */
export interface Variable {
  /** Cells with a different answer to some question; for an opaque question, its three answers. */
  choices: { cell: Cell | null; answers: ReadonlyMap<string, Answers> }[];
  /** The key of the fact; null for an opaque question. */
  fact: string | null;
}

/** All questions of some conditions as variables, and which variable answers each question. */
export interface Space {
  variables: readonly Variable[];
  variableOf: ReadonlyMap<string, number>;
  /** How many answers of expressions it took to divide it. */
  answers: number;
}

function kindOf(atoms: readonly Atom[]): Kind | null {
  const kinds = new Set<Kind>();
  for (const { facts } of atoms) {
    for (const { source, wanted } of facts) {
      const type = wanted === 'any' || wanted === 'has' ? source.type : wanted;
      if (type === 'bool' || type === 'string') kinds.add(type);
      if (type === 'number' || type === 'moment') kinds.add('number');
    }
  }
  if (kinds.size > 1) return null;
  return [...kinds][0] ?? 'string';
}

/** One choice for each pattern of answers: a fact that is empty and one that is small may be all the same. */
function distinct(choices: Variable['choices']): Variable['choices'] {
  const seen = new Map(choices.toReversed().map((choice) => [[...choice.answers.values()].join(), choice]));
  return [...seen.values()].toReversed();
}

function factVariable(key: string, kind: Kind, atoms: readonly Atom[], fixed: Example, onlyKnown: boolean): Variable {
  const given = fixed.get(key);
  const constants = atoms.flatMap((atom): readonly Scalar[] => atom.constants);
  const cells: Cell[] = given
    ? [{ fact: given, interval: null }]
    : cellsOf(key, kind, constants).filter(({ fact }) => !onlyKnown || (fact.known && fact.value !== null));
  const choices = cells.map((cell) => {
    const example = new Map([[key, cell.fact]]);
    return { cell, answers: new Map(atoms.map((atom) => [atom.key, atom.answer(example)])) };
  });
  return { fact: key, choices: distinct(choices) };
}

function opaqueVariable(key: string, onlyKnown: boolean): Variable {
  const answers = onlyKnown ? [TRUE, FALSE] : [TRUE, FALSE, UNKNOWN];
  return { fact: null, choices: answers.map((answer) => ({ cell: null, answers: new Map([[key, answer]]) })) };
}

/**
 * The space that the conditions divide. Plain questions about one fact share its cells, so that a choice of cells is a
 * kind of record that really can be. Every other question is opaque: each of its answers is taken to be possible.
 */
export function spaceOf(conditions: readonly Condition[], fixed: Example, onlyKnown: boolean): Space {
  const atoms = new Map(conditions.flatMap(({ atoms }) => [...atoms]));
  const plain = Map.groupBy(
    [...atoms.values()].filter((atom) => atom.plain),
    (atom) => atom.facts[0]?.key ?? '',
  );
  const variables: Variable[] = [];
  const variableOf = new Map<string, number>();
  for (const [key, group] of plain) {
    const kind = kindOf(group);
    if (kind === null) continue;
    for (const atom of group) variableOf.set(atom.key, variables.length);
    variables.push(factVariable(key, kind, group, fixed, onlyKnown));
  }
  for (const atom of atoms.values()) {
    if (variableOf.has(atom.key)) continue;
    variableOf.set(atom.key, variables.length);
    const settled = atom.facts.every(({ key }) => fixed.has(key));
    variables.push(
      settled
        ? { fact: null, choices: [{ cell: null, answers: new Map([[atom.key, atom.answer(fixed)]]) }] }
        : opaqueVariable(atom.key, onlyKnown),
    );
  }
  const answers = variables.reduce((sum, { choices, fact }) => sum + (fact === null ? 1 : choices.length), 0);
  return { variables, variableOf, answers };
}

/** Every answer that is open to an atom while its variable has the given choice, or none. */
export function openAnswers(space: Space, atom: string, chosen: readonly (number | undefined)[]): Answers {
  const index = space.variableOf.get(atom);
  const variable = index === undefined ? undefined : space.variables[index];
  if (index === undefined || variable === undefined) return ANY;
  const choice = chosen[index];
  if (choice !== undefined) return variable.choices[choice]?.answers.get(atom) ?? 0;
  return variable.choices.reduce((all, { answers }) => all | (answers.get(atom) ?? 0), 0);
}
