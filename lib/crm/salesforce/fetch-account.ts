import { CrmError } from '../crm.ts';
import { text } from '../values.ts';
import { ACCOUNT_QUERIES, type AccountQuery, accountQueries, emailQuery, mayAsk } from './account-queries.ts';
import { QueryPage, type Row, valueAt } from './answers.ts';
import type { Part } from './api.ts';
import { ask, bodyOf, type Reply } from './ask.ts';
import { type Shapes, without } from './describe.ts';
import { type Rows, rowsIn } from './fetch-deal.ts';
import { refusedBy } from './refused.ts';
import type { Versioned } from './version.ts';

export interface FetchedAccount {
  account: Row;
  rows: Record<Exclude<AccountQuery, 'account'> | 'emails', Rows>;
  /** The shapes that the answer was read by. */
  shapes: Shapes;
}

interface Asked {
  asked: readonly string[];
  readAgain: () => Promise<Shapes>;
  /** Called with all but the mails as soon as that is there. */
  onFirst: (fetched: FetchedAccount) => void;
}

function whyNoAccount(reply: Reply | undefined, shapes: Shapes): CrmError {
  if (shapes.Account === null) return new CrmError({ kind: 'forbidden', scopes: [], detail: 'Account' });
  if (reply?.state !== 'refused') return new CrmError({ kind: 'not_found' });
  if (refusedBy(reply).length === 0) return new CrmError({ kind: 'server_error', status: reply.status });
  return new CrmError({ kind: 'forbidden', scopes: [], detail: reply.errors[0]?.message ?? null });
}

/** Asks, and once more for what was refused because a field has been hidden since the shapes were read. */
async function askAll(session: Versioned, id: string, kept: Shapes, { asked, readAgain }: Asked) {
  const queries = accountQueries(id, kept, asked);
  const replies = Object.keys(queries).length === 0 ? new Map<string, Reply>() : await ask(session, queries);
  const refused = ACCOUNT_QUERIES.flatMap((name) => refusedBy(replies.get(name)));
  if (refused.length === 0) return { replies, shapes: kept };
  const shapes = without(await readAgain(), refused);
  const again = accountQueries(id, shapes, asked);
  const repeated = ACCOUNT_QUERIES.flatMap((name): [string, Part][] => {
    const query = refusedBy(replies.get(name)).length > 0 ? again[name] : undefined;
    return query === undefined ? [] : [[name, query]];
  });
  if (repeated.length > 0) {
    for (const [name, reply] of await ask(session, Object.fromEntries(repeated))) replies.set(name, reply);
  }
  return { replies, shapes };
}

/** The tasks that Salesforce keeps beside mails. */
function mailTasks(tasks: Rows): string[] {
  if (tasks.state !== 'read') return [];
  return tasks.rows.flatMap((row) => {
    const isMail = text(valueAt(row, 'TaskSubtype'))?.toLowerCase() === 'email';
    return isMail ? (text(valueAt(row, 'Id')) ?? []) : [];
  });
}

/**
 * Everything about one account in two requests: the account with its lists and activities, then the mails that belong to
 * those. `readAgain` reads the shapes where a field has been hidden meanwhile. Throws `CrmError`.
 */
export async function fetchAccount(session: Versioned, id: string, kept: Shapes, how: Asked): Promise<FetchedAccount> {
  const { replies, shapes } = await askAll(session, id, kept, how);
  const account = bodyOf(replies.get('account'), QueryPage, 'composite: account')?.records[0];
  if (account === undefined) throw whyNoAccount(replies.get('account'), shapes);
  const rowsOf = (name: AccountQuery) => rowsIn(replies, name, mayAsk(shapes, name));
  const tasks = rowsOf('tasks');
  const rows = { roles: rowsOf('roles'), tasks, events: rowsOf('events'), conversions: rowsOf('conversions') };
  const mails = mailTasks(tasks);
  if (shapes.EmailMessage === null) return { account, rows: { ...rows, emails: { state: 'hidden' } }, shapes };
  if (mails.length === 0)
    return { account, rows: { ...rows, emails: { state: 'read', rows: [], whole: true } }, shapes };
  how.onFirst({ account, rows: { ...rows, emails: { state: 'failed' } }, shapes });
  const emails = rowsIn(await ask(session, { emails: emailQuery(mails, shapes) }), 'emails', true);
  return { account, rows: { ...rows, emails }, shapes };
}
