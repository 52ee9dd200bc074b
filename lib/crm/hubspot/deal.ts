import type { Fact, Scalar } from '../../record/fact.ts';
import { known, Money, unknown } from '../../record/fact.ts';
import type { Gap } from '../../record/gap.ts';
import type { Deal } from '../../record/snapshot.ts';
import type { FieldChange, Pipeline, StageVisit } from '../../record/stages.ts';
import type { Instant } from '../../record/time.ts';
import { type Connection, CrmError } from '../crm.ts';
import { factGaps, propertyGaps } from '../gaps.ts';
import { heldLabels } from '../held-labels.ts';
import { day, mapFact, moment, number, text, truth } from '../values.ts';
import type { HubSpotObject } from './answers.ts';
import { changesOf, markDefaultCloseDate, visitsOf } from './history.ts';
import type { Directory } from './owners.ts';
import { choice, type Definitions, labelsIn, property, typed } from './values.ts';

/** When HubSpot last saw the deal or its activities change; kept with the deal to tell whether anything did. */
const MARKS = ['hs_lastmodifieddate', 'notes_last_updated', 'notes_next_activity_date'];

const CORE = [
  'dealname',
  'pipeline',
  'dealstage',
  'createdate',
  'closedate',
  'amount',
  'deal_currency_code',
  'hs_deal_stage_probability',
  'hs_next_step',
  'hubspot_owner_id',
  'hs_deal_score',
  'hs_is_closed_won',
  'hs_is_closed_lost',
  'hs_v2_date_entered_current_stage',
];

/** Fields whose changes are followed, by HubSpot's names. */
const FOLLOWED = {
  closedate: 'closeDate',
  amount: 'amount',
  hs_next_step: 'nextStep',
  hubspot_owner_id: 'owner',
  dealstage: 'stage',
  hs_deal_stage_probability: 'probability',
} as const satisfies Record<string, FieldChange['field']>;

/** Every property of a deal to ask for, and every one whose history to ask for, the blueprint's own included. */
export function askedOfDeal(blueprint: readonly string[]): { properties: string[]; history: string[] } {
  return {
    properties: [...new Set([...CORE, ...MARKS, ...blueprint])],
    history: [...new Set([...Object.keys(FOLLOWED), ...blueprint])],
  };
}

export interface DealParts {
  deal: Deal;
  pipelineId: string;
  visits: StageVisit[];
  changes: FieldChange[];
  gaps: Gap[];
}

export interface DealContext {
  connection: Connection;
  definitions: Definitions;
  directory: Directory;
  /** Properties that the blueprint asks for. */
  asked: readonly string[];
}

/** How a deal ended: as its own properties say, else as its stage in the pipeline does; open where neither tells. */
export function outcomeOf(properties: HubSpotObject['properties'], pipeline: Pipeline | null): Deal['outcome'] {
  if (truth(properties.hs_is_closed_won) === true) return 'won';
  if (truth(properties.hs_is_closed_lost) === true) return 'lost';
  const stage = text(properties.dealstage);
  return pipeline?.stages.find(({ id }) => id === stage)?.closes ?? 'open';
}

/** The amount in the deal's currency, else the portal's; unknown where that is none that can be written. */
export function amountOf(amount: Fact<Scalar>, currency: Scalar | undefined, connection: Connection): Deal['amount'] {
  if (!amount.known) return amount;
  const value = number(amount.value);
  if (value === null) return known(null);
  const money = Money.safeParse({ amount: value, currency: text(currency) ?? connection.currency });
  return money.success ? known(money.data) : unknown('not_configured');
}

function probabilityOf(value: Scalar): number | null {
  const probability = number(value);
  return probability !== null && probability >= 0 && probability <= 1 ? probability : null;
}

/** How a past value of a followed property reads in the record's own terms. */
function reader(name: string, { connection, definitions }: DealContext): (value: Scalar) => Scalar {
  if (name === 'closedate') return (value) => day(value, connection.timeZone);
  if (name === 'amount' || name === 'hs_deal_stage_probability') return number;
  return (value) => typed(value, definitions?.get(name)?.type);
}

