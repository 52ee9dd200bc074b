import { type ObjectName, salesforceId } from '../../ids.ts';
import { forecastOf, stageName } from '../../stages.ts';
import type { Org } from '../org.ts';
import type { Row, SObject, Value } from '../schema/types.ts';

/** Writes new values of a record, with what Salesforce itself writes along: stamps, histories and what follows. */
export function changeRecord(org: Org, object: ObjectName, before: Row, fields: Row, by: string): void {
  const at = momentNow(org);
  const after = changed(org, object, before, fields, by);
  org.database.put(object, after);
  if (object === 'Opportunity' && WATCHED.some((field) => before[field] !== after[field]))
    writeHistory(org, before, after, by, at);
  if (object === 'Opportunity' || object === 'Account')
    for (const field of Object.keys(fields)) writeFieldHistory(org, object, field, before, after, by, at);
}

/** Writes a new record and gives its id; what it does not name is empty, but for what Salesforce fills in. */
export function createRecord(org: Org, table: ObjectName, object: SObject, values: Row, by: string): string {
  const at = momentNow(org);
  const Id = salesforceId(table, org.nextNumber(), org.key);
  const empty = [...object.fields.values()].map(({ name, type }): [string, Value] => [
    name,
    type === 'boolean' ? false : null,
  ]);
  const blank: Row = { ...Object.fromEntries(empty), Id, CreatedDate: at, CreatedById: by };
  const owned = object.fields.has('ownerid') ? { OwnerId: by, ...values } : values;
  const made = changed(org, table, blank, owned, by);
  const record = table === 'Opportunity' ? { ...made, LastStageChangeDate: null } : made;
  org.database.put(table, record);
  if (table === 'Opportunity') writeHistory(org, {}, record, by, at);
  return Id;
}

function momentNow(org: Org): string {
  return new Date(org.now()).toISOString();
}

function changed(org: Org, object: ObjectName, before: Row, fields: Row, by: string): Row {
  const at = momentNow(org);
  const stamped = { ...before, ...fields, LastModifiedDate: at, LastModifiedById: by, SystemModstamp: at };
  return { ...stamped, ...follows(org, object, before, fields, at) };
}

/** The fields that follow from others. */
function follows(org: Org, object: ObjectName, before: Row, fields: Row, at: string): Row {
  if (object === 'Task' && 'Status' in fields) {
    const closed = fields.Status === 'Completed';
    return { IsClosed: closed, CompletedDateTime: closed ? at : null };
  }
  if (object === 'Contact') {
    const { FirstName, LastName } = { ...before, ...fields };
    return { Name: [FirstName, LastName].filter(Boolean).join(' ') };
  }
  if (object !== 'Opportunity') return {};
  const staged = 'StageName' in fields && fields.StageName !== before.StageName ? ofStage(org, fields, at) : {};
  const { Amount = null, Probability = null } = { ...before, ...fields, ...staged };
  return { ...staged, ExpectedRevenue: Amount === null ? null : (Number(Amount) * Number(Probability)) / 100 };
}

function ofStage(org: Org, fields: Row, at: string): Row {
  const stages = org.world.pipelines.flatMap((pipeline) => pipeline.stages);
  const stage = stages.find((candidate) => stageName(candidate) === fields.StageName);
  if (!stage) return { LastStageChangeDate: at };
  const { category, name } = forecastOf(stage);
  return {
    LastStageChangeDate: at,
    IsClosed: stage.closes !== null,
    IsWon: stage.closes === 'won',
    ForecastCategory: category,
    ForecastCategoryName: name,
    Probability: fields.Probability ?? stage.probability * 100,
  };
}

/** The fields whose changes OpportunityHistory keeps. */
const WATCHED = ['StageName', 'Amount', 'CloseDate', 'Probability'];

function writeHistory(org: Org, before: Row, after: Row, by: string, at: string) {
  const values = [...WATCHED, 'ExpectedRevenue', 'ForecastCategory', 'CurrencyIsoCode'].map(
    (field): [string, Value] => [field, after[field] ?? null],
  );
  org.database.put('OpportunityHistory', {
    Id: salesforceId('OpportunityHistory', org.nextNumber(), org.key),
    OpportunityId: after.Id ?? null,
    CreatedById: by,
    CreatedDate: at,
    SystemModstamp: at,
    IsDeleted: false,
    ...Object.fromEntries(values),
    PrevAmount: before.Amount ?? null,
    PrevCloseDate: before.CloseDate ?? null,
  });
}

type Tracked = 'Opportunity' | 'Account';

/** Where each object keeps the history of its fields. */
const FIELD_HISTORY = {
  Opportunity: { table: 'OpportunityFieldHistory', parent: 'OpportunityId', tracking: 'historyTracking' },
  Account: { table: 'AccountHistory', parent: 'AccountId', tracking: 'accountHistoryTracking' },
} as const;

function writeFieldHistory(org: Org, object: Tracked, field: string, before: Row, after: Row, by: string, at: string) {
  const name = field === 'OwnerId' ? 'Owner' : field;
  const { table, parent, tracking } = FIELD_HISTORY[object];
  if (before[field] === after[field] || !org.features[tracking].includes(name)) return;
  org.database.put(table, {
    Id: salesforceId(table, org.nextNumber(), org.key),
    [parent]: after.Id ?? null,
    CreatedById: by,
    CreatedDate: at,
    IsDeleted: false,
    Field: name,
    DataType: name === 'Owner' ? 'EntityId' : 'Text',
    OldValue: before[field] ?? null,
    NewValue: after[field] ?? null,
  });
}
