import type { GeneratedI18nStructure } from '#i18n';
import type { Unknown } from '../../lib/assess/schema/evidence.ts';
import { t } from '../../lib/i18n/text.ts';

type AboutKey = Exclude<
  Extract<keyof GeneratedI18nStructure, `about.${string}` | `customer.${string}.title` | 'gate.title'>,
  'about.property' | 'about.checkbox'
>;

/** The paths of a snapshot that have words of their own. */
const ABOUT = new Map<string, AboutKey>([
  ['people', 'about.people'],
  ['interactions', 'about.interactions'],
  ['interactions.email', 'about.emails'],
  ['interactions.call', 'about.calls'],
  ['interactions.meeting', 'about.meetings'],
  ['interactions.message', 'about.messages'],
  ['tasks', 'about.tasks'],
  ['notes', 'about.notes'],
  ['conversions', 'about.conversions'],
  ['visits', 'about.visits'],
  ['changes', 'about.changes'],
  ['changes.nextStep', 'about.changes'],
  ['participants', 'about.participants'],
  ['outcomes.meeting', 'about.meeting_outcomes'],
  ['times.call', 'about.call_times'],
  ['directions.message', 'about.message_directions'],
  ['account', 'about.account'],
  ['deal.stage', 'about.stage'],
  ['lifecycle.exit', 'gate.title'],
  ['users', 'about.users'],
  ['pipeline', 'about.pipeline'],
  ['signals', 'about.signals'],
  ['benchmarks', 'about.benchmarks'],
  ['deal.name', 'about.name'],
  ['deal.owner', 'about.owner'],
  ['deal.amount', 'about.amount'],
  ['deal.closeDate', 'about.close_date'],
  ['deal.nextStep', 'about.next_step'],
  ['deal.probability', 'about.probability'],
  ['account.employees', 'about.employees'],
  ['account.industry', 'about.industry'],
  ['account.country', 'about.country'],
  ['account.days_to_renewal', 'about.days_to_renewal'],
  ['account.stage', 'about.customer_stage'],
  ['account.is_customer', 'about.customer_stage'],
  ['account.renewal', 'customer.renewal.title'],
  ['customer_health.renewal', 'customer.renewal.title'],
  ['customer_health.usage', 'customer.usage.title'],
  ['customer_health.support', 'customer.cases.title'],
  ['cases', 'customer.cases.title'],
  ['account.open_cases', 'customer.cases.title'],
  ['account.has_open_deal', 'customer.deals.title'],
  ['deals', 'about.deals'],
  ['account.days_since_won', 'about.deals'],
  ['lifecycle.milestones', 'customer.outcomes.title'],
]);

const PROPERTY = /^(?:deal|account)\.properties\.(.+)$/;

/** The CRM's own name of the property that a path of the snapshot leads to; null for every other path. */
export function propertyName(path: string): string | null {
  return PROPERTY.exec(path)?.[1] ?? null;
}

/**
 * What a path into the snapshot is called: the known ones in words, a property by the CRM's label of it, else by its own
 * name, spaced, a measure of use by the blueprint's label, another as it is written.
 */
export function aboutWords(path: string, label?: string | null): string {
  const property = propertyName(path);
  if (path.startsWith('people.')) return t('about.person');
  if (path.startsWith('case.')) return t('customer.cases.unnamed');
  if (property !== null) return label ?? t('about.property', { name: spaced(property) });
  const usage = /^(?:account\.)?usage\.(.+)$/.exec(path)?.[1];
  if (usage !== undefined) return label ?? usage;
  const checkbox = /^checkboxes\.(.+)$/.exec(path)?.[1];
  if (checkbox !== undefined) return t('about.checkbox', { name: label ?? spaced(checkbox) });
  const key = ABOUT.get(path);
  return key === undefined ? path : t(key);
}

/** A field's own name without what only machines need: `Decision_Process__c` reads `Decision Process`. */
function spaced(name: string): string {
  return name.replace(/__c$/, '').replaceAll('_', ' ');
}

/** Why something is not known, in a sentence that begins with what it is about. */
export function unknownSentence(unknown: Unknown): string {
  const { about, label, why } = unknown;
  const name = missingField(unknown);
  return name === null
    ? t('unknown.sentence', { about: aboutWords(about, label), why: t(`unknown.why.${why}`) })
    : t('unknown.no_field', { name });
}

/** The same among other sentences, with its full stop. */
export function unknownFullSentence(unknown: Unknown): string {
  const { about, label, why } = unknown;
  const name = missingField(unknown);
  return name === null
    ? t('unknown.full_sentence', { about: aboutWords(about, label), why: t(`unknown.why.${why}`) })
    : t('unknown.no_field_full', { name });
}

/** Why something is not known, where what it is about stands beside it. */
export function unknownReason(unknown: Unknown): string {
  const name = missingField(unknown);
  return name === null ? t(`unknown.why.${unknown.why}`) : t('unknown.no_field', { name });
}

/** Whether something is unknown because the blueprint names a field that the CRM does not have, which is no matter of this record. */
export function isMissingField({ about, why }: Pick<Unknown, 'about' | 'why'>): boolean {
  return why === 'not_configured' && propertyName(about) !== null;
}

/** The name of the field that the blueprint names and the CRM does not have; null where something else is unknown. */
function missingField(unknown: Unknown): string | null {
  return isMissingField(unknown) ? propertyName(unknown.about) : null;
}
