import { parse } from '@bufbuild/cel';
import { z } from 'zod';
import type { Fact, Scalar } from '../../record/fact.ts';
import type { Expression } from '../blueprint.ts';
import { whateverTheCount } from '../reason/counts.ts';
import { type Binding, type Checked, check } from './check.ts';
import { CheckError } from './check-error.ts';
import { type Empty, runnable } from './run.ts';
import type { Scope } from './scope.ts';

/** Expressions beyond this length are no rule that a person wrote. */
const LONGEST_EXPRESSION = 2000;

/** A compiled expression with the CRM properties that it names, or what is wrong with it and where. */
export type Compiled =
  | {
      ok: true;
      expression: Expression;
      /** The same, taken apart, for reasoning about it. */
      checked: Checked;
      properties: { deal: string[]; account: string[] };
    }
  | { ok: false; message: string; remedy: string; offset: number };

/** What the parser says of bad syntax, with the place in the expression. */
const SyntaxProblem = z.object({
  rawMessage: z.string(),
  location: z.object({ start: z.object({ offset: z.number() }) }),
});

export interface CompileOptions {
  /** What the expression may name. */
  scope: Scope;
  empty: Empty;
}

/**
 * Compiles a CEL expression over the vocabulary of `docs/blueprint.md`. Every name and type is checked here, so that
 * evaluation can only come to true, false or unknown.
 */
export function compile(source: string, { scope, empty }: CompileOptions): Compiled {
  if (source.length > LONGEST_EXPRESSION) {
    const message = `the expression is longer than ${LONGEST_EXPRESSION} characters`;
    return { ok: false, message, remedy: 'Split it into several criteria.', offset: 0 };
  }
  let positions: Record<string, number> = {};
  try {
    const parsed = parse(source);
    positions = parsed.sourceInfo?.positions ?? {};
    const checked = check(parsed.expr, scope);
    return { ok: true, expression: expressionOf(source, checked, empty), checked, properties: propertiesOf(checked) };
  } catch (error) {
    if (error instanceof CheckError) {
      const { message, remedy, node } = error;
      return { ok: false, message, remedy, offset: positions[node.toString()] ?? 0 };
    }
    const syntax = SyntaxProblem.safeParse(error);
    const message = syntax.success ? syntax.data.rawMessage : error instanceof Error ? error.message : String(error);
    const offset = syntax.success ? syntax.data.location.start.offset : 0;
    return {
      ok: false,
      message: `the expression does not parse: ${message}`,
      remedy: 'See docs/blueprint.md for how rules are written.',
      offset,
    };
  }
}

function propertiesOf({ bindings }: Checked): { deal: string[]; account: string[] } {
  const abouts = [...bindings.values()].map(({ source }) => source.about);
  const of = (prefix: string) =>
    abouts.filter((about) => about.startsWith(prefix)).map((about) => about.slice(prefix.length));
  return { deal: of('deal.properties.'), account: of('account.properties.') };
}

function expressionOf(source: string, checked: Checked, empty: Empty): Expression {
  const run = runnable(checked, empty);
  const settled = whateverTheCount(checked, empty);
  return {
    source,
    evaluate(vocabulary) {
      const read = once(({ source }: Binding) => source.read(vocabulary));
      const verdict = run(read);
      if (verdict.state !== 'unknown') return verdict;
      return settled({ vocabulary, read, run }) ?? verdict;
    },
  };
}

/** Asks for each fact once, however often an expression is evaluated. */
function once(read: (binding: Binding) => Fact<Scalar>): (binding: Binding) => Fact<Scalar> {
  const asked = new Map<string, Fact<Scalar>>();
  return (binding) => {
    const fact = asked.get(binding.key) ?? read(binding);
    asked.set(binding.key, fact);
    return fact;
  };
}
