import { COMPANY_FIELDS, type CompanyField, presentOf } from '../../world/account-model.ts';
import type { Activity, Company, Deal } from '../../world/model.ts';
import { ownerIdOf } from './owners.ts';
import { record } from './record.ts';
import { sourceOf } from './render-deal.ts';
import type { CrmObject, HistoryEntry } from './types.ts';

/** HubSpot's property for each field whose history the world keeps. */
const PROPERTY_OF: Record<CompanyField, string> = {
  employees: 'numberofemployees',
  enrichedEmployees: 'enriched_employees',
  enrichedOn: 'enriched_on',
  customerSince: 'customer_since',
  customerStage: 'customer_stage',
  csm: 'csm',
  licences: 'licences',
  weeklyActiveUsers: 'weekly_active_users',
  featureAdoption: 'feature_adoption',
  renewalDate: 'renewal_date',
  goLiveDate: 'go_live_date',
  businessReview: 'last_business_review',
  reference: 'reference_customer',
};

/** What HubSpot works a company's roll-ups out from. */
export interface AboutCompany {
  instant: string;
  people: number;
  deals: Deal[];
  activities: Activity[];
}

/** A company as HubSpot holds it. */
export function renderCompany(company: Company, about: AboutCompany): CrmObject {
  const history: Record<string, HistoryEntry[]> = {};
  const values: Record<string, string> = {};
  for (const field of COMPANY_FIELDS) {
    const entries = (company.history[field] ?? []).map((change): HistoryEntry => {
      const value = field === 'csm' && change.value ? ownerIdOf(change.value) : (change.value ?? '');
      return { value, timestamp: change.at, ...sourceOf(change) };
    });
    const last = entries.at(-1)?.value;
    if (entries.length > 0) history[PROPERTY_OF[field]] = entries.toReversed();
    if (last) values[PROPERTY_OF[field]] = last;
  }
  const past = about.activities.filter(({ at }) => at <= about.instant);
  const contacted = past.filter(({ kind }) => kind === 'email' || kind === 'call' || kind === 'meeting');
  const updatedAt = latest([
    company.createdAt,
    ...Object.values(history).flatMap((entries) => entries.map(({ timestamp }) => timestamp)),
    ...past.map(({ loggedAt }) => loggedAt),
  ]);
  return record('companies', {
    id: company.id,
    createdAt: company.createdAt,
    updatedAt: updatedAt ?? company.createdAt,
    history,
    values: {
      name: company.name,
      domain: company.domain,
      industry: company.industry,
      numberofemployees: company.employees === null ? null : String(company.employees),
      country: company.country,
      hubspot_owner_id: ownerIdOf(company.ownerId),
      createdate: company.createdAt,
      hs_lastmodifieddate: updatedAt,
      lifecyclestage: lifecycleOf(company, about.deals),
      num_associated_contacts: String(about.people),
      num_associated_deals: String(about.deals.length),
      notes_last_updated: latest(past.map(({ at }) => at)),
      notes_last_contacted: latest(contacted.map(({ at }) => at)),
      ...values,
    },
  });
}

function lifecycleOf(company: Company, deals: Deal[]): string {
  if (presentOf(company, 'customerSince') !== null) return 'customer';
  return deals.length > 0 ? 'opportunity' : 'lead';
}

/** The last of some moments; null of none. */
function latest(times: string[]): string | null {
  return times.reduce<string | null>((last, at) => (last === null || at > last ? at : last), null);
}
