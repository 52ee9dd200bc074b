import { z } from 'zod';
import { AccountDeal } from './account-snapshot.ts';
import { Gap } from './gap.ts';
import { Person, Role } from './people.ts';
import { RecordRef } from './ref.ts';
import { Instant } from './time.ts';

/** A deal that a contact is on. */
export const ContactDeal = AccountDeal.extend({
  roles: z.array(Role).describe('What the contact is on the deal, as far as reading the contact alone tells it'),
});
export type ContactDeal = z.infer<typeof ContactDeal>;

/** Version of the shape; a change of shape is a new number and a migration in `lib/store`. */
export const CONTACT_SNAPSHOT_VERSION = 1;

/** Everything Plumbline read about one contact, CRM-neutral, at one time: the person, and the deals that they are on. */
export const ContactSnapshot = z.strictObject({
  plumbline: z.literal(CONTACT_SNAPSHOT_VERSION),
  ref: RecordRef,
  link: z.url(),
  readAt: Instant,
  person: Person,
  accountName: z.string().nullable(),
  deals: z.array(ContactDeal),
  gaps: z.array(Gap),
});
export type ContactSnapshot = z.infer<typeof ContactSnapshot>;
