import { t } from '../../lib/i18n/text.ts';

/** The scopes that Plumbline reads with, each with what it is for and what is unknown without it. */
const SCOPES = [
  ['crm.objects.deals.read', 'deals'],
  ['crm.objects.contacts.read', 'contacts'],
  ['crm.objects.companies.read', 'companies'],
  ['crm.objects.owners.read', 'owners'],
  ['crm.schemas.deals.read', 'deal_fields'],
  ['crm.schemas.contacts.read', 'contact_fields'],
  ['sales-email-read', 'emails'],
  ['tickets', 'tickets'],
] as const;

/** Every scope to give a key, with what Plumbline reads by it. */
export function scopesToGive(): { scope: string; meaning: string }[] {
  return SCOPES.map(([scope, name]) => ({ scope, meaning: t(`scope.${name}.reads`) }));
}

/** What is unknown without a scope; null for one that Plumbline has no words for. */
export function withoutScope(scope: string): string | null {
  const entry = SCOPES.find(([known]) => known === scope);
  return entry === undefined ? null : t(`scope.${entry[1]}.without`);
}
