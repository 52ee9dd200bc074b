import { type Deal, present, type TrackedField } from '../../../world/model.ts';
import { stageNameOf } from '../../stages.ts';
import type { Row, Value } from '../schema/types.ts';
import { idIn, type Making, userId } from './making.ts';
import { moneyOf } from './opportunities.ts';
import { laterChanges, standingsOf } from './timeline.ts';

/** One row when an opportunity is made and one whenever stage, amount or close date changes. */
export function opportunityHistoryRows(making: Making): Row[] {
  return making.world.deals.flatMap((deal) => {
    const standings = standingsOf(making.world, deal);
    return standings.map((standing, index): Row => {
      const { ForecastCategoryName: _, ...values } = moneyOf(standing);
      return {
        Id: idIn(making, 'OpportunityHistory', Number(deal.id) * 1000 + index),
        IsDeleted: false,
        CreatedDate: standing.at,
        CreatedById: userId(making, standing.by),
        SystemModstamp: standing.at,
        OpportunityId: idIn(making, 'Opportunity', deal.id),
        ...values,
        PrevAmount: standings[index - 1]?.amount ?? null,
        PrevCloseDate: standings[index - 1]?.closeDate ?? null,
        CurrencyIsoCode: deal.currency,
      };
    });
  });
}

/** The API name of each tracked field as field history names it. */
const FIELD_OF: Record<TrackedField, { name: string; type: string }> = {
  stage: { name: 'StageName', type: 'DynamicEnum' },
  amount: { name: 'Amount', type: 'Currency' },
  closeDate: { name: 'CloseDate', type: 'DateOnly' },
  nextStep: { name: 'NextStep', type: 'Text' },
  owner: { name: 'Owner', type: 'EntityId' },
  pain: { name: 'Pain__c', type: 'Text' },
  decision_process: { name: 'Decision_Process__c', type: 'Text' },
  budget_confirmed: { name: 'Budget_Confirmed__c', type: 'Boolean' },
  security_review: { name: 'Security_Review__c', type: 'DynamicEnum' },
};

const EIGHTEEN_MONTHS = 548 * 86_400_000;

/** Changes of the fields whose history the organisation keeps, for 18 months; a change of owner is two rows. */
export function opportunityFieldHistoryRows(making: Making): Row[] {
  const { historyTracking } = making.settings.features;
  if (historyTracking.length === 0) return [];
  const since = Date.parse(making.world.instant) - EIGHTEEN_MONTHS;
  return making.world.deals
    .flatMap((deal) => rowsOf(making, deal))
    .filter((row) => Date.parse(String(row.CreatedDate)) > since);
}

function rowsOf(making: Making, deal: Deal): Row[] {
  const row = (n: number, at: string, by: string | null, field: string, type: string | null): Row => ({
    Id: idIn(making, 'OpportunityFieldHistory', Number(deal.id) * 1000 + n),
    IsDeleted: false,
    OpportunityId: idIn(making, 'Opportunity', deal.id),
    CreatedById: userId(making, by),
    CreatedDate: at,
    Field: field,
    DataType: type,
    OldValue: null,
    NewValue: null,
  });
  const made = row(0, deal.createdAt, present(deal, 'owner'), 'created', null);
  const changes = laterChanges(deal)
    .filter(({ field }) => making.settings.features.historyTracking.includes(FIELD_OF[field].name))
    .flatMap(({ at, by, field, from, value }, index) => {
      const { name, type } = FIELD_OF[field];
      const spellings = field === 'owner' ? [nameOf, idOf] : [valueIn(deal, field)];
      return spellings.map((spelling, n) => ({
        ...row(1 + index * 2 + n, at, by, name, type),
        OldValue: from === null ? null : spelling(making, from),
        NewValue: value === null ? null : spelling(making, value),
      }));
    });
  return [made, ...changes];
}

type Spelling = (making: Making, value: string) => Value;

const idOf: Spelling = (making, user) => userId(making, user);

const nameOf: Spelling = ({ world }, user) => {
  const found = world.users.find(({ id }) => id === user);
  return found ? `${found.firstName} ${found.lastName}` : null;
};

function valueIn(deal: Deal, field: TrackedField): Spelling {
  switch (field) {
    case 'stage':
      return ({ world }, stage) => stageNameOf(world, deal, stage);
    case 'amount':
      return (_, amount) => Number(amount);
    case 'budget_confirmed':
      return (_, text) => text === 'true';
    default:
      return (_, text) => text;
  }
}
