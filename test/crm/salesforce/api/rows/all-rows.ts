import type { World } from '../../../world/model.ts';
import type { TableName } from '../schema/tables.ts';
import type { Row } from '../schema/types.ts';
import { placed } from './activities.ts';
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
    const maker = MAKERS[object];
    if (maker && !made.has(object)) made.set(object, maker(making));
    if (!maker && !made.has(object)) for (const [name, rows] of activityRows(making)) made.set(name, rows);
    return made.get(object) ?? [];
  };
}

function activityRows(making: Making): Map<TableName, Row[]> {
  const all = making.world.activities.flatMap((activity) => placed(making, activity));
  const byObject = Map.groupBy(all, ([name]) => name);
  return new Map([...byObject].map(([name, rows]) => [name, rows.map(([, row]) => row)]));
}
