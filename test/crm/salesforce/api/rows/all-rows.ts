import type { World } from '../../../world/model.ts';
import type { TableName } from '../schema/tables.ts';
import type { Row } from '../schema/types.ts';
import { accountHistoryRows } from './account-fields.ts';
import { ACTIVITY_MAKERS } from './activities.ts';
import { opportunityFieldHistoryRows, opportunityHistoryRows } from './history.ts';
import type { Making } from './making.ts';
import { opportunityRows } from './opportunities.ts';
import { accountRows, contactRoleRows, contactRows, userRows } from './people.ts';
import { accountContactRelationRows, campaignMemberRows, campaignRows, caseRows, contractRows } from './service.ts';
import { currencyRows, organizationRows, recordTypeRows, stageRows } from './setup.ts';

/** What makes the rows of each object that is not an activity. */
const MAKERS: Partial<Record<TableName, (making: Making) => Row[]>> = {
  Account: accountRows,
  AccountHistory: accountHistoryRows,
  AccountContactRelation: accountContactRelationRows,
  Campaign: campaignRows,
  CampaignMember: campaignMemberRows,
  Case: caseRows,
  Contract: contractRows,
  Contact: contactRows,
  User: userRows,
  Opportunity: opportunityRows,
  OpportunityContactRole: contactRoleRows,
  OpportunityHistory: opportunityHistoryRows,
  OpportunityFieldHistory: opportunityFieldHistoryRows,
  OpportunityStage: stageRows,
  RecordType: recordTypeRows,
  CurrencyType: currencyRows,
  Organization: organizationRows,
};

/** Rows that were made before, by world and by how the organisation is set up: nobody ever changes a row in place. */
const shared = new WeakMap<World, Map<string, (object: TableName) => Row[]>>();

/** Gives the rows of an object of the world, made when somebody first asks for them. */
export function rowMaker(making: Making): (object: TableName) => Row[] {
  const key = JSON.stringify(making.settings);
  const makers = shared.get(making.world) ?? new Map<string, (object: TableName) => Row[]>();
  const maker = makers.get(key) ?? newRowMaker(making);
  shared.set(making.world, makers.set(key, maker));
  return maker;
}

function newRowMaker(making: Making): (object: TableName) => Row[] {
  const made = new Map<TableName, Row[]>();
  return (object) => {
    const rows = made.get(object) ?? rowsOf(making, object);
    made.set(object, rows);
    return rows;
  };
}

function rowsOf(making: Making, object: TableName): Row[] {
  const activities = ACTIVITY_MAKERS[object];
  if (activities) return making.world.activities.flatMap((activity) => activities(making, activity));
  return MAKERS[object]?.(making) ?? [];
}
