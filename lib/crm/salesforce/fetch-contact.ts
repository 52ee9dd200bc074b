import { CrmError } from '../crm.ts';
import { OPPORTUNITY_FIELDS } from './account-queries.ts';
import { QueryPage, type Row } from './answers.ts';
import type { Part } from './api.ts';
import * as api from './api.ts';
import { ask, bodyOf, type Reply } from './ask.ts';
import { CONTACT_FIELDS, MOST_ACTIVITIES, visible } from './deal-queries.ts';
import { type Shapes, without } from './describe.ts';
import { type Rows, rowsIn } from './fetch-deal.ts';
import { refusedBy } from './refused.ts';
import { quoted, soql } from './soql.ts';
import type { Versioned } from './version.ts';

export interface FetchedContact {
  contact: Row;
  roles: Rows;
  /** The shapes that the answer was read by. */
  shapes: Shapes;
}

function contactQuery(id: string, shapes: Shapes): Part {
  const account = visible(shapes, 'Account', ['Name'], 'Account.');
  return api.query(
    soql({
      fields: [...visible(shapes, 'Contact', CONTACT_FIELDS), ...account],
      from: 'Contact',
      where: `Id = ${quoted(id)}`,
    }),
  );
}

/** The roles with their opportunities; null where the user may read one of the two not at all. */
function rolesQuery(id: string, shapes: Shapes): Part | null {
  if (shapes.OpportunityContactRole === null || shapes.Opportunity === null) return null;
  return api.query(
    soql({
      fields: ['Id', 'OpportunityId', 'Role', ...visible(shapes, 'Opportunity', OPPORTUNITY_FIELDS, 'Opportunity.')],
      from: 'OpportunityContactRole',
      where: `ContactId = ${quoted(id)}`,
      orderBy: 'CreatedDate DESC, Id',
      limit: MOST_ACTIVITIES + 1,
    }),
  );
}

function asked(session: Versioned, id: string, shapes: Shapes): Promise<Map<string, Reply>> {
  const roles = rolesQuery(id, shapes);
  return ask(session, { contact: contactQuery(id, shapes), ...(roles === null ? {} : { roles }) });
}

function whyNoContact(reply: Reply | undefined): CrmError {
  if (reply?.state !== 'refused') return new CrmError({ kind: 'not_found' });
  if (refusedBy(reply).length === 0) return new CrmError({ kind: 'server_error', status: reply.status });
  return new CrmError({ kind: 'forbidden', scopes: [], detail: reply.errors[0]?.message ?? null });
}

/**
 * One contact and its roles on opportunities in one request. Where a field has been hidden since the shapes were read,
 * `readAgain` reads those first, and everything is asked once more. Throws `CrmError`.
 */
export async function fetchContact(
  session: Versioned,
  id: string,
  kept: Shapes,
  readAgain: () => Promise<Shapes>,
): Promise<FetchedContact> {
  if (kept.Contact === null) throw new CrmError({ kind: 'forbidden', scopes: [], detail: 'Contact' });
  const first = await asked(session, id, kept);
  const refused = [...first.values()].flatMap((reply) => refusedBy(reply));
  const shapes = refused.length === 0 ? kept : without(await readAgain(), refused);
  const replies = refused.length === 0 ? first : await asked(session, id, shapes);
  const contact = bodyOf(replies.get('contact'), QueryPage, 'composite: contact')?.records[0];
  if (contact === undefined) throw whyNoContact(replies.get('contact'));
  return { contact, roles: rowsIn(replies, 'roles', rolesQuery(id, shapes) !== null), shapes };
}
