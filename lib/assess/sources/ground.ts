import type { Blueprint } from '../../blueprint/blueprint.ts';
import { type Fact, known, type Scalar, unknown } from '../../record/fact.ts';
import type { CrmId } from '../../record/ref.ts';
import type { Account, Deal, Snapshot } from '../../record/snapshot.ts';
import type { FieldChange } from '../../record/stages.ts';
import type { Instant } from '../../record/time.ts';

/** What claims are judged on: a deal or an account as it was known at a moment. */
export interface SourceGround {
  /** What the record is: an account has no fields of a deal. */
  kind: 'deal' | 'account';
  at: Instant;
  crm: CrmId;
  blueprint: Blueprint;
  /** A field by object and name in this CRM, as `company.numberofemployees`. */
  field(name: string): Fact<Scalar>;
  /** The dated changes of that field, oldest first; none where its history is not read. */
  history(name: string): readonly FieldChange[];
}

type OfAccount = (account: Account) => Fact<Scalar>;
type OfDeal = { read: (deal: Deal) => Fact<Scalar>; change: FieldChange['field'] };

const name: OfAccount = (account) => known(account.name);
const industry: OfAccount = (account) => account.industry;
const employees: OfAccount = (account) => account.employees;
const country: OfAccount = (account) => account.country;

/** The CRMs' own fields that a snapshot holds under a name of its own. */
const ACCOUNT_FIELDS = new Map<string, OfAccount>([
  ['company.name', name],
  ['company.industry', industry],
  ['company.numberofemployees', employees],
  ['company.country', country],
  ['Account.Name', name],
  ['Account.Industry', industry],
  ['Account.NumberOfEmployees', employees],
  ['Account.BillingCountry', country],
]);

const amount: OfDeal = {
  read: ({ amount: fact }) => (fact.known ? known(fact.value?.amount ?? null) : fact),
  change: 'amount',
};
const closeDate: OfDeal = { read: (deal) => deal.closeDate, change: 'closeDate' };
const nextStep: OfDeal = { read: (deal) => deal.nextStep, change: 'nextStep' };

const DEAL_FIELDS = new Map<string, OfDeal>([
  ['deal.amount', amount],
  ['deal.closedate', closeDate],
  ['deal.hs_next_step', nextStep],
  ['Opportunity.Amount', amount],
  ['Opportunity.CloseDate', closeDate],
  ['Opportunity.NextStep', nextStep],
]);

const OBJECTS = new Map<string, 'deal' | 'account'>([
  ['deal', 'deal'],
  ['Opportunity', 'deal'],
  ['company', 'account'],
  ['Account', 'account'],
]);

function fieldOf({ ref, deal, account }: Snapshot, crmName: string): Fact<Scalar> {
  const [object = '', property = ''] = crmName.split('.');
  const of = OBJECTS.get(object);
  if (of === undefined || (of === 'deal' && ref.kind === 'account')) return unknown('not_loaded');
  if (of === 'account' && account === null) return unknown('not_tracked');
  const properties = of === 'deal' ? deal.properties : (account?.properties ?? {});
  const own = Object.hasOwn(properties, property) ? properties[property] : undefined;
  if (own !== undefined) return own;
  if (of === 'deal') return DEAL_FIELDS.get(crmName)?.read(deal) ?? unknown('not_loaded');
  return (account && ACCOUNT_FIELDS.get(crmName)?.(account)) ?? unknown('not_loaded');
}

/** What the claims about a record are judged on; the changes that a snapshot has are those of its own kind. */
export function sourceGround(facts: { at: Instant; blueprint: Blueprint; snapshot: Snapshot }): SourceGround {
  const { at, blueprint, snapshot } = facts;
  const recorded = snapshot.ref.kind === 'account' ? 'account' : 'deal';
  return {
    kind: recorded,
    at,
    crm: snapshot.ref.crm,
    blueprint,
    field: (crmName) => fieldOf(snapshot, crmName),
    history: (crmName) => {
      const [object = '', property = ''] = crmName.split('.');
      if (OBJECTS.get(object) !== recorded) return [];
      const names = [`properties.${property}`, DEAL_FIELDS.get(crmName)?.change];
      return snapshot.changes.filter(({ field }) => names.includes(field));
    },
  };
}
