import type { OrgMetadata } from '../record/org-metadata.ts';
import type { Day } from '../record/time.ts';
import { findingsAgainst } from './against/index.ts';
import type { Blueprint } from './blueprint.ts';
import { contextOf } from './checks/context.ts';
import { findingsOf } from './checks/rules.ts';
import { undecided } from './checks/undecided.ts';
import { compileAll } from './expressions.ts';
import { linesOf, type PlainBlueprint } from './plain.ts';
import type { Problem, RuledFinding } from './problem.ts';
import { blueprintOf } from './ready.ts';
import { parseShape } from './shape.ts';
import { readSource, type Source } from './source.ts';

/** A blueprint in force with what should be mended in it, or all that must be mended before it can be. */
export type Loaded =
  | {
      ok: true;
      blueprint: Blueprint;
      warnings: Problem[];
      /** The same as plain data, of which `revive` makes it again. */
      plain(): PlainBlueprint;
    }
  | { ok: false; problems: Problem[] };

export interface LoadOptions {
  /** The day that reviews are overdue by; without it nothing is said of them. */
  today?: Day | null;
  /** An organisation whose stages, fields, roles and users the blueprint is held against. */
  org?: OrgMetadata | null;
}

/**
 * Loads a blueprint from YAML text: syntax, keys and types, references, rules and expressions are all checked here, so
 * that judging meets no mistake of the document. Problems are sorted by line and name path, place and remedy.
 */
export function loadBlueprint(text: string, { today = null, org = null }: LoadOptions = {}): Loaded {
  const read = readSource(text);
  if (!read.ok) return { ok: false, problems: byLine(read.problems) };
  const { source } = read;
  const shape = parseShape(source.value);
  if (!shape.ok) return { ok: false, problems: problemsOf(shape.findings, source) };
  const { document } = shape;
  const compiled = compileAll(document);
  const context = contextOf(compiled.conditions, today);
  const faulty = compiled.findings.map((finding) => ({
    rule: 'expression/invalid',
    level: 'error' as const,
    ...finding,
  }));
  const errors = [...faulty, ...findingsOf('error', document, context)];
  if (errors.length > 0) return { ok: false, problems: problemsOf(errors, source) };
  const { expressions, properties } = compiled;
  const blueprint = blueprintOf(document, {
    lineOf: (path) => lineOf(path, source),
    expressionAt: (path) => expressions.get(path),
    properties,
  });
  const warnings = problemsOf(
    [
      ...findingsOf('warning', document, context),
      ...(org === null ? [] : findingsAgainst(document, org, context)),
      ...undecided(context),
    ],
    source,
  );
  const plain = () => ({ value: source.value, lines: linesOf(source.value, blueprint), properties, warnings });
  return { ok: true, blueprint, warnings, plain };
}

function lineOf(path: string, source: Source): number | null {
  const numbered = source.numbered(path);
  return numbered && source.locate(numbered).line;
}

function problemsOf(findings: RuledFinding[], source: Source): Problem[] {
  return byLine(
    findings.map(({ rule, level, path, offset, other, message, remedy }) => {
      const { line, column } = source.locate(path, offset);
      const said = other ? message.replace('{line}', String(source.locate(other).line)) : message;
      return { rule, level, path: source.named(path), line, column, message: said, remedy };
    }),
  );
}

function byLine(problems: Problem[]): Problem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
