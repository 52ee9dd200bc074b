import { type PlayedAccount, playAccount } from './account-script.ts';
import { makeCustomers } from './customers.ts';
import { ACCOUNT_SCRIPTS } from './demo-accounts.ts';
import { intentEmissions, numberedEmissions, productEmissions } from './emissions.ts';
import { enrichmentOf } from './enrichment.ts';
import type { Company, Contact, Deal, User, World } from './model.ts';
import type { Chance } from './random.ts';
import { campaignResponses, campaignsOf, numberedCases, submissionsOf, supportCases } from './support.ts';

/** The part of a world that the sales alone do not make. */
export type AfterTheSale = Pick<
  World,
  'companies' | 'cases' | 'submissions' | 'campaigns' | 'campaignResponses' | 'emissions'
>;

interface Before {
  /** A source of chance for one purpose, other than those that the sales were drawn from. */
  draw(purpose: string): Chance;
  instant: string;
  users: User[];
  companies: Company[];
  contacts: Contact[];
  deals: Deal[];
  accounts: PlayedAccount[];
}

/** The demo accounts, as they are written down. */
export function playedAccounts(instant: string): PlayedAccount[] {
  return ACCOUNT_SCRIPTS.map((script, index) => playAccount(script, index, instant));
}

/** Gives customers their life after the sale, everybody their intent, and adds what is written of the demo accounts. */
export function afterTheSale({ draw, instant, users, companies, contacts, deals, accounts }: Before): AfterTheSale {
  const customers = makeCustomers(draw('customers'), instant, companies, deals, users);
  const lives = new Map(customers.map(({ company, history }) => [company.id, history]));
  const claims = enrichmentOf(draw('enrichment'), instant, companies);
  const byCompany = Map.groupBy(contacts, ({ companyId }) => companyId);
  return {
    companies: [
      ...companies.map((company) => ({ ...company, history: { ...claims.get(company.id), ...lives.get(company.id) } })),
      ...accounts.map(({ company }) => company),
    ],
    cases: numberedCases([
      ...accounts.flatMap(({ cases }) => cases),
      ...supportCases(draw('support'), instant, customers, byCompany),
    ]),
    submissions: [
      ...accounts.flatMap(({ submissions }) => submissions),
      ...submissionsOf(draw('submissions'), instant, contacts),
    ],
    campaigns: campaignsOf(instant),
    campaignResponses: campaignResponses(draw('campaigns'), instant, contacts),
    emissions: numberedEmissions([
      ...accounts.flatMap(({ emissions }) => emissions),
      ...productEmissions(draw('product'), instant, customers),
      ...intentEmissions(draw('intent'), instant, contacts),
    ]),
  };
}
