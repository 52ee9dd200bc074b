import { CrmError, type ReadOptions } from '../crm.ts';
import { childrenAt, QueryPage, type Row } from './answers.ts';
import type { Part } from './api.ts';
import { MOST_QUERIES } from './api.ts';
import { ask, bodyOf, type Reply } from './ask.ts';
import { dealQueries, hasRoles, isReadable, QUERIES, type QueryName, ROLES } from './deal-queries.ts';
import { type Shapes, without } from './describe.ts';
import { refusedBy } from './refused.ts';
import type { Versioned } from './version.ts';

/** The rows of one query; what stands in their way where there are none. */
export type Rows = { state: 'read'; rows: Row[]; whole: boolean } | { state: 'hidden' } | { state: 'failed' };

export interface FetchedDeal {
  deal: Row;
  rows: Record<Exclude<QueryName, 'deal'> | 'roles', Rows>;
  /** The shapes that the answer was read by. */
  shapes: Shapes;
}

/** What the query of a name gave; hidden where the user may not read its object at all. */
export function rowsIn(replies: ReadonlyMap<string, Reply>, name: string, isReadable: boolean): Rows {
  if (!isReadable) return { state: 'hidden' };
  const reply = replies.get(name);
  const page = bodyOf(reply, QueryPage, `composite: ${name}`);
  if (page !== null) return { state: 'read', rows: page.records, whole: page.done };
  return refusedBy(reply).length > 0 ? { state: 'hidden' } : { state: 'failed' };
}

/** Why there is no opportunity in the answer; Salesforce says alike of one that is gone and one that is hidden. */
function whyNoDeal(reply: Reply | undefined, shapes: Shapes): CrmError {
  if (shapes.Opportunity === null) return new CrmError({ kind: 'forbidden', scopes: [], detail: 'Opportunity' });
  if (reply?.state === 'refused' && refusedBy(reply).length === 0) {
    return new CrmError({ kind: 'server_error', status: reply.status });
  }
  if (reply?.state === 'refused')
    return new CrmError({ kind: 'forbidden', scopes: [], detail: reply.errors[0]?.message ?? null });
  return new CrmError({ kind: 'not_found' });
}

const LISTS = ['OpportunityHistories', 'Histories', 'Notes', ROLES] as const;

/** The further pages of an opportunity's child lists, as far as one more request takes them. */
function morePages(deal: Row | undefined): Record<string, Part> {
  const more = LISTS.flatMap((list): [string, Part][] => {
    const next = deal === undefined ? undefined : childrenAt(deal, list).nextRecordsUrl;
    return next === undefined ? [] : [[`more_${list}`, { url: next }]];
  });
  return Object.fromEntries(more);
}

function withPages(deal: Row, replies: ReadonlyMap<string, Reply>): Row {
  const lists = LISTS.flatMap((list) => {
    const page = bodyOf(replies.get(`more_${list}`), QueryPage, `composite: more ${list}`);
    if (page === null) return [];
    const first = childrenAt(deal, list);
    return [[list, { ...page, records: [...first.records, ...page.records] }] as const];
  });
  return { ...deal, ...Object.fromEntries(lists) };
}

function rolesIn(deal: Row, shapes: Shapes): Rows {
  if (!hasRoles(shapes)) return { state: 'hidden' };
  const { records, done } = childrenAt(deal, ROLES);
  return { state: 'read', rows: records, whole: done };
}

/**
 * Everything about one opportunity in one request; in a second one what did not fit. Where a field has been hidden since
 * the shapes were read, `readAgain` reads those first, and what was refused is asked once more. Throws `CrmError`.
 */
export async function fetchDeal(
  session: Versioned,
  id: string,
  kept: Shapes,
  { properties, readAgain }: { properties: ReadOptions['properties']; readAgain: () => Promise<Shapes> },
): Promise<FetchedDeal> {
  const queries = dealQueries(id, kept, properties);
  const replies = Object.keys(queries).length === 0 ? new Map<string, Reply>() : await ask(session, queries);
  const refused = QUERIES.flatMap((name) => refusedBy(replies.get(name)));
  const shapes = refused.length === 0 ? kept : without(await readAgain(), refused);
  const again = refused.length === 0 ? {} : dealQueries(id, shapes, properties);
  const repeated = QUERIES.flatMap((name): [string, Part][] => {
    const query = refusedBy(replies.get(name)).length > 0 ? again[name] : undefined;
    return query === undefined ? [] : [[name, query]];
  });
  const first = bodyOf(replies.get('deal'), QueryPage, 'composite: deal')?.records[0];
  const second = [...repeated, ...Object.entries(morePages(first))].slice(0, MOST_QUERIES);
  if (second.length > 0) {
    for (const [name, reply] of await ask(session, Object.fromEntries(second))) replies.set(name, reply);
  }
  const deal = bodyOf(replies.get('deal'), QueryPage, 'composite: deal')?.records[0];
  if (deal === undefined) throw whyNoDeal(replies.get('deal'), shapes);
  const rowsOf = (name: QueryName) => rowsIn(replies, name, isReadable(shapes, name));
  const whole = withPages(deal, replies);
  return {
    deal: whole,
    rows: {
      roles: rolesIn(whole, shapes),
      conversions: rowsOf('conversions'),
      tasks: rowsOf('tasks'),
      events: rowsOf('events'),
      emails: rowsOf('emails'),
    },
    shapes,
  };
}
