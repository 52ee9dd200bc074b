import type { Conversion } from '../../record/conversion.ts';
import type { Connection } from '../crm.ts';
import { moment, text } from '../values.ts';
import type { HubSpotObject } from './answers.ts';
import { recordLink } from './links.ts';

/** What HubSpot keeps of a contact's forms without a request for each: the first one and the latest. */
const KEPT = ['first_conversion', 'recent_conversion'] as const;

/** The properties of a contact that tell of forms. */
export const CONVERSION_PROPERTIES = KEPT.flatMap((which) => [`${which}_date`, `${which}_event_name`]);

/** The forms that contacts filled in, as far as HubSpot keeps them with the contact. */
export function conversionsOf(contacts: readonly HubSpotObject[], connection: Connection): Conversion[] {
  const all = contacts.flatMap(({ id, properties }) =>
    KEPT.flatMap((which): Conversion[] => {
      const at = moment(properties[`${which}_date`]);
      if (at === null) return [];
      const name = text(properties[`${which}_event_name`]);
      return [
        { id: `form:${id}:${at}`, kind: 'form', at, person: id, name, link: recordLink(connection, 'contact', id) },
      ];
    }),
  );
  // Of somebody who filled in one form, the first is the latest.
  return [...new Map(all.map((conversion) => [conversion.id, conversion])).values()];
}
