import type { SupportCase } from '../../world/account-model.ts';
import type { Activity, World } from '../../world/model.ts';
import { type Associations, makeAssociations } from './associations.ts';
import { definitionsOf } from './definitions.ts';
import { mergeRecords } from './merge.ts';
import { renderActivity, TYPE_OF } from './render-activity.ts';
import { renderCompany } from './render-company.ts';
import { bouncedOf, conversionsOf, renderContact } from './render-contact.ts';
import { renderDeal } from './render-deal.ts';
import { type Message, renderMessage } from './render-message.ts';
import { renderTicket } from './render-ticket.ts';
import { type CrmObject, OBJECT_TYPES, type ObjectType, type PropertyDefinition } from './types.ts';

/** What sets one portal apart from another. */
interface PortalSettings {
  portalId: number;
  uiDomain: string;
  apiHost: string;
  dataHostingLocation: string;
  /** Free and Starter portals have no `hs_v2_*` stage times. */
  tier: 'free' | 'professional';
  customProperties: boolean;
}

/** The limits of a portal; tests lower them. */
export interface Limits {
  /** Requests of one key in ten seconds. */
  burst: number;
  /** Requests of all keys in a day. */
  daily: number;
  /** Searches of all keys in a second. */
  search: number;
  /** How long search goes on finding the old values of a changed record. */
  searchLagMs: number;
}

/** One HubSpot account with its records. */
export interface Portal extends PortalSettings {
  world: World;
  limits: Limits;
  records: Record<ObjectType, Map<string, CrmObject>>;
  associations: Associations;
  definitions: Record<ObjectType, Map<string, PropertyDefinition>>;
  /** Milliseconds since the epoch. */
  now(): number;
  /** The record that an id stands for, also the id of one that was merged into it; archived ones included. */
  find(type: ObjectType, id: string): CrmObject | undefined;
  /** Sets properties of a record as a person would in the interface; an empty text clears. */
  change(type: ObjectType, id: string, properties: Record<string, string>): void;
  /** Logs an activity, as when a buyer answers between two reads; it touches its deal. */
  log(activity: Activity): void;
  /** Logs a message that was exchanged outside HubSpot; it touches its deal. */
  message(message: Message): void;
  /** Takes in a ticket, as when a customer asks for help between two reads. */
  open(supportCase: SupportCase): void;
  archive(type: ObjectType, id: string): void;
  /** Merges two records as a person would, the first being the primary one; gives the id of the new record. */
  merge(type: ObjectType, primaryId: string, otherId: string): string;
}

/** Makes a portal from a world. */
export function makePortal(world: World, settings: PortalSettings, now: () => number): Portal {
  const records = recordsOf(world);
  const portal: Portal = {
    ...settings,
    world,
    limits: { burst: 100, daily: 250_000, search: 5, searchLagMs: 3_000 },
    records,
    associations: associationsOf(world),
    definitions: definitionsOf(world, {
      stageTimes: settings.tier !== 'free',
      customProperties: settings.customProperties,
    }),
    now,
    find(type, id) {
      const record = records[type].get(id);
      return record?.mergedInto ? portal.find(type, record.mergedInto) : record;
    },
    change(type, id, properties) {
      const record = found(portal, type, id);
      const at = new Date(now()).toISOString();
      record.stale = { properties: { ...record.properties }, until: now() + portal.limits.searchLagMs };
      for (const [name, value] of Object.entries(properties)) {
        if (value === '') delete record.properties[name];
        else record.properties[name] = value;
        const before = record.history[name] ?? [];
        record.history[name] = [{ value, timestamp: at, sourceType: 'CRM_UI' }, ...before];
      }
      touch(record, at);
    },
    log(activity) {
      takeIn(portal, renderActivity(activity), activity);
    },
    message(message) {
      takeIn(portal, renderMessage(message), message);
    },
    open(supportCase) {
      const ticket = renderTicket(supportCase);
      ticket.stale = { properties: null, until: now() + portal.limits.searchLagMs };
      records.tickets.set(ticket.id, ticket);
      joinTicket(portal.associations, supportCase);
    },
    archive(type, id) {
      found(portal, type, id).archived = true;
    },
    merge(type, primaryId, otherId) {
      return mergeRecords(portal, found(portal, type, primaryId), found(portal, type, otherId));
    },
  };
  return portal;
}

