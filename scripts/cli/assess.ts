import { assess } from '../../lib/assess/index.ts';
import type { Assessment } from '../../lib/assess/schema/assessment.ts';
import { Benchmarks } from '../../lib/record/benchmarks.ts';
import { Snapshot } from '../../lib/record/snapshot.ts';
import { Instant } from '../../lib/record/time.ts';
import { readBlueprint } from './blueprint-file.ts';
import { InvalidInput } from './invalid-input.ts';
import { readJson } from './json-file.ts';

interface Files {
  snapshot: string;
  blueprint: string | undefined;
  benchmarks: string | undefined;
  asOf: string | undefined;
}

function momentOf(text: string): Instant {
  const parsed = Instant.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(`--as-of ${text} is no moment; write it in UTC, as 2026-11-22T09:30:00Z`);
}

/** The assessment of a snapshot file as of a moment, or of when it was read; throws `InvalidInput`. */
export function assessFiles({ snapshot: file, blueprint, benchmarks, asOf }: Files): Assessment {
  const snapshot = readJson(file, Snapshot, 'snapshot (docs/snapshot.md)');
  const numbers = benchmarks === undefined ? null : readJson(benchmarks, Benchmarks, 'benchmarks document');
  const moment = asOf === undefined ? snapshot.readAt : momentOf(asOf);
  return assess(snapshot, readBlueprint(blueprint), numbers, moment);
}
