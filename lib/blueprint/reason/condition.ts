import type { Fact, Scalar } from '../../record/fact.ts';
import type { Expr } from '../expressions/ast.ts';
import { written } from '../expressions/ast.ts';
import type { Binding, Checked } from '../expressions/check.ts';
import { type Empty, runnable } from '../expressions/run.ts';
import { type Answers, answerOf } from './answer.ts';
import { constantsIn, isPlain } from './atoms.ts';
import type { Example } from './example.ts';

/** A question within a condition that is no combination of other questions: `account.employees >= 1000`. */
export interface Atom {
  /** The question as written: the same wherever it is asked. */
  key: string;
  /** The facts that it asks for. */
  facts: readonly Binding[];
  /** Whether it compares one fact with constants, so that its answer changes at no value but these. */
  plain: boolean;
  constants: readonly Scalar[];
  answer(example: Example): Answers;
}

/** A condition as `and`, `or`, `not` and choice over atoms. */
export type Formula =
  | { kind: 'and' | 'or'; left: Formula; right: Formula }
  | { kind: 'not'; of: Formula }
  | { kind: 'choice'; when: Formula; yes: Formula; no: Formula }
  | { kind: 'atom'; atom: Atom };

/** A checked expression made ready for reasoning. */
export interface Condition {
  formula: Formula;
  atoms: ReadonlyMap<string, Atom>;
  /** What the expression itself comes to for an example; facts that the example lacks are unknown. */
  answer(example: Example): Answers;
}

const DARK: Fact<Scalar> = { known: false, why: 'not_loaded' };

function answering(checked: Checked, empty: Empty): Condition['answer'] {
  let run: ReturnType<typeof runnable> | null = null;
  return (example) => {
    run ??= runnable(checked, empty);
    return answerOf(run(({ key }) => example.get(key) ?? DARK));
  };
}

/** Takes a checked expression apart into the questions that it combines. */
export function conditionOf(checked: Checked, empty: Empty): Condition {
  const atoms = new Map<string, Atom>();
  const formula = formulaOf(checked.expr, (expr) => {
    const key = written(expr);
    const atom = atoms.get(key) ?? atomOf(key, expr, checked.bindings, empty);
    atoms.set(key, atom);
    return atom;
  });
  return { formula, atoms, answer: answering(checked, empty) };
}

function formulaOf(expr: Expr, atom: (expr: Expr) => Atom): Formula {
  const { exprKind } = expr;
  if (exprKind.case === 'callExpr' && exprKind.value.target === undefined) {
    const [first, second, third] = exprKind.value.args;
    const name = exprKind.value.function;
    if (name === '!_' && first) return { kind: 'not', of: formulaOf(first, atom) };
    if ((name === '_&&_' || name === '_||_') && first && second) {
      const kind = name === '_&&_' ? 'and' : 'or';
      return { kind, left: formulaOf(first, atom), right: formulaOf(second, atom) };
    }
    if (name === '_?_:_' && first && second && third) {
      return {
        kind: 'choice',
        when: formulaOf(first, atom),
        yes: formulaOf(second, atom),
        no: formulaOf(third, atom),
      };
    }
  }
  return { kind: 'atom', atom: atom(expr) };
}

function atomOf(key: string, expr: Expr, bindings: Checked['bindings'], empty: Empty): Atom {
  const names = identifiersIn(expr);
  const own = new Map([...bindings].filter(([name]) => names.has(name)));
  const facts = [...own.values()];
  return {
    key,
    facts,
    plain: new Set(facts.map((fact) => fact.key)).size === 1 && isPlain(expr),
    constants: constantsIn(expr),
    answer: answering({ expr, bindings: own }, empty),
  };
}

function identifiersIn({ exprKind }: Expr): Set<string> {
  if (exprKind.case === 'identExpr') return new Set([exprKind.value.name]);
  if (exprKind.case === 'listExpr') return new Set(exprKind.value.elements.flatMap((expr) => [...identifiersIn(expr)]));
  if (exprKind.case !== 'callExpr') return new Set();
  const { target, args } = exprKind.value;
  return new Set([...(target ? [target] : []), ...args].flatMap((expr) => [...identifiersIn(expr)]));
}
