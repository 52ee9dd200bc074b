import type { SupportCase } from '../../world/account-model.ts';
import type { Activity, World } from '../../world/model.ts';
import { KEY_PREFIX, normalId, type ObjectName, salesforceId } from '../ids.ts';
import type { Features, OrgSettings } from '../settings.ts';
import { type Database, makeDatabase } from './database.ts';
import { rowsOfActivity } from './rows/activities.ts';
import { rowMaker } from './rows/all-rows.ts';
import { making } from './rows/making.ts';
import { caseRow } from './rows/service.ts';
import { schemaOf } from './schema/schema.ts';
import type { Row, Schema } from './schema/types.ts';
import { changeRecord } from './writes/change.ts';

/** The limits of an organisation; tests lower them. */
export interface Limits {
  /** Calls of everybody in 24 hours. */
  daily: number;
  /** Calls that others have made already. */
  used: number;
  /** Rows of a child list in one answer. */
  childBatch: number;
}

/** One organisation with its records. */
export interface Org extends OrgSettings {
  id: string;
  world: World;
  schema: Schema;
  database: Database;
  limits: Limits;
  /** Ids of contacts that nobody here may read, though roles and activities name them. */
  restricted: ReadonlySet<string>;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds since the epoch at which the definition of objects and fields last changed. */
  describedAt: number;
  /** A number for the id of a new record. */
  nextNumber(): number;
  /** Sets fields of a record as a person would in the interface; null clears. */
  change(object: ObjectName, id: string, fields: Row): void;
  /** Logs an activity of the world, as when a buyer answers between two reads; it touches its opportunity. */
  log(activity: Activity): void;
  /** Takes in a case, as when a customer asks for help between two reads. */
  open(supportCase: SupportCase): void;
  remove(object: ObjectName, id: string): void;
}

/** Makes an organisation from a world, with other features than its usual ones where tests want them. */
export function makeOrg(world: World, usual: OrgSettings, now: () => number, features: Partial<Features> = {}): Org {
  const settings = { ...usual, features: { ...usual.features, ...features } };
  const prepared = making(world, settings);
  const restricted = world.contacts.filter((contact) => contact.restricted);
  let number = 9_000_000_000_000;
  const org: Org = {
    ...settings,
    id: salesforceId('Organization', settings.number, settings.key),
    world,
    schema: schemaOf(world, settings.features),
    database: makeDatabase(rowMaker(prepared)),
    limits: { daily: 114_000, used: 0, childBatch: 200 },
    restricted: new Set(restricted.map(({ id }) => salesforceId('Contact', id, settings.key))),
    now,
    describedAt: Date.parse('2026-05-04T09:30:00.000Z'),
    nextNumber: () => number++,
    change(object, id, fields) {
      const row = found(org, object, id);
      changeRecord(org, object, row, fields, String(row.OwnerId ?? row.CreatedById));
    },
    log(activity) {
      for (const { object, row } of rowsOfActivity(prepared, activity)) org.database.put(object, row);
      if (!activity.dealId) return;
      const deal = found(org, 'Opportunity', salesforceId('Opportunity', activity.dealId, settings.key));
      const day = activity.at.slice(0, 10);
      org.database.put('Opportunity', {
        ...deal,
        LastActivityDate: [day, String(deal.LastActivityDate ?? '')].toSorted().at(-1) ?? day,
        SystemModstamp: new Date(now()).toISOString(),
      });
    },
    open(supportCase) {
      org.database.put('Case', caseRow(prepared, supportCase));
    },
    remove(object, id) {
      org.database.put(object, { ...found(org, object, id), IsDeleted: true });
    },
  };
  return org;
}

function found(org: Org, object: ObjectName, id: string): Row {
  const row = org.database.find(object, normalId(id) ?? id);
  if (!row) throw new RangeError(`${org.apiHost} has no ${object} ${id}`);
  return row;
}

/** The object that an id belongs to by its first three characters. */
export function objectOfId(id: string): ObjectName | null {
  const prefix = id.slice(0, 3);
  const names = Object.keys(KEY_PREFIX).filter((name): name is ObjectName => name in KEY_PREFIX);
  return names.find((name) => KEY_PREFIX[name] === prefix) ?? null;
}