function found(portal: Portal, type: ObjectType, id: string): CrmObject {
  const record = portal.records[type].get(id);
  if (!record) throw new RangeError(`portal ${portal.portalId} has no ${type} ${id}`);
  return record;
}

/** Adds an activity that was logged just now, with what it belongs to. */
function takeIn(portal: Portal, record: CrmObject, of: Around) {
  record.stale = { properties: null, until: portal.now() + portal.limits.searchLagMs };
  portal.records[record.type].set(record.id, record);
  join(portal.associations, record, of);
  if (of.dealId) portal.change('deals', of.dealId, { notes_last_updated: of.at, notes_last_contacted: of.at });
}

function touch(record: CrmObject, at: string) {
  record.updatedAt = at;
  record.properties[record.type === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate'] = at;
}

function recordsOf(world: World): Portal['records'] {
  const byDeal = Map.groupBy(world.activities, (activity) => activity.dealId);
  const byCompany = Map.groupBy(world.activities, (activity) => activity.companyId);
  const peopleOf = Map.groupBy(world.contacts, (contact) => contact.companyId);
  const dealsAt = Map.groupBy(world.deals, (deal) => deal.companyId);
  const dealsOf = new Map<string, number>();
  for (const { contactId } of world.deals.flatMap((deal) => deal.people))
    dealsOf.set(contactId, (dealsOf.get(contactId) ?? 0) + 1);
  const conversions = conversionsOf(world);
  const bounced = bouncedOf(world);
  const all = [
    ...world.deals.map((deal) => renderDeal(deal, byDeal.get(deal.id) ?? [], world)),
    ...world.contacts.map((contact) =>
      renderContact(contact, {
        deals: dealsOf.get(contact.id) ?? 0,
        conversions: conversions.get(contact.id) ?? [],
        bounced: bounced.has(contact.id),
      }),
    ),
    ...world.companies.map((company) =>
      renderCompany(company, {
        instant: world.instant,
        people: peopleOf.get(company.id)?.length ?? 0,
        deals: dealsAt.get(company.id) ?? [],
        activities: byCompany.get(company.id) ?? [],
      }),
    ),
    ...world.cases.map(renderTicket),
    ...world.activities.map(renderActivity),
  ];
  const byType = Map.groupBy(all, (record) => record.type);
  const entries = OBJECT_TYPES.map((type) => [
    type,
    new Map((byType.get(type) ?? []).map((record) => [record.id, record])),
  ]);
  return Object.fromEntries(entries);
}

function associationsOf(world: World): Associations {
  const associations = makeAssociations(world.labels);
  for (const deal of world.deals) {
    associations.join('deals', deal.id, 'companies', deal.companyId, { primary: true });
    for (const { contactId, labels } of deal.people)
      associations.join('deals', deal.id, 'contacts', contactId, { labels });
  }
  for (const contact of world.contacts)
    associations.join('contacts', contact.id, 'companies', contact.companyId, { primary: true });
  for (const supportCase of world.cases) joinTicket(associations, supportCase);
  for (const activity of world.activities)
    join(associations, { type: TYPE_OF[activity.kind], id: activity.id }, activity);
  return associations;
}

/** The records that an activity belongs to, and when it took place. */
type Around = Pick<Activity, 'at' | 'dealId' | 'companyId' | 'contactIds'>;

function join(associations: Associations, { type, id }: Pick<CrmObject, 'type' | 'id'>, of: Around) {
  if (of.dealId) associations.join(type, id, 'deals', of.dealId);
  associations.join(type, id, 'companies', of.companyId);
  for (const contact of of.contactIds) associations.join(type, id, 'contacts', contact);
}

function joinTicket(associations: Associations, { id, companyId, contactId }: SupportCase) {
  associations.join('tickets', id, 'companies', companyId, { primary: true });
  associations.join('tickets', id, 'contacts', contactId);
}
