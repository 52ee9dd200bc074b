import { z } from 'zod';
import { assessAccount } from '../../lib/assess/account/index.ts';
import { assess } from '../../lib/assess/index.ts';
import type { AccountAssessment } from '../../lib/assess/schema/account.ts';
import type { Assessment } from '../../lib/assess/schema/assessment.ts';
import { AccountSnapshot } from '../../lib/record/account-snapshot.ts';
import { Benchmarks } from '../../lib/record/benchmarks.ts';
import { Snapshot } from '../../lib/record/snapshot.ts';
import { Instant, isBy, isTimeZone } from '../../lib/record/time.ts';
import { readBlueprint } from './blueprint-file.ts';
import { InvalidInput } from './invalid-input.ts';
import { readJson } from './json-file.ts';

interface Files {
  snapshot: string;
  blueprint: string | undefined;
  benchmarks: string | undefined;
  asOf: string | undefined;
}

/** The moment that is asked for, that of the reading where none is; there is nothing to say of one before the record was made. */
function momentOf(text: string | undefined, snapshot: Snapshot | AccountSnapshot): Instant {
  if (text === undefined) return snapshot.readAt;
  const { success, data: moment } = Instant.safeParse(text);
  if (!success) throw new InvalidInput(`--as-of ${text} is no moment; write it in UTC, as 2026-11-22T09:30:00Z`);
  const { createdAt } = 'deal' in snapshot ? snapshot.deal : snapshot;
  if (isBy(createdAt, moment)) return moment;
  throw new InvalidInput(`--as-of ${text} is before the record was made; write ${createdAt} or later`);
}

const OfAccount = z.looseObject({ ref: z.looseObject({ kind: z.literal('account') }) });

/** Judging takes UTC for a time zone that it does not know; whoever writes a snapshot is told instead. */
const UNKNOWN_TIME_ZONE = {
  path: ['org', 'timeZone'],
  message: 'This is no time zone that is known here; write an IANA name, as Europe/Berlin',
};

const NO_VERDICT = {
  path: ['ref', 'kind'],
  message: 'Only deals and accounts are judged; write deal, or account with the shape of an account’s snapshot',
};

/** The shape that a snapshot has, by the kind of record that it says it is of; a deal's where it does not say. */
function shapeOf(value: unknown): z.ZodType<Snapshot | AccountSnapshot> {
  const shape: z.ZodType<Snapshot | AccountSnapshot> = OfAccount.safeParse(value).success ? AccountSnapshot : Snapshot;
  return shape
    .refine(({ ref }) => ref.kind !== 'contact', NO_VERDICT)
    .refine(({ org }) => isTimeZone(org.timeZone), UNKNOWN_TIME_ZONE);
}

/** The assessment of a snapshot file of a deal or account as of a moment, or of when it was read; throws `InvalidInput`. */
export function assessFiles({ snapshot: file, blueprint, benchmarks, asOf }: Files): Assessment | AccountAssessment {
  const snapshot = readJson(file, shapeOf, 'snapshot (docs/snapshot.md)');
  const numbers = benchmarks === undefined ? null : readJson(benchmarks, Benchmarks, 'benchmarks document');
  const moment = momentOf(asOf, snapshot);
  const rules = readBlueprint(blueprint);
  return 'deal' in snapshot ? assess(snapshot, rules, numbers, moment) : assessAccount(snapshot, rules, moment);
}
