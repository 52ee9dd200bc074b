import type { ContactPlaces, PlaceOnDeal } from '../../lib/assess/schema/contact.ts';
import { ago, list, number } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import { roleWords } from './role.ts';
import { unknownFullSentence } from './unknown.ts';

/** What the contact is on the deals that were read, else by the contact itself. */
function functionWords({ deals, function: own }: ContactPlaces): string {
  const held = deals.flatMap(({ place }) => (place.state === 'placed' ? (place.functionLabel ?? []) : []));
  return held.length > 0 ? list([...new Set(held)]) : (own?.label ?? t('contact.no_function'));
}

/** On how many open deals the contact is; that nobody can tell where deals are hidden. */
export function dealsSentence({ deals, gaps }: ContactPlaces): string {
  if (deals.length > 0) return t('contact.on_deals', deals.length, { count: number(deals.length) });
  const hidden = gaps.find(({ about }) => about === 'deals');
  return hidden === undefined ? t('contact.no_deals') : unknownFullSentence(hidden);
}

/** Who the contact is to us, and how much of their deals is known. */
export function contactStory(contact: ContactPlaces, now: number): { title: string; sentences: string[] } {
  const unread = contact.deals.filter(({ place }) => place.state === 'not_read').length;
  const rest = unread === 0 ? [] : [t('contact.unread', unread, { count: number(unread) })];
  return {
    title: contact.left === null ? functionWords(contact) : t('contact.left', { when: ago(contact.left, now) }),
    sentences: [dealsSentence(contact), ...rest],
  };
}

/** What the CRM says of the contact: title, company, and how the function was found. */
export function contactParts({ subject, function: found }: ContactPlaces): string[] {
  return [
    subject.title,
    subject.accountName,
    found && t(`group.basis.${found.basis}`, { role: roleWords(found.roleName) }),
  ].filter((part) => part !== null);
}

/** What the group of a deal lacks, each function with how it stands. */
export function lackWords(lacks: Extract<PlaceOnDeal['place'], { state: 'placed' }>['lacks']): string {
  if (lacks.length === 0) return t('contact.lacks_nothing');
  const functions = list(lacks.map(({ label, state }) => `${label} (${t(`group.state.${state}`).toLowerCase()})`));
  return t('contact.lacks', { functions });
}
