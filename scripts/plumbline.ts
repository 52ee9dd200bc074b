#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { assessFiles } from './cli/assess.ts';
import { InvalidInput } from './cli/invalid-input.ts';
import { lintFile } from './cli/lint.ts';

const USAGE = `Usage:
  plumbline assess --snapshot FILE [--blueprint FILE] [--benchmarks FILE] [--as-of INSTANT]
  plumbline lint FILE

assess  Prints the assessment of a snapshot as JSON. Without --blueprint the default blueprint judges, without
        --benchmarks the blueprint's own numbers, without --as-of the moment at which the snapshot was read.
lint    Prints what is wrong with a blueprint and what should be better, each with its line.

FILE may be - for standard input. Exit codes: 0 all well, 1 the blueprint has errors (lint), 2 invalid input.
Shapes: docs/snapshot.md, docs/assessment.md.
`;

function run(args: string[]): number {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      snapshot: { type: 'string' },
      blueprint: { type: 'string' },
      benchmarks: { type: 'string' },
      'as-of': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [command, file, ...more] = positionals;
  if (values.help === true) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (command === 'assess' && file === undefined && values.snapshot !== undefined) {
    const { snapshot, blueprint, benchmarks, 'as-of': asOf } = values;
    process.stdout.write(`${JSON.stringify(assessFiles({ snapshot, blueprint, benchmarks, asOf }), null, 2)}\n`);
    return 0;
  }
  if (command === 'lint' && file !== undefined && more.length === 0) return lintFile(file);
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
