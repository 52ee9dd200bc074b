import { DAY_MS } from '../../record/time.ts';
import { didYouMean } from '../nearest.ts';
import { call, chainOf, double, type Expr, textIn } from './ast.ts';
import { CheckError } from './check-error.ts';
import { TEXT_METHODS } from './operators.ts';
import { patternError } from './pattern.ts';
import { QUESTIONS, questionSource } from './questions.ts';
import type { Typed, Walk } from './typed.ts';

/** A call of a function, or of a method of `target`. */
interface Called {
  id: bigint;
  name: string;
  target: Expr | undefined;
  args: Expr[];
}

/** Checks a call that is no operator. Throws `CheckError`. */
export function checkCall(walk: Walk, called: Called): Typed {
  const { id, name, target, args } = called;
  const [first] = args;
  const owner = target === undefined ? undefined : chainOf(target)?.join('.');
  if (owner === 'group' || owner === 'account') {
    const { source, key } = questionSource({ id, name: `${owner}.${name}`, args, scope: walk.scope });
    return { expr: walk.bind(id, source, key), type: source.type };
  }
  if (name === 'days' && target === undefined && first && args.length === 1) {
    const days = walk.as(id, walk.visit(first), 'number');
    return { expr: call(id, '_*_', [days, double(id, DAY_MS)]), type: 'duration' };
  }
  const subject = target ?? first;
  if (name === 'size' && subject && args.length === (target ? 0 : 1)) {
    const text = walk.as(id, walk.visit(subject), 'string');
    return { expr: call(id, 'double', [call(id, 'size', [text])]), type: 'number' };
  }
  if (TEXT_METHODS.has(name) && target && first && args.length === 1) return textMethod(walk, id, name, target, first);
  const known = ['days', 'has', 'size', ...TEXT_METHODS, ...QUESTIONS.keys()];
  const written = owner === undefined ? name : `${owner}.${name}`;
  throw new CheckError(id, `\`${written}(…)\` is not a function of the vocabulary`, didYouMean(written, known));
}

function textMethod(walk: Walk, id: bigint, name: string, target: Expr, argument: Expr): Typed {
  if (name === 'matches') checkPattern(argument);
  const text = walk.as(id, walk.visit(target), 'string');
  return { expr: call(id, name, [walk.as(id, walk.visit(argument), 'string')], text), type: 'bool' };
}

function checkPattern(argument: Expr): void {
  const pattern = textIn(argument);
  if (pattern === undefined) {
    const remedy = "Write `deal.name.matches('^Renewal')`.";
    throw new CheckError(argument.id, 'a regular expression must be written out', remedy);
  }
  const error = patternError(pattern);
  if (error !== null) throw new CheckError(argument.id, error, 'Mend the regular expression (RE2 syntax).');
}
