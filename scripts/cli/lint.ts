import { loadBlueprint } from '../../lib/blueprint/load.ts';
import type { Level, Problem } from '../../lib/blueprint/problem.ts';
import { OrgMetadata } from '../../lib/record/org-metadata.ts';
import { Day } from '../../lib/record/time.ts';
import { problemLine } from './blueprint-file.ts';
import { InvalidInput } from './invalid-input.ts';
import { readJson, textOf } from './json-file.ts';

export interface LintOptions {
  files: string[];
  format: string;
  /** The day that reviews are overdue by. */
  today: string;
  /** Whether warnings count as errors do. */
  strict: boolean;
  /** A file that says what an organisation has, to hold the blueprints against. */
  org: string | undefined;
}

interface Linted {
  file: string;
  errors: number;
  warnings: number;
  problems: Problem[];
}

function lint(file: string, today: string, org: OrgMetadata | null): Linted {
  const loaded = loadBlueprint(textOf(file), { today, org });
  const problems = loaded.ok ? loaded.warnings : loaded.problems;
  const of = (level: Level) => problems.filter((problem) => problem.level === level).length;
  return { file, errors: of('error'), warnings: of('warning'), problems };
}

function counted(count: number, what: Level): string[] {
  if (count === 0) return [];
  return [count === 1 ? `1 ${what}` : `${count} ${what}s`];
}

function asText({ file, errors, warnings, problems }: Linted): string {
  const lines = problems.map((problem) => `${problem.level}: ${problemLine(file, problem)} [${problem.rule}]`);
  const counts = [...counted(errors, 'error'), ...counted(warnings, 'warning')];
  return [...lines, `${file}: ${counts.length === 0 ? 'no problems' : counts.join(', ')}`, ''].join('\n');
}

/** Prints what is wrong with blueprint files; 1 where one cannot be used, or has warnings and those count, else 0. */
export function lintFiles({ files, format, today, strict, org }: LintOptions): 0 | 1 {
  if (format !== 'text' && format !== 'json') {
    throw new InvalidInput(`--format ${format} is no format; write text or json`);
  }
  if (!Day.safeParse(today).success) throw new InvalidInput(`--today ${today} is no day; write it as 2026-11-22`);
  const metadata =
    org === undefined ? null : readJson(org, OrgMetadata, 'description of an organisation (docs/lint.md)');
  const linted = files.map((file) => lint(file, today, metadata));
  const text = format === 'json' ? `${JSON.stringify(linted, null, 2)}\n` : linted.map(asText).join('');
  process.stdout.write(text);
  return linted.some(({ errors, warnings }) => errors > 0 || (strict && warnings > 0)) ? 1 : 0;
}
