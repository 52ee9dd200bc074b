import type { TableName } from '../schema/tables.ts';
import type { Row } from '../schema/types.ts';
import { type Placed, placed } from './activities.ts';
import { opportunityFieldHistoryRows, opportunityHistoryRows } from './history.ts';
import type { Making } from './making.ts';
import { opportunityRows } from './opportunities.ts';
import { accountRows, contactRoleRows, contactRows, userRows } from './people.ts';
import { currencyRows, organizationRows, recordTypeRows, stageRows } from './setup.ts';

/** What makes the rows of each object that is not an activity. */
const MAKERS: Partial<Record<TableName, (making: Making) => Row[]>> = {
  Account: accountRows,
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

/** Gives the rows of an object of the world, made when first asked for. */
export function rowMaker(making: Making): (object: TableName) => Row[] {
  let activities: Map<TableName, Placed[]> | null = null;
  return (object) => {
    const maker = MAKERS[object];
    if (maker) return maker(making);
    activities ??= Map.groupBy(
      making.world.activities.flatMap((activity) => placed(making, activity)),
      ([name]) => name,
    );
    return (activities.get(object) ?? []).map(([, row]) => row);
  };
}
