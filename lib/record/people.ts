import { z } from 'zod';
import { Instant } from './time.ts';

/** Where a role was read from, in the order of trust (assessment.md, "Function of a person"). */
export const RoleSource = z.enum(['deal_role', 'buying_role']);
export type RoleSource = z.infer<typeof RoleSource>;

/** One role somebody gave a person: an association label, a contact role or a buying-role property value. */
export const Role = z.strictObject({
  name: z.string().min(1).describe("The CRM's value or label, unchanged"),
  label: z.string().min(1).optional().describe('What the CRM calls it on its own pages, where that differs'),
  source: RoleSource,
  at: Instant.nullable().describe('Since when, null where the CRM does not say'),
});
export type Role = z.infer<typeof Role>;

/** A stakeholder on the buyer's side, once, however often the CRM lists them. */
export const Person = z.strictObject({
  id: z.string().min(1),
  name: z.string().nullable(),
  title: z.string().nullable(),
  email: z.string().nullable(),
  roles: z.array(Role),
  hidden: z.boolean().describe('True where the CRM names the person but this user may not read them'),
  since: Instant.nullable().describe('When the person came to the record, null where the CRM does not say'),
  left: Instant.nullable().describe('When the person is known to have left, as by a bounced mail or a changed job'),
  link: z.url().nullable(),
});
export type Person = z.infer<typeof Person>;

/** A colleague: a user of the CRM. */
export const User = z.strictObject({
  id: z.string().min(1),
  name: z.string().nullable(),
  email: z.string().nullable(),
  teams: z.array(z.string()),
  active: z.boolean(),
});
export type User = z.infer<typeof User>;
