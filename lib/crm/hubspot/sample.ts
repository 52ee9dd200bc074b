import type { z } from 'zod';
import type { DealSample, SampledDeal } from '../../record/sample.ts';
import { type Instant, plusDays } from '../../record/time.ts';
import { chunks } from '../chunks.ts';
import type { Connection, ReadOptions } from '../crm.ts';
import type { Session } from '../http.ts';
import { text, truth } from '../values.ts';
import { type Access, access } from './access.ts';
import { askedOfCompany, companyFacts, unknownFacts } from './account.ts';
import type { AssociationBatch, HubSpotObject } from './answers.ts';
import * as api from './api.ts';
import { visitsOf } from './history.ts';
import { definitionsOf, loadMetadata } from './metadata.ts';
import { type Directory, directoryOf } from './owners.ts';
import type { Definitions } from './values.ts';

/** How far back closed deals are sampled, and how many at most of the closed and of the open ones. */
const SAMPLED_DAYS = 730;
const MOST_DEALS = 1_000;

const PROPERTIES = ['pipeline', 'dealstage', 'hs_is_closed_won', 'hs_is_closed_lost'];

/**
 * The newest closed deals of two years and the newest open ones, at most 1,000 of each, with their stays in stages and
 * the facts of their companies that segments ask for. `total` counts all there are. Throws `CrmError`.
 */
export async function sampleDeals(
  session: Session,
  connection: Connection,
  options: Pick<ReadOptions, 'metadata' | 'properties' | 'now'>,
): Promise<DealSample> {
  const takenAt = options.now();
  const { metadata } = await loadMetadata(session, connection.org, options.metadata, takenAt);
  const closed = await searchDeals(session, closedSince(plusDays(takenAt, -SAMPLED_DAYS)), 'closedate');
  const open = await searchDeals(
    session,
    [{ propertyName: 'hs_is_closed', operator: 'EQ', value: 'false' }],
    'createdate',
  );
  const found = [...new Map([...closed.deals, ...open.deals].map((deal) => [deal.id, deal])).values()];
  const ids = found.map(({ id }) => id);
  const [histories, companies] = await Promise.all([
    readHistories(session, ids),
    readCompanies(session, ids, options.properties.account),
  ]);
  const directory = directoryOf(metadata.owners);
  const definitions = definitionsOf(metadata.companyProperties);
  return {
    crm: 'hubspot',
    org: connection.org.org,
    takenAt,
    total: closed.total + open.total,
    deals: found.flatMap(({ id, properties }): SampledDeal[] => {
      const pipeline = text(properties.pipeline);
      const visits = staysOf(histories.get(id), directory);
      if (pipeline === null || visits === null) return [];
      return [
        {
          id,
          pipeline,
          outcome: outcomeOf(properties),
          visits,
          account: accountFacts(id, companies, definitions, options.properties.account),
        },
      ];
    }),
  };
}

/** The stays of a deal; null where its history ends in another stage than it is in, as of two deals that were merged. */
function staysOf(deal: HubSpotObject | undefined, directory: Directory): SampledDeal['visits'] | null {
  const history = deal?.propertiesWithHistory?.dealstage;
  if (deal === undefined || history === undefined) return null;
  const visits = visitsOf(history, directory);
  return visits.at(-1)?.stage === text(deal.properties.dealstage) ? visits : null;
}

function closedSince(since: Instant): api.Filter[] {
  return [
    { propertyName: 'hs_is_closed', operator: 'EQ', value: 'true' },
    { propertyName: 'closedate', operator: 'GTE', value: since },
  ];
}

function outcomeOf(properties: HubSpotObject['properties']): SampledDeal['outcome'] {
  if (truth(properties.hs_is_closed_won) === true) return 'won';
  return truth(properties.hs_is_closed_lost) === true ? 'lost' : 'open';
}

/** The newest deals that the filters let through, at most `MOST_DEALS`, and how many there are. Throws `CrmError`. */
export async function searchDeals(session: Session, filters: api.Filter[], sortBy: string) {
  const deals: HubSpotObject[] = [];
  let total = 0;
  let after: string | null = null;
  do {
    const page = await searchPage(session, filters, sortBy, after);
    total = page.total;
    deals.push(...page.results);
    after = api.nextPage(page);
  } while (after !== null && deals.length < MOST_DEALS);
  return { deals: deals.slice(0, MOST_DEALS), total };
}

function searchPage(session: Session, filters: api.Filter[], sortBy: string, after: string | null) {
  return session.read(api.search('deals', { filters, sortBy, properties: PROPERTIES, after }));
}

async function readHistories(session: Session, ids: readonly string[]): Promise<Map<string, HubSpotObject>> {
  const batches = await Promise.all(
    chunks(ids, api.HISTORY_BATCH_SIZE).map((some) =>
      session.read(api.batch('deals', some, ['dealstage'], ['dealstage'])),
    ),
  );
  return new Map(batches.flatMap(({ results }) => results).map((deal) => [deal.id, deal]));
}

interface Companies {
  /** The company of each deal that has one. */
  ofDeal: ReadonlyMap<string, string>;
  read: Access<ReadonlyMap<string, HubSpotObject>>;
}

/** HubSpot's own type of the pair of a deal and its primary company. */
const PRIMARY_COMPANY = 5;

function isPrimary({ associationTypes }: z.infer<typeof AssociationBatch>['results'][number]['to'][number]): boolean {
  return associationTypes.some(({ category, typeId }) => category === 'HUBSPOT_DEFINED' && typeId === PRIMARY_COMPANY);
}

async function readCompanies(
  session: Session,
  dealIds: readonly string[],
  asked: readonly string[],
): Promise<Companies> {
  const links = await access(
    Promise.all(
      chunks(dealIds, api.ASSOCIATION_BATCH_SIZE).map((ids) =>
        session.read(api.associationBatch('deals', 'companies', ids)),
      ),
    ),
  );
  if (!links.granted) return { ofDeal: new Map(), read: links };
  const pairs = links.value
    .flatMap(({ results }) => results)
    .flatMap(({ from, to }): [string, string][] => {
      const company = to.find(isPrimary) ?? to[0];
      return company === undefined ? [] : [[from.id, company.toObjectId]];
    });
  const ofDeal = new Map(pairs);
  const batches = await access(
    Promise.all(
      chunks([...new Set(ofDeal.values())], api.BATCH_SIZE).map((ids) =>
        session.read(api.batch('companies', ids, askedOfCompany(asked))),
      ),
    ),
  );
  if (!batches.granted) return { ofDeal, read: batches };
  const companies = batches.value.flatMap(({ results }) => results);
  return { ofDeal, read: { granted: true, value: new Map(companies.map((company) => [company.id, company])) } };
}

function accountFacts(
  dealId: string,
  { ofDeal, read }: Companies,
  definitions: Definitions,
  asked: readonly string[],
): SampledDeal['account'] {
  if (!read.granted) return unknownFacts('hidden', asked);
  const id = ofDeal.get(dealId);
  if (id === undefined) return unknownFacts('not_tracked', asked);
  const company = read.value.get(id);
  return company === undefined ? unknownFacts('hidden', asked) : companyFacts(company, definitions, asked);
}
