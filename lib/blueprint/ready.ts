import type { Blueprint, Expression, Place } from './blueprint.ts';
import { nameMatcher, roleFinder, titleFinder } from './functions.ts';
import type { BlueprintDocument } from './schema.ts';
import { stageFor } from './stages.ts';

/** Puts a checked document together with the places of its parts and its expressions, each asked for by path. */
export function blueprintOf(
  document: BlueprintDocument,
  options: {
    lineOf: (path: string) => number | null;
    expressionAt: (path: string) => Expression | undefined;
    properties: Blueprint['properties'];
  },
): Blueprint {
  const { lineOf, expressionAt, properties } = options;
  const places = new Map<string, Place>();
  function place(path: string): Place {
    const known = places.get(path) ?? { path, line: lineOf(path) };
    places.set(path, known);
    return known;
  }
  return {
    document,
    place,
    expression(path) {
      const expression = expressionAt(path);
      if (expression === undefined) throw new RangeError(`the blueprint has no expression at ${path}`);
      return expression;
    },
    stageFor: (crm, pipeline, stageId) => stageFor(document, crm, pipeline, stageId),
    functionOfRole: roleFinder(document.buying_group, place),
    functionOfTitle: titleFinder(document.buying_group, place),
    isNamed: nameMatcher(document.signals),
    properties,
  };
}
