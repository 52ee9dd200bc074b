import type { Interaction } from '../../record/interaction.ts';
import type { Person } from '../../record/people.ts';
import { millis } from '../../record/time.ts';
import { text } from '../values.ts';
import type { HubSpotObject } from './answers.ts';

/** HubSpot's reason of a hard bounce when the mailbox itself is gone; the other reasons may pass. */
const MAILBOX_GONE = 'UNKNOWN_USER';

/** The contacts whose mailbox HubSpot knows to be gone. */
export function gone(contacts: readonly HubSpotObject[]): Set<string> {
  const found = contacts.filter(({ properties }) => {
    return text(properties.hs_email_hard_bounce_reason_enum)?.toUpperCase() === MAILBOX_GONE;
  });
  return new Set(found.map(({ id }) => id));
}

/**
 * Dates the leaving of people whose mailbox is gone by the mail to them alone that bounced last, unless they were heard
 * of since. Without such a mail there is no date, and nobody is said to have left.
 */
export function withDepartures(
  people: readonly Person[],
  interactions: readonly Interaction[],
  mailboxGone: ReadonlySet<string>,
): Person[] {
  return people.map((person) => {
    if (!mailboxGone.has(person.id)) return person;
    const theirs = interactions.filter((it) => it.people.includes(person.id));
    const bounce = theirs.findLast((it) => it.outcome === 'bounced' && it.people.length === 1);
    const heard = theirs.findLast(
      (it) => it.direction === 'inbound' || it.outcome === 'held' || it.outcome === 'connected',
    );
    if (bounce === undefined || (heard !== undefined && millis(heard.at) > millis(bounce.at))) return person;
    return { ...person, left: bounce.at };
  });
}
