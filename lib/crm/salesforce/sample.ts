import type { DealSample, SampledDeal } from '../../record/sample.ts';
import { plusDays } from '../../record/time.ts';
import { chunks } from '../chunks.ts';
import { type Connection, CrmError, type ReadOptions } from '../crm.ts';
import type { Session } from '../http.ts';
import { text, truth } from '../values.ts';
import { accountFacts } from './account.ts';
import { type QueryPage, type Row, valueAt } from './answers.ts';
import * as api from './api.ts';
import { ask, pageOf, type Reply } from './ask.ts';
import { ACCOUNT_FIELDS, hasList, visible } from './deal-queries.ts';
import { visitsOf } from './history.ts';
import { loadMetadata } from './metadata.ts';
import { pipelineOf } from './pipelines.ts';
import { quoted, soql } from './soql.ts';
import { type Versioned, versioned } from './version.ts';

/** How far back closed opportunities are sampled, and how many at most of the closed and of the open ones. */
const SAMPLED_DAYS = 730;
const MOST_DEALS = 1_000;

/** Opportunities whose history one query asks for: about eight rows each fit one page of 2,000. */
const HISTORIES_AT_ONCE = 200;

/**
 * The newest closed opportunities of two years and the newest open ones, at most 1,000 of each, with their stays in
 * stages and the facts of their accounts that segments ask for; about six requests. `total` counts all there are. Throws
 * `CrmError`.
 */
export async function sampleDeals(
  unversioned: Session,
  connection: Connection,
  options: Pick<ReadOptions, 'metadata' | 'properties' | 'now'>,
): Promise<DealSample> {
  const takenAt = options.now();
  const { metadata } = await loadMetadata(unversioned, connection.org, options.metadata, takenAt);
  const session = versioned(unversioned, metadata.version);
  const { shapes } = metadata;
  const since = plusDays(takenAt, -SAMPLED_DAYS).slice(0, 10);
  const closed = `IsClosed = true AND CloseDate >= ${since}`;
  const open = 'IsClosed = false';
  const fields = [
    'Id',
    ...visible(shapes, 'Opportunity', ['IsClosed', 'IsWon', 'RecordTypeId', 'AccountId']),
    ...visible(shapes, 'Account', [...ACCOUNT_FIELDS, ...options.properties.account], 'Account.'),
  ];
  const newest = (where: string, orderBy: string) =>
    api.query(soql({ fields, from: 'Opportunity', where, orderBy: `${orderBy} DESC`, limit: MOST_DEALS }));
  const count = (where: string) => api.query(soql({ fields: ['COUNT()'], from: 'Opportunity', where }));
  const replies = await ask(session, {
    closed: newest(closed, 'CloseDate'),
    open: newest(open, 'CreatedDate'),
    closedCount: count(closed),
    openCount: count(open),
  });
  const deals = [...needed(replies, 'closed').records, ...needed(replies, 'open').records];
  const histories = hasList(shapes, 'Opportunity', 'OpportunityHistories')
    ? await readHistories(
        session,
        deals.flatMap((deal) => text(valueAt(deal, 'Id')) ?? []),
      )
    : new Map<string, Row[]>();
  return {
    crm: 'salesforce',
    org: connection.org.org,
    takenAt,
    total: needed(replies, 'closedCount').totalSize + needed(replies, 'openCount').totalSize,
    deals: deals.flatMap((deal): SampledDeal[] => {
      const id = text(valueAt(deal, 'Id'));
      const history = id === null ? undefined : histories.get(id);
      if (id === null || history === undefined) return [];
      return [
        {
          id,
          pipeline: pipelineOf(text(valueAt(deal, 'RecordTypeId')), metadata).id,
          outcome: outcomeOf(deal),
          visits: visitsOf(history, connection.timeZone),
          account: accountFacts(deal, shapes, options.properties.account),
        },
      ];
    }),
  };
}

function outcomeOf(deal: Row): SampledDeal['outcome'] {
  if (truth(valueAt(deal, 'IsClosed')) !== true) return 'open';
  return truth(valueAt(deal, 'IsWon')) === true ? 'won' : 'lost';
}

/** The page of a query that the sample cannot do without. */
function needed(replies: ReadonlyMap<string, Reply>, name: string): QueryPage {
  const page = pageOf(replies, name);
  if (page !== null) return page;
  const reply = replies.get(name);
  throw new CrmError({ kind: 'server_error', status: reply?.state === 'refused' ? reply.status : 500 });
}

function historyOf(ids: readonly string[]): api.Part {
  return api.query(
    soql({
      fields: ['Id', 'OpportunityId', 'StageName', 'CreatedDate', 'CreatedById'],
      from: 'OpportunityHistory',
      where: `OpportunityId IN (${ids.map(quoted).join(',')})`,
      orderBy: 'CreatedDate, Id',
    }),
  );
}

/** The histories of opportunities by opportunity, as many queries at once as a request takes, page by page. */
async function readHistories(session: Versioned, ids: readonly string[]): Promise<Map<string, Row[]>> {
  const histories = new Map<string, Row[]>(ids.map((id) => [id, []]));
  let waiting = chunks(ids, HISTORIES_AT_ONCE).map(historyOf);
  while (waiting.length > 0) {
    const now = waiting.slice(0, api.MOST_QUERIES).map((part, index) => [`history${index}`, part] as const);
    const replies = await ask(session, Object.fromEntries(now));
    const pages = now.map(([name]) => needed(replies, name));
    for (const row of pages.flatMap(({ records }) => records)) {
      histories.get(text(valueAt(row, 'OpportunityId')) ?? '')?.push(row);
    }
    const next = pages.flatMap(({ nextRecordsUrl }) => (nextRecordsUrl === undefined ? [] : [{ url: nextRecordsUrl }]));
    waiting = [...next, ...waiting.slice(api.MOST_QUERIES)];
  }
  return histories;
}