function allChanges(answer: HubSpotObject, createdAt: Instant, context: DealContext): FieldChange[] {
  const { connection, directory, asked } = context;
  const fields: [string, FieldChange['field']][] = [
    ...Object.entries(FOLLOWED),
    ...asked.map((name): [string, FieldChange['field']] => [name, `properties.${name}`]),
  ];
  return fields.flatMap(([name, field]) => {
    const changes = changesOf(field, answer.propertiesWithHistory?.[name] ?? [], directory, reader(name, context));
    return field === 'closeDate' ? markDefaultCloseDate(changes, createdAt, connection.timeZone) : changes;
  });
}

/**
 * The stays in stages by history, else the current one by its date of entry, which some editions lack; else a gap. A
 * history that ends in another stage, as of two deals that were merged, tells of neither.
 */
function stays(answer: HubSpotObject, stage: string, directory: Directory): { visits: StageVisit[]; gaps: Gap[] } {
  const visits = visitsOf(answer.propertiesWithHistory?.dealstage ?? [], directory);
  if (visits.length > 0 && visits.at(-1)?.stage === stage) return { visits, gaps: [] };
  const enteredAt = moment(answer.properties.hs_v2_date_entered_current_stage);
  const gap: Gap = { about: 'visits', why: 'not_tracked', remedy: 'none', detail: 'dealstage' };
  if (enteredAt === null || stage === '') return { visits: [], gaps: [gap] };
  return { visits: [{ stage, enteredAt, leftAt: null, by: null }], gaps: [gap] };
}

/** What an answer about a deal says of the deal itself. `pipelineFor` gives the pipeline of an id, null where unknown. */
export function dealOf(
  answer: HubSpotObject,
  context: DealContext,
  pipelineFor: (id: string) => Pipeline | null,
): DealParts {
  const { connection, definitions, directory, asked } = context;
  const of = (name: string) => property(answer.properties, definitions, name);
  const pipelineId = text(answer.properties.pipeline);
  const stage = text(answer.properties.dealstage) ?? '';
  const createdAt = moment(answer.properties.createdate) ?? moment(answer.createdAt);
  if (createdAt === null) throw new CrmError({ kind: 'malformed', place: 'deals: createdate' });
  const { visits, gaps } = stays(answer, stage, directory);
  const labels = labelsIn(definitions, asked);
  const changes = allChanges(answer, createdAt, context);
  const outcome = outcomeOf(answer.properties, pipelineId === null ? null : pipelineFor(pipelineId));
  const deal: Deal = {
    name: text(answer.properties.dealname) ?? '',
    stage,
    outcome,
    createdAt,
    closedAt: outcome === 'open' ? null : (visits.at(-1)?.enteredAt ?? moment(answer.properties.closedate)),
    closeDate: mapFact(of('closedate'), (value) => day(value, connection.timeZone)),
    amount: amountOf(of('amount'), answer.properties.deal_currency_code, connection),
    probability: mapFact(of('hs_deal_stage_probability'), probabilityOf),
    nextStep: mapFact(of('hs_next_step'), text),
    owner: mapFact(of('hubspot_owner_id'), text),
    crmScore: mapFact(of('hs_deal_score'), number),
    properties: Object.fromEntries([...new Set([...asked, ...MARKS])].map((name) => [name, of(name)])),
    labels,
    valueLabels: heldLabels(
      asked.map((name) => choice(answer.properties, definitions, name)),
      changes,
    ),
  };
  return {
    deal,
    pipelineId: pipelineId ?? 'unknown',
    visits,
    changes,
    gaps: [...gaps, ...gapsOf(deal), ...propertyGaps('deal', deal.properties, asked, labels)],
  };
}

/** What of a deal's own facts the answer does not tell. */
function gapsOf(deal: Deal): Gap[] {
  const stage: Gap = { about: 'deal.stage', why: 'hidden', remedy: 'ask_admin', detail: 'dealstage' };
  return [
    ...(deal.stage === '' ? [stage] : []),
    ...factGaps('deal', {
      closeDate: [deal.closeDate, 'closedate'],
      amount: [deal.amount, 'amount'],
      probability: [deal.probability, 'hs_deal_stage_probability'],
      nextStep: [deal.nextStep, 'hs_next_step'],
      owner: [deal.owner, 'hubspot_owner_id'],
    }),
  ];
}
