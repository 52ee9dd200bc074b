import type { Contact, World } from '../../world/model.ts';
import { ownerIdOf } from './owners.ts';
import { record } from './record.ts';
import type { CrmObject } from './types.ts';

/** A form that somebody filled in; a campaign's page has one too. */
interface Conversion {
  at: string;
  form: string;
}

/** The forms that each person filled in, oldest first. */
export function conversionsOf({ submissions, campaigns, campaignResponses }: World): Map<string, Conversion[]> {
  const names = new Map(campaigns.map(({ id, name }) => [id, name]));
  const all = [
    ...submissions,
    ...campaignResponses.flatMap(({ contactId, campaignId, respondedAt }) =>
      respondedAt ? [{ contactId, at: respondedAt, form: `${names.get(campaignId)}: registration` }] : [],
    ),
  ].toSorted((one, other) => one.at.localeCompare(other.at));
  return Map.groupBy(all, ({ contactId }) => contactId);
}

/** The people to whom a mail has bounced. */
export function bouncedOf({ activities }: World): Set<string> {
  return new Set(activities.flatMap((it) => (it.kind === 'email' && it.bounced ? it.contactIds : [])));
}

/** A contact as HubSpot holds it: of all the forms that they filled in, it shows the first and the last. */
export function renderContact(
  contact: Contact,
  { deals, conversions, bounced }: { deals: number; conversions: Conversion[]; bounced: boolean },
): CrmObject {
  const [first] = conversions;
  const last = conversions.at(-1);
  return record('contacts', {
    id: contact.id,
    createdAt: contact.createdAt,
    restricted: contact.restricted,
    values: {
      firstname: contact.firstName,
      lastname: contact.lastName,
      email: contact.email,
      jobtitle: contact.title,
      hs_buying_role: contact.buyingRoles.join(';'),
      associatedcompanyid: contact.companyId,
      hubspot_owner_id: ownerIdOf(contact.ownerId),
      createdate: contact.createdAt,
      lastmodifieddate: contact.createdAt,
      lifecyclestage: deals > 0 ? 'opportunity' : 'lead',
      num_associated_deals: String(deals),
      left_company_on: contact.leftOn,
      ...(bounced && contact.leftOn !== null && { hs_email_hard_bounce_reason_enum: 'UNKNOWN_USER' }),
      ...(first && { first_conversion_date: first.at, first_conversion_event_name: first.form }),
      ...(last && { recent_conversion_date: last.at, recent_conversion_event_name: last.form }),
      num_conversion_events: String(conversions.length),
    },
  });
}
