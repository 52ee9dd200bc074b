#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { assessFiles } from './cli/assess.ts';
import { InvalidInput } from './cli/invalid-input.ts';
import { lintFiles } from './cli/lint.ts';

const USAGE = `Usage:
  plumbline assess --snapshot FILE [--blueprint FILE] [--benchmarks FILE] [--as-of INSTANT]
  plumbline lint FILE... [--format text|json] [--today DAY] [--org FILE] [--strict]

assess  Prints the assessment of a deal's or an account's snapshot as JSON. Without --blueprint the default blueprint
        judges, without --benchmarks the blueprint's own numbers, without --as-of the moment at which it was read.
lint    Prints what is wrong with blueprints and what should be better, each with its line and rule (docs/lint.md).
        Reviews are overdue as of --today, or of this day. With --org the named stages, fields, roles and users are
        looked up in what an organisation has. With --strict warnings count as errors do.

FILE may be - for standard input. Exit codes: 0 all well, 1 a blueprint has errors (lint), 2 invalid input.
Shapes: docs/snapshot.md, docs/assessment.md.
`;

/** What each command takes; what belongs to the other one would be passed over without a word. */
const OPTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['assess', ['snapshot', 'blueprint', 'benchmarks', 'as-of']],
  ['lint', ['format', 'today', 'org', 'strict']],
]);

function run(args: string[]): number {
  const { positionals, values, tokens } = parseArgs({
    args,
    allowPositionals: true,
    tokens: true,
    options: {
      snapshot: { type: 'string' },
      blueprint: { type: 'string' },
      benchmarks: { type: 'string' },
      'as-of': { type: 'string' },
      format: { type: 'string', default: 'text' },
      today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
      org: { type: 'string' },
      strict: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [command, ...files] = positionals;
  if (values.help === true) {
    process.stdout.write(USAGE);
    return 0;
  }
  const own = OPTIONS.get(command ?? '');
  const stray = tokens.find((token) => token.kind === 'option' && own?.includes(token.name) === false);
  if (stray?.kind === 'option') throw new InvalidInput(`${stray.rawName} is no option of ${command}.\n\n${USAGE}`);
  if (command === 'assess' && files.length === 0 && values.snapshot !== undefined) {
    const { snapshot, blueprint, benchmarks, 'as-of': asOf } = values;
    process.stdout.write(`${JSON.stringify(assessFiles({ snapshot, blueprint, benchmarks, asOf }), null, 2)}\n`);
    return 0;
  }
  if (command === 'lint' && files.length > 0) {
    const { format, today, strict, org } = values;
    return lintFiles({ files, format, today, strict, org });
  }
  throw new InvalidInput(`cannot tell what to do.\n\n${USAGE}`);
}

function isUsageError(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof InvalidInput) && !isUsageError(error)) throw error;
  process.stderr.write(`plumbline: ${error.message.trimEnd()}\n`);
  process.exitCode = 2;
}
