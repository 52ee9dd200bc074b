import type { AccountDeal, SupportCase } from '../../record/account-snapshot.ts';
import type { Pipeline } from '../../record/stages.ts';
import type { Connection } from '../crm.ts';
import { day, mapFact, moment, text } from '../values.ts';
import type { HubSpotObject } from './answers.ts';
import { amountOf, outcomeOf } from './deal.ts';
import { recordLink } from './links.ts';
import { type Definitions, property } from './values.ts';

/** The properties of a company's deals to ask for. */
export const DEAL_PROPERTIES = [
  'dealname',
  'pipeline',
  'dealstage',
  'createdate',
  'closedate',
  'amount',
  'deal_currency_code',
  'hubspot_owner_id',
  'hs_is_closed_won',
  'hs_is_closed_lost',
  'hs_v2_date_entered_current_stage',
];

/** The properties of a company's tickets to ask for. */
export const TICKET_PROPERTIES = ['subject', 'createdate', 'closed_date', 'hs_ticket_priority'];

/** The deals of a company; one without a date of creation is none that anybody can place. */
export function dealsOf(
  answers: readonly HubSpotObject[],
  {
    connection,
    definitions,
    pipelines,
  }: { connection: Connection; definitions: Definitions; pipelines: readonly Pipeline[] },
): AccountDeal[] {
  return answers.flatMap(({ id, properties, createdAt: made }): AccountDeal[] => {
    const of = (name: string) => property(properties, definitions, name);
    const createdAt = moment(properties.createdate) ?? moment(made);
    if (createdAt === null) return [];
    const pipeline = pipelines.find((one) => one.id === text(properties.pipeline)) ?? null;
    const stage = text(properties.dealstage) ?? '';
    const outcome = outcomeOf(properties, pipeline);
    const closed = moment(properties.hs_v2_date_entered_current_stage) ?? moment(properties.closedate);
    return [
      {
        id,
        name: text(properties.dealname) ?? '',
        pipeline: text(properties.pipeline) ?? 'unknown',
        stage,
        stageLabel: pipeline?.stages.find((one) => one.id === stage)?.label ?? null,
        outcome,
        createdAt,
        closedAt: outcome === 'open' ? null : closed,
        closeDate: mapFact(of('closedate'), (value) => day(value, connection.timeZone)),
        amount: amountOf(of('amount'), properties.deal_currency_code, connection),
        owner: mapFact(of('hubspot_owner_id'), text),
        link: recordLink(connection, 'deal', id),
      },
    ];
  });
}

/** The tickets of a company. */
export function casesOf(answers: readonly HubSpotObject[], connection: Connection): SupportCase[] {
  return answers.flatMap(({ id, properties, createdAt }): SupportCase[] => {
    const openedAt = moment(properties.createdate) ?? moment(createdAt);
    if (openedAt === null) return [];
    return [
      {
        id,
        subject: text(properties.subject),
        openedAt,
        closedAt: moment(properties.closed_date),
        status: null,
        priority: text(properties.hs_ticket_priority),
        link: recordLink(connection, 'ticket', id),
      },
    ];
  });
}
