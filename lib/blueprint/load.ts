import type { Blueprint, Expression, Place } from './blueprint.ts';
import { brokenBands } from './checks/bands.ts';
import { duplicates } from './checks/duplicates.ts';
import { brokenLifecycle } from './checks/lifecycle.ts';
import { brokenPatterns } from './checks/patterns.ts';
import { unknownReferences } from './checks/references.ts';
import { thinStages } from './checks/thin-stages.ts';
import { brokenWeights } from './checks/weights.ts';
import { compileAll } from './expressions.ts';
import { roleFinder, titleFinder } from './functions.ts';
import type { Finding, Problem } from './problem.ts';
import type { BlueprintDocument } from './schema.ts';
import { parseShape } from './shape.ts';
import { readSource, type Source } from './source.ts';
import { stageFor } from './stages.ts';

/** A blueprint in force with what should be mended in it, or all that must be mended before it can be. */
export type Loaded = { ok: true; blueprint: Blueprint; warnings: Problem[] } | { ok: false; problems: Problem[] };

/**
 * Loads a blueprint from YAML text: syntax, keys and types, references, rules and expressions are all checked here, so
 * that judging meets no mistake of the document. Problems are sorted by line and name path, place and remedy.
 */
export function loadBlueprint(text: string): Loaded {
  const read = readSource(text);
  if (!read.ok) return { ok: false, problems: byLine(read.problems) };
  const { source } = read;
  const shape = parseShape(source.value);
  if (!shape.ok) return { ok: false, problems: problemsOf(shape.findings, source) };
  const { document } = shape;
  const compiled = compileAll(document);
  const findings = [
    ...unknownReferences(document),
    ...duplicates(document),
    ...brokenLifecycle(document),
    ...brokenBands(document),
    ...brokenPatterns(document),
    ...brokenWeights(document),
    ...compiled.findings,
  ];
  if (findings.length > 0) return { ok: false, problems: problemsOf(findings, source) };
  const blueprint = blueprintOf(document, source, compiled);
  return { ok: true, blueprint, warnings: problemsOf(thinStages(document), source) };
}

function blueprintOf(
  document: BlueprintDocument,
  source: Source,
  compiled: { expressions: ReadonlyMap<string, Expression>; properties: Blueprint['properties'] },
): Blueprint {
  const places = new Map<string, Place>();
  function place(path: string): Place {
    const known = places.get(path) ?? { path, line: lineOf(path, source) };
    places.set(path, known);
    return known;
  }
  return {
    document,
    place,
    expression(path) {
      const expression = compiled.expressions.get(path);
      if (expression === undefined) throw new RangeError(`the blueprint has no expression at ${path}`);
      return expression;
    },
    stageFor: (crm, pipeline, stageId) => stageFor(document, crm, pipeline, stageId),
    functionOfRole: roleFinder(document.buying_group, place),
    functionOfTitle: titleFinder(document.buying_group, place),
    properties: compiled.properties,
  };
}

function lineOf(path: string, source: Source): number | null {
  const numbered = source.numbered(path);
  return numbered && source.locate(numbered).line;
}

function problemsOf(findings: Finding[], source: Source): Problem[] {
  return byLine(
    findings.map(({ path, offset, message, remedy }) => {
      const { line, column } = source.locate(path, offset);
      return { path: source.named(path), line, column, message, remedy };
    }),
  );
}

function byLine(problems: Problem[]): Problem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
