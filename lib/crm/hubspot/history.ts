import { tz } from '@date-fns/tz';
import { format, lastDayOfMonth } from 'date-fns';
import type { z } from 'zod';
import type { Scalar } from '../../record/fact.ts';
import type { ChangeCause, FieldChange, StageVisit } from '../../record/stages.ts';
import { type Instant, millis } from '../../record/time.ts';
import { moment, text } from '../values.ts';
import type { HistoryEntry } from './answers.ts';
import type { Directory } from './owners.ts';

type Cause = z.infer<typeof ChangeCause>;

/** A past value of a property, read; `by` is our id of the user who set it. */
interface Past {
  value: Scalar;
  at: Instant;
  by: string | null;
  cause: Cause;
}

const CAUSES: Record<string, Cause> = {
  CRM_UI: 'person',
  CRM_UI_BULK_ACTION: 'person',
  MOBILE_ANDROID: 'person',
  MOBILE_IOS: 'person',
  CONTACTS_WEB: 'person',
  SALES: 'person',
  MEETINGS: 'person',
  EMAIL: 'person',
  EXTENSION: 'person',
  AUTOMATION_PLATFORM: 'automation',
  AUTOMATION_JOURNEY: 'automation',
  WORKFLOWS: 'automation',
  WORKFLOW_CONTACT_DELETE_ACTION: 'automation',
  API: 'automation',
  INTEGRATION: 'automation',
  INTEGRATIONS_SYNC: 'automation',
  CALCULATED: 'automation',
  PREDICTIONS: 'automation',
  IMPORT: 'import',
  MIGRATION: 'import',
  BATCH_UPDATE: 'import',
};

/** A property's past values, oldest first; entries without a date are left out. */
function pastOf(entries: readonly HistoryEntry[], directory: Directory, read: (value: Scalar) => Scalar): Past[] {
  return (
    entries
      // Newest first as HubSpot answers: turned round, so that entries of one instant keep their order in the sort.
      .toReversed()
      .flatMap((entry): Past[] => {
        const at = moment(entry.timestamp);
        if (at === null) return [];
        const cause = CAUSES[entry.sourceType?.toUpperCase() ?? ''] ?? 'unknown';
        return [{ value: read(entry.value ?? null), at, by: directory.byUserId(entry.updatedByUserId), cause }];
      })
      .sort((a, b) => millis(a.at) - millis(b.at))
  );
}

/** The values that differ from the one before: writing the same value again changes nothing. */
function differing(past: readonly Past[]): Past[] {
  return past.filter((entry, index) => index === 0 || entry.value !== past[index - 1]?.value);
}

/** The stays in stages that a `dealstage` history tells, oldest first; the last is still on. */
export function visitsOf(entries: readonly HistoryEntry[], directory: Directory): StageVisit[] {
  const past = differing(pastOf(entries, directory, text).filter((entry) => entry.value !== null));
  return past.map((entry, index) => ({
    stage: String(entry.value),
    enteredAt: entry.at,
    leftAt: past[index + 1]?.at ?? null,
    by: entry.by,
  }));
}

/** The dated changes of one field, the first from nothing; emptiness at the very start is no change. */
export function changesOf(
  field: FieldChange['field'],
  entries: readonly HistoryEntry[],
  directory: Directory,
  read: (value: Scalar) => Scalar,
): FieldChange[] {
  const past = differing(pastOf(entries, directory, read));
  return past.flatMap(({ value, at, by, cause }, index) => {
    const from = past[index - 1]?.value ?? null;
    return from === value ? [] : [{ field, at, from, to: value, by, cause }];
  });
}

const AT_CREATION_MS = 60_000;

/**
 * Marks the close date that HubSpot itself gives a new deal (R37: the last day of the month of creation), so that it
 * counts neither as an estimate nor, when it is put right, as a push.
 */
export function markDefaultCloseDate(changes: FieldChange[], createdAt: Instant, timeZone: string): FieldChange[] {
  const [first, ...later] = changes;
  if (first === undefined) return changes;
  const zone = { in: tz(timeZone) };
  const endOfMonth = format(lastDayOfMonth(createdAt, zone), 'yyyy-MM-dd', zone);
  const atCreation = Math.abs(millis(first.at) - millis(createdAt)) <= AT_CREATION_MS;
  return atCreation && first.to === endOfMonth ? [{ ...first, cause: 'default' }, ...later] : changes;
}
