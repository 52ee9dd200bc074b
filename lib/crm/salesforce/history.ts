import type { Scalar } from '../../record/fact.ts';
import type { FieldChange, StageVisit } from '../../record/stages.ts';
import { type Instant, millis } from '../../record/time.ts';
import { day, moment, number, text } from '../values.ts';
import { type Row, valueAt } from './answers.ts';
import { toId18 } from './ids.ts';
import { share } from './pipelines.ts';

/** How an opportunity stood from one row of its history to the next. */
interface Standing {
  at: Instant;
  by: string | null;
  stage: string | null;
  values: Record<'stage' | 'amount' | 'closeDate' | 'probability', Scalar>;
}

function by(row: Row): string | null {
  return toId18(text(valueAt(row, 'CreatedById')) ?? '');
}

/** Rows with a date, oldest first; rows of one moment in the order of their ids, in which they were written. */
function inOrder(rows: readonly Row[]): { row: Row; at: Instant }[] {
  return rows
    .flatMap((row) => {
      const at = moment(valueAt(row, 'CreatedDate'));
      return at === null ? [] : [{ row, at, id: text(valueAt(row, 'Id')) ?? '' }];
    })
    .sort((a, b) => millis(a.at) - millis(b.at) || (a.id < b.id ? -1 : 1));
}

function standingsOf(rows: readonly Row[], timeZone: string): Standing[] {
  return inOrder(rows).map(({ row, at }) => {
    const stage = text(valueAt(row, 'StageName'));
    return {
      at,
      by: by(row),
      stage,
      values: {
        stage,
        amount: number(valueAt(row, 'Amount')),
        closeDate: day(valueAt(row, 'CloseDate'), timeZone),
        probability: share(number(valueAt(row, 'Probability'))),
      },
    };
  });
}

/** The stays in stages that OpportunityHistory tells, oldest first: neighbouring rows of one stage are one stay. */
export function visitsOf(rows: readonly Row[], timeZone: string): StageVisit[] {
  const entries = standingsOf(rows, timeZone).flatMap(({ stage, at, by }) =>
    stage === null ? [] : [{ stage, at, by }],
  );
  const entered = entries.filter(({ stage }, index) => index === 0 || stage !== entries[index - 1]?.stage);
  return entered.map(({ stage, at, by }, index) => ({
    stage,
    enteredAt: at,
    leftAt: entered[index + 1]?.at ?? null,
    by,
  }));
}

const STANDING_FIELDS = ['stage', 'amount', 'closeDate', 'probability'] as const;

/** The dated changes of stage, amount, close date and probability, the first from nothing. */
export function standingChanges(rows: readonly Row[], timeZone: string): FieldChange[] {
  const standings = standingsOf(rows, timeZone);
  return standings.flatMap(({ at, by, values }, index) =>
    STANDING_FIELDS.flatMap((field): FieldChange[] => {
      const from = standings[index - 1]?.values[field] ?? null;
      const to = values[field];
      // Salesforce does not say in these rows whether a person or a process wrote.
      return from === to ? [] : [{ field, at, from, to, by, cause: 'unknown' }];
    }),
  );
}

/** How the values of a field that field history follows read in the record's own terms. */
export interface Followed {
  field: FieldChange['field'];
  read: (value: Scalar) => Scalar;
}

/** The changes of fields whose history the organisation keeps, by Salesforce's names of the fields. */
export function fieldChanges(rows: readonly Row[], followed: ReadonlyMap<string, Followed>): FieldChange[] {
  return inOrder(rows).flatMap(({ row, at }): FieldChange[] => {
    const name = text(valueAt(row, 'Field'));
    const known = name === null ? undefined : followed.get(name);
    if (known === undefined) return [];
    const [from, to] = [valueAt(row, 'OldValue') ?? null, valueAt(row, 'NewValue') ?? null].map(known.read);
    if (from === undefined || to === undefined || from === to) return [];
    return [{ field: known.field, at, from, to, by: by(row), cause: 'unknown' }];
  });
}

/** A new owner is two rows, one of ids and one of names; the one of names is left out by having no id. */
export const OWNER: Followed = { field: 'owner', read: (value) => toId18(text(value) ?? '') };
export const NEXT_STEP: Followed = { field: 'nextStep', read: text };
