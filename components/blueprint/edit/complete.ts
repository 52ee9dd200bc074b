import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { FACTS } from '../../../lib/blueprint/expressions/facts.ts';
import { TEXT_METHODS } from '../../../lib/blueprint/expressions/operators.ts';
import { QUESTIONS } from '../../../lib/blueprint/expressions/questions.ts';
import type { BlueprintDocument } from '../../../lib/blueprint/schema.ts';
import { idsFor } from './ids.ts';
import { placeAt, type TextPlace } from './place-in-text.ts';
import type { Shape } from './shape.ts';

/** What completion knows: the format, and the document as it last loaded. */
export interface Knowledge {
  shapeOf: (path: readonly string[]) => Shape;
  document: () => BlueprintDocument | null;
}

/** Proposes keys of the format, values that it allows, ids of the document and the words of expressions. */
export function complete(knowledge: Knowledge) {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const place = placeAt(state.doc.sliceString(0, pos), pos);
    if (!explicit && place.word === '' && place.kind === 'key') return null;
    const isExpression = place.kind === 'value' && isCondition(place.path);
    const options = isExpression ? words(place.word, knowledge) : proposals(place, knowledge);
    const written = isExpression ? (/[\w.]*$/.exec(place.word)?.[0] ?? '') : place.word.trimStart();
    if (options.length === 0 || (isExpression && written === '' && !explicit)) return null;
    return { from: pos - written.length, options, validFor: /^[\w.-]*$/ };
  };
}

/** Whether the value at a path is a CEL expression. */
function isCondition(path: readonly string[]): boolean {
  const key = path.at(-1);
  return key === 'when' || key === 'account_when';
}

function proposals(place: TextPlace, { shapeOf, document }: Knowledge): Completion[] {
  const shape = shapeOf(place.path);
  // What begins after a dash is a key of the item, or the item itself.
  if (place.kind === 'key' && shape.keys.length > 0) {
    return shape.keys.map(({ name, description, required }) => ({
      label: name,
      apply: `${name}: `,
      type: 'property',
      boost: required ? 1 : 0,
      ...(description === null ? {} : { info: description }),
    }));
  }
  const known = document();
  const ids = known === null ? [] : idsFor(place.path, known);
  return [
    ...ids.map(({ id, label }) => ({ label: id, detail: label, type: 'constant' })),
    ...shape.values.map((value) => ({ label: value, type: 'enum' })),
  ];
}

/** Facts and functions; the ids of functions of the buying group within quotes. */
function words(written: string, { document }: Knowledge): Completion[] {
  if ((written.match(/'/g)?.length ?? 0) % 2 === 1) {
    const functions = document()?.buying_group.functions ?? [];
    return functions.map(({ id, label }) => ({ label: id, detail: label, type: 'constant' }));
  }
  return [
    ...[...FACTS.values()].map(({ about, type }) => ({ label: about, detail: type, type: 'variable' })),
    ...[...QUESTIONS.keys()].map((name) => ({ label: name, apply: `${name}(`, detail: '(…)', type: 'function' })),
    ...['has', 'days', 'size', ...TEXT_METHODS].map((name) => ({
      label: name,
      apply: `${name}(`,
      detail: '(…)',
      type: 'function',
    })),
  ];
}
