import { type ObjectName, salesforceId } from '../../ids.ts';
import { forecastOf, stageName } from '../../stages.ts';
import type { Org } from '../org.ts';
import type { Row, Value } from '../schema/types.ts';

/** Writes new values of a record, with what Salesforce itself writes along: stamps, histories and what follows. */
export function changeRecord(org: Org, object: ObjectName, before: Row, fields: Row, by: string): Row {
  const at = new Date(org.now()).toISOString();
  const stamped = { ...before, ...fields, LastModifiedDate: at, LastModifiedById: by, SystemModstamp: at };
  const after = { ...stamped, ...follows(org, object, before, fields, at) };
  org.database.put(object, after);
  if (object === 'Opportunity') writeHistories(org, before, after, fields, by, at);
  return after;
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

const WATCHED = ['StageName', 'Amount', 'CloseDate', 'Probability'];

function writeHistories(org: Org, before: Row, after: Row, fields: Row, by: string, at: string) {
  const id = (object: ObjectName) => salesforceId(object, org.nextNumber(), org.key);
  const common = { OpportunityId: after.Id ?? null, CreatedById: by, CreatedDate: at, IsDeleted: false };
  const differs = (field: string) => before[field] !== after[field];
  if (WATCHED.some(differs))
    org.database.put('OpportunityHistory', {
      Id: id('OpportunityHistory'),
      ...common,
      SystemModstamp: at,
      ...picked(after, [...WATCHED, 'ExpectedRevenue', 'ForecastCategory', 'CurrencyIsoCode']),
      PrevAmount: before.Amount ?? null,
      PrevCloseDate: before.CloseDate ?? null,
    });
  for (const field of Object.keys(fields)) {
    const name = field === 'OwnerId' ? 'Owner' : field;
    if (!differs(field) || !org.features.historyTracking.includes(name)) continue;
    org.database.put('OpportunityFieldHistory', {
      Id: id('OpportunityFieldHistory'),
      ...common,
      Field: name,
      DataType: name === 'Owner' ? 'EntityId' : 'Text',
      OldValue: before[field] ?? null,
      NewValue: after[field] ?? null,
    });
  }
}

function picked(row: Row, fields: readonly string[]): Row {
  return Object.fromEntries(fields.map((field): [string, Value] => [field, row[field] ?? null]));
}
