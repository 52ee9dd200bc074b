import { salesforceId } from '../salesforce/ids.ts';
import type { Emission } from '../world/account-model.ts';
import type { World } from '../world/model.ts';

/** A CloudEvent 1.0 in its structured JSON form, with what docs/signals.md lets a source add. */
export interface FeedEvent {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  time: string;
  subject: string;
  datacontenttype: 'application/json';
  data: Record<string, unknown>;
}

/** How a feed names companies and people: by their domains and mail addresses, or as records of a CRM. */
export type Naming = 'domain' | { crm: 'hubspot' | 'salesforce'; org: string };

/** The systems that publish, as the `source` of their events. */
const SOURCES: Record<Emission['source'], string> = {
  web: 'https://web.tidewatch.example',
  product: 'https://product.tidewatch.example',
  intent: 'https://intent.tidewatch.example',
  enrichment: 'https://enrichment.tidewatch.example',
};

/** An event with the moment at which the warehouse had it. */
export interface Arrival {
  at: string;
  event: FeedEvent;
}

/** What the systems saw happen in a world, in the order in which the warehouse got it: not the order of time. */
export function arrivalsOf(world: World, naming: Naming): Arrival[] {
  const domains = new Map(world.companies.map(({ id, domain }) => [id, domain]));
  const people = new Map(world.contacts.map((contact) => [contact.id, contact]));
  const users = new Map(world.users.map(({ id, email }) => [id, email]));
  return world.emissions
    .map((emission): Arrival => {
      const { id, source, type, at, companyId, contactId, data } = emission;
      const domain = domains.get(companyId) ?? '';
      const contact = contactId === null ? null : people.get(contactId);
      const hops = emission.hops.map((hop) => ({ ...hop, by: hop.by && users.get(hop.by) }));
      const event: FeedEvent = {
        specversion: '1.0',
        id,
        source: SOURCES[source],
        type,
        time: at,
        subject: naming === 'domain' ? domain : `${naming.crm}:${naming.org}:account:${recordId(naming, companyId)}`,
        datacontenttype: 'application/json',
        data: {
          ...data,
          plumbline: {
            ...(naming !== 'domain' && { domain }),
            ...(contact && { person: personId(naming, contact.id, contact.email) }),
            hops,
          },
        },
      };
      return { at: arrivedAt(emission), event };
    })
    .toSorted((one, other) => one.at.localeCompare(other.at) || one.event.id.localeCompare(other.event.id));
}

function recordId({ crm }: Exclude<Naming, 'domain'>, companyId: string): string {
  return crm === 'hubspot' ? companyId : salesforceId('Account', companyId);
}

function personId(naming: Naming, id: string, email: string | null): string {
  if (naming === 'domain') return email ?? id;
  return naming.crm === 'hubspot' ? id : salesforceId('Contact', id);
}

function arrivedAt({ at, hops }: Emission): string {
  return hops.find(({ step }) => step === 'received')?.at ?? at;
}

/** An event of the website, as tests publish one. */
export function feedEvent(event: Pick<FeedEvent, 'id' | 'type' | 'time' | 'subject'> & Partial<FeedEvent>): FeedEvent {
  return {
    specversion: '1.0',
    source: 'https://web.tidewatch.example',
    datacontenttype: 'application/json',
    data: {},
    ...event,
  };
}
