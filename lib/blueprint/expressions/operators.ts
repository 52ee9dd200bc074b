import { CelScalar, celEnv, celFunc, celMethod } from '@bufbuild/cel';
import type { Type } from './facts.ts';

/** The types of the two sides of an arithmetic operator and of its result. */
export type Sum = readonly [left: Type, right: Type, result: Type];

const MULTIPLY: Sum[] = [
  ['number', 'number', 'number'],
  ['duration', 'number', 'duration'],
  ['number', 'duration', 'duration'],
];
const ADD: Sum[] = [
  ['number', 'number', 'number'],
  ['string', 'string', 'string'],
  ['moment', 'duration', 'moment'],
  ['duration', 'moment', 'moment'],
  ['duration', 'duration', 'duration'],
];
const SUBTRACT: Sum[] = [
  ['number', 'number', 'number'],
  ['moment', 'moment', 'duration'],
  ['moment', 'duration', 'moment'],
  ['duration', 'duration', 'duration'],
];
const DIVIDE: Sum[] = [
  ['number', 'number', 'number'],
  ['duration', 'duration', 'number'],
  ['duration', 'number', 'duration'],
];

/** The binary operators beside `&&`, `||` and `in`, with what goes on their sides. */
export const OPERATORS: ReadonlyMap<string, 'compare' | 'order' | readonly Sum[]> = new Map<
  string,
  'compare' | 'order' | readonly Sum[]
>([
  ['_==_', 'compare'],
  ['_!=_', 'compare'],
  ['_<_', 'order'],
  ['_<=_', 'order'],
  ['_>_', 'order'],
  ['_>=_', 'order'],
  ['_+_', ADD],
  ['_-_', SUBTRACT],
  ['_*_', MULTIPLY],
  ['_/_', DIVIDE],
]);

/** Methods of text that take one text and answer yes or no. */
export const TEXT_METHODS: ReadonlySet<string> = new Set(['contains', 'startsWith', 'endsWith', 'matches']);

const { NULL, DYN, BOOL, INT, DOUBLE, STRING } = CelScalar;

/** What is known to be empty is neither more nor less than anything, and a sum with it is empty. */
function withNull(names: string[], result: typeof BOOL | typeof DYN, value: false | null) {
  return names.flatMap((name) => [
    celFunc(name, [NULL, DYN], result, () => value),
    celFunc(name, [DYN, NULL], result, () => value),
  ]);
}

/** CEL's standard functions, and what they give for a field that is known to be empty: not met, never an error. */
export const ENVIRONMENT = celEnv({
  funcs: [
    ...withNull(['_<_', '_<=_', '_>_', '_>=_'], BOOL, false),
    ...withNull(['_+_', '_-_', '_*_', '_/_'], DYN, null),
    // A share of nothing is as empty as one of an empty field; CEL itself would have it endless, and so above every limit.
    celFunc('_/_', [DOUBLE, DOUBLE], DYN, (part, whole) => (whole === 0 ? null : part / whole)),
    celFunc('-_', [NULL], DYN, () => null),
    celFunc('size', [NULL], INT, () => 0n),
    ...[...TEXT_METHODS].flatMap((name) => [
      celMethod(name, NULL, [DYN], BOOL, () => false),
      celMethod(name, STRING, [NULL], BOOL, () => false),
    ]),
  ],
});
