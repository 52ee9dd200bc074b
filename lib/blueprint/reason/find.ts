import { type Answers, and, choose, not, or } from './answer.ts';
import type { Condition, Formula } from './condition.ts';
import type { Example } from './example.ts';
import { generated } from './generate.ts';
import { openAnswers, type Space, spaceOf } from './space.ts';

/** What is asked of a record: that a condition comes to one of these answers. */
export interface Demand {
  condition: Condition;
  answers: Answers;
}

/** Whether there is such a record: one that shows it, the certainty that there is none, or neither. */
export type Found = { kind: 'found'; example: Example } | { kind: 'none' } | { kind: 'undecided' };

/** Steps that reasoning may take before it says that it could not decide. */
export interface Budget {
  steps: number;
}

/** Enough for any question that a person wrote; one answer takes milliseconds. */
const STEPS_FOR_ONE = 100_000;

/** Asking an expression itself takes as long as so many steps of reasoning about it. */
const STEPS_FOR_AN_ANSWER = 20;

/** Steps for one question, or for all questions of one document. */
export function budget(steps = STEPS_FOR_ONE): Budget {
  return { steps };
}

export interface FindOptions {
  /** Facts that are given. */
  fixed?: Example;
  /** Whether every fact is taken to be known and filled in. */
  onlyKnown?: boolean;
  budget?: Budget;
}

class OutOfSteps extends Error {}

/**
 * Finds a record that meets all demands. Where the conditions only compare facts with constants, look them up in lists
 * and ask yes or no, the answer is exact: one value stands for all that no question tells apart, and every combination
 * is tried or ruled out. Other questions are taken to have any answer; if that leaves it open, generated records are
 * tried.
 */
export function find(demands: readonly Demand[], options: FindOptions = {}): Found {
  const { fixed = new Map(), onlyKnown = false, budget: all = budget() } = options;
  if (all.steps <= 0) return { kind: 'undecided' };
  const space = spaceOf(
    demands.map(({ condition }) => condition),
    fixed,
    onlyKnown,
  );
  all.steps -= STEPS_FOR_AN_ANSWER * space.answers;
  const own = budget(Math.min(all.steps, STEPS_FOR_ONE));
  const granted = own.steps;
  try {
    const found = new Search(demands, space, own).from([]);
    if (found === 'none') return { kind: 'none' };
    if (found !== 'open') return { kind: 'found', example: new Map([...fixed, ...found]) };
  } catch (error) {
    if (!(error instanceof OutOfSteps)) throw error;
  } finally {
    all.steps -= granted - own.steps;
  }
  return confirmed(demands, { fixed, onlyKnown, budget: all });
}

/** A generated record that meets all demands, if one does. */
function confirmed(demands: readonly Demand[], options: Required<FindOptions>): Found {
  const conditions = demands.map(({ condition }) => condition);
  for (const example of generated(conditions, options.fixed, options.onlyKnown)) {
    if (options.budget.steps <= 0) break;
    options.budget.steps -= STEPS_FOR_AN_ANSWER * (1 + conditions.reduce((sum, { atoms }) => sum + atoms.size, 0));
    if (demands.every(({ condition, answers }) => (condition.answer(example) & answers) !== 0)) {
      return { kind: 'found', example };
    }
  }
  return { kind: 'undecided' };
}

type Chosen = readonly (number | undefined)[];

class Search {
  private readonly demands: readonly Demand[];
  private readonly space: Space;
  private readonly budget: Budget;

  constructor(demands: readonly Demand[], space: Space, own: Budget) {
    this.demands = demands;
    this.space = space;
    this.budget = own;
  }

  /** A record from the choices made so far; `open` where one exists only if opaque questions are answered to suit. */
  from(chosen: Chosen): Example | 'none' | 'open' {
    let settled = true;
    for (const { condition, answers } of this.demands) {
      const possible = this.answersOf(condition.formula, chosen);
      if ((possible & answers) === 0) return 'none';
      if ((possible & ~answers) !== 0) settled = false;
    }
    if (settled) return this.example(chosen);
    const next = this.undecided(chosen);
    if (next === null) return 'none';
    let result: 'none' | 'open' = 'none';
    for (const choice of this.space.variables[next]?.choices.keys() ?? []) {
      const copy = [...chosen];
      copy[next] = choice;
      const found = this.from(copy);
      if (found === 'open') result = 'open';
      else if (found !== 'none') return found;
    }
    return result;
  }

  private example(chosen: Chosen): Example | 'open' {
    const example = new Map();
    for (const [index, { fact, choices }] of this.space.variables.entries()) {
      const choice = chosen[index];
      if (fact === null && choice !== undefined && choices.length > 1) return 'open';
      const cell = choices[choice ?? 0]?.cell;
      if (fact !== null && cell) example.set(fact, cell.fact);
    }
    return example;
  }

  /** The next variable to choose for: facts before opaque questions, so that what is certain is found first. */
  private undecided(chosen: Chosen): number | null {
    const open = this.space.variables.flatMap(({ choices }, index) =>
      chosen[index] === undefined && choices.length > 1 ? [index] : [],
    );
    return open[0] ?? null;
  }

  private answersOf(formula: Formula, chosen: Chosen): Answers {
    this.budget.steps -= 1;
    if (this.budget.steps <= 0) throw new OutOfSteps();
    switch (formula.kind) {
      case 'and':
        return and(this.answersOf(formula.left, chosen), this.answersOf(formula.right, chosen));
      case 'or':
        return or(this.answersOf(formula.left, chosen), this.answersOf(formula.right, chosen));
      case 'not':
        return not(this.answersOf(formula.of, chosen));
      case 'choice':
        return choose(
          this.answersOf(formula.when, chosen),
          this.answersOf(formula.yes, chosen),
          this.answersOf(formula.no, chosen),
        );
      case 'atom':
        return openAnswers(this.space, formula.atom.key, chosen);
    }
  }
}
