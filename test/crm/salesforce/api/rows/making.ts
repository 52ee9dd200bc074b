import type { Contact, World } from '../../../world/model.ts';
import { type ObjectName, salesforceId } from '../../ids.ts';
import type { OrgSettings } from '../../settings.ts';
import type { Row } from '../schema/types.ts';

/** What rows are made from. */
export interface Making {
  world: World;
  settings: OrgSettings;
  /** The contacts of the world by id. */
  contacts: ReadonlyMap<string, Contact>;
  /** Ids that were made before; most are needed many times. */
  ids: Map<string, string>;
  /** Writes the day of a moment where the organisation is. */
  days: Intl.DateTimeFormat;
}

/** Prepares to make the rows of an organisation from a world. */
export function making(world: World, settings: OrgSettings): Making {
  return {
    world,
    settings,
    contacts: new Map(world.contacts.map((contact) => [contact.id, contact])),
    ids: new Map(),
    days: new Intl.DateTimeFormat('sv-SE', { timeZone: world.org.timeZone }),
  };
}

/** The id of a record in the organisation that rows are made for. */
export function idIn({ settings, ids }: Making, object: ObjectName, number: string | number): string {
  const name = `${object} ${number}`;
  const id = ids.get(name) ?? salesforceId(object, number, settings.key);
  ids.set(name, id);
  return id;
}

/** The id of a user of the world; the administrator's for work that nobody did. */
export function userId(making: Making, user: string | null): string {
  return idIn(making, 'User', user ?? ADMINISTRATOR);
}

/** The user that imports and automation act as. */
export const ADMINISTRATOR = '599';

/** The day of a moment where the organisation is. */
export function dayThere({ days }: Making, at: string): string {
  return days.format(Date.parse(at));
}

interface Made {
  at: string;
  by: string;
  changed?: string;
}

/** Who made a record and when, with what else every record carries. */
export function stamps({ at, by, changed = at }: Made): Row {
  return {
    IsDeleted: false,
    CreatedDate: at,
    CreatedById: by,
    LastModifiedDate: changed,
    LastModifiedById: by,
    SystemModstamp: changed,
    LastViewedDate: null,
    LastReferencedDate: null,
  };
}
