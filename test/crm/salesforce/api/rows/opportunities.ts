import { type Activity, type Deal, present } from '../../../world/model.ts';
import { recordTypeNumber } from '../../stages.ts';
import type { Row } from '../schema/types.ts';
import { dayThere, idIn, type Making, stamps, userId } from './making.ts';
import { type Standing, standingsOf } from './timeline.ts';

export function opportunityRows(making: Making): Row[] {
  const byDeal = Map.groupBy(making.world.activities, ({ dealId }) => dealId);
  return making.world.deals.map((deal) => opportunityRow(making, deal, byDeal.get(deal.id) ?? []));
}

function opportunityRow(making: Making, deal: Deal, activities: Activity[]): Row {
  const { world } = making;
  const standings = standingsOf(world, deal);
  const last = standings.at(-1);
  if (!last) throw new RangeError(`deal ${deal.id} has no stage`);
  const owner = present(deal, 'owner');
  const stage = world.pipelines
    .find(({ id }) => id === deal.pipeline)
    ?.stages.find(({ id }) => id === present(deal, 'stage'));
  return {
    Id: idIn(making, 'Opportunity', deal.id),
    ...stamps({ at: deal.createdAt, by: userId(making, owner), changed: lastChange(deal) }),
    AccountId: idIn(making, 'Account', deal.companyId),
    IsPrivate: false,
    Name: deal.name,
    Description: null,
    ...moneyOf(last),
    TotalOpportunityQuantity: null,
    Type: deal.pipeline === 'default' ? 'New Customer' : 'Existing Customer - Upgrade',
    NextStep: present(deal, 'nextStep'),
    LeadSource: null,
    IsClosed: stage?.closes !== null,
    IsWon: stage?.closes === 'won',
    CampaignId: null,
    HasOpportunityLineItem: false,
    Pricebook2Id: null,
    OwnerId: userId(making, owner),
    LastActivityDate: lastActivity(making, activities),
    LastStageChangeDate: lastStageChange(standings),
    ...fiscal(last.closeDate),
    ContactId: null,
    LastAmountChangedHistoryId: null,
    LastCloseDateChangedHistoryId: null,
    CurrencyIsoCode: deal.currency,
    IqScore: deal.score,
    RecordTypeId: idIn(making, 'RecordType', recordTypeNumber(deal.pipeline)),
    PushCount: pushes(standings),
    Pain__c: present(deal, 'pain'),
    Decision_Process__c: present(deal, 'decision_process'),
    Budget_Confirmed__c: present(deal, 'budget_confirmed') === 'true',
    Security_Review__c: present(deal, 'security_review'),
    Loss_Reason__c: deal.lostReason,
  };
}

/** The fields that follow from how an opportunity stands. */
export function moneyOf({ stage, amount, probability, closeDate, forecast }: Standing): Row {
  return {
    StageName: stage,
    Amount: amount,
    Probability: probability,
    ExpectedRevenue: amount === null ? null : (amount * probability) / 100,
    CloseDate: closeDate,
    ForecastCategory: forecast.category,
    ForecastCategoryName: forecast.name,
  };
}

function lastChange(deal: Deal): string {
  const times = Object.values(deal.history).flatMap((changes) => changes.map(({ at }) => at));
  return latest([deal.createdAt, ...times]) ?? deal.createdAt;
}

/** When the stage last changed; null before the first change. */
function lastStageChange(standings: Standing[]): string | null {
  const changed = standings.filter(({ stage }, index) => index > 0 && standings[index - 1]?.stage !== stage);
  return changed.at(-1)?.at ?? null;
}

/** The latest day of a meeting, call or mail and of a task that is done; it may lie ahead. */
function lastActivity(making: Making, activities: Activity[]): string | null {
  const days = activities.flatMap((activity) => {
    if (activity.kind === 'note' || (activity.kind === 'task' && !activity.doneAt)) return [];
    return [dayThere(making, activity.at)];
  });
  return latest(days);
}

/** The last of some days or moments; null of none. */
function latest(times: string[]): string | null {
  return times.toSorted().at(-1) ?? null;
}

function fiscal(closeDate: string): Row {
  const quarter = Math.ceil(Number(closeDate.slice(5, 7)) / 3);
  const year = Number(closeDate.slice(0, 4));
  return { FiscalQuarter: quarter, FiscalYear: year, Fiscal: `${year} ${quarter}` };
}

/** How often the close date went to a later month; it never goes down. */
function pushes(standings: Standing[]): number {
  return standings.filter(({ closeDate }, index) => {
    const before = standings[index - 1];
    return before !== undefined && closeDate.slice(0, 7) > before.closeDate.slice(0, 7);
  }).length;
}
