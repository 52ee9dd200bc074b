import type { CrmId } from '../record/ref.ts';
import type { Blueprint } from './blueprint.ts';
import type { CrmField } from './schema/crm-field.ts';

const OBJECTS: Record<CrmId, { deal: string; account: string }> = {
  hubspot: { deal: 'deal', account: 'company' },
  salesforce: { deal: 'Opportunity', account: 'Account' },
};

function fieldsOf({ document }: Blueprint): CrmField[] {
  return document.sources.flatMap(({ claims }) =>
    claims.flatMap(({ from, at }) => (at === undefined ? [from] : [from, at])),
  );
}

/** The properties to ask a CRM for: those that expressions name, and those in which the claims of systems stand. */
export function askedWithClaims(blueprint: Blueprint, crm: CrmId): Blueprint['properties'] {
  const names = fieldsOf(blueprint).flatMap((field) => field[crm] ?? []);
  const under = (object: string) =>
    names.filter((name) => name.startsWith(`${object}.`)).map((name) => name.slice(object.length + 1));
  const together = (own: string[], claimed: string[]) => [...new Set([...own, ...claimed])].toSorted();
  const { deal, account } = blueprint.properties;
  return {
    deal: together(deal, under(OBJECTS[crm].deal)),
    account: together(account, under(OBJECTS[crm].account)),
  };
}
