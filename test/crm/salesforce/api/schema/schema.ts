import { CUSTOMER_STAGES } from '../../../world/account-model.ts';
import type { World } from '../../../world/model.ts';
import { KEY_PREFIX } from '../../ids.ts';
import type { Features } from '../../settings.ts';
import { forecastOf, INACTIVE_STAGES, stageName } from '../../stages.ts';
import { parseFields } from './parse-fields.ts';
import {
  CURRENCY,
  CUSTOM_ACCOUNT,
  CUSTOM_CONTACT,
  CUSTOM_OPPORTUNITY,
  CUSTOM_TASK,
  EINSTEIN_SCORING,
  LIST_ONLY,
  PERSON_ACCOUNT,
  PIPELINE_INSPECTION,
  RECORD_TYPE,
  SHARED_EVENT,
  TABLES,
  type TableName,
} from './tables.ts';
import type { ChildRelationship, Schema, SObject } from './types.ts';

/** Objects whose records users may write through the API. */
const WRITABLE = new Set<string>([
  'Account',
  'Contact',
  'Event',
  'Note',
  'Opportunity',
  'OpportunityContactRole',
  'Task',
]);

/** Objects whose records are in a currency. */
const IN_A_CURRENCY: TableName[] = [
  'Account',
  'Contact',
  'Opportunity',
  'OpportunityContactRole',
  'OpportunityHistory',
];

/** The names of child lists, by child and its field; other references have none. */
const CHILD_LISTS: [object: TableName, field: string, parent: TableName, name: string][] = [
  ['Contact', 'AccountId', 'Account', 'Contacts'],
  ['Opportunity', 'AccountId', 'Account', 'Opportunities'],
  ['Task', 'WhatId', 'Account', 'Tasks'],
  ['Event', 'WhatId', 'Account', 'Events'],
  ['EmailMessage', 'RelatedToId', 'Account', 'Emails'],
  ['Case', 'AccountId', 'Account', 'Cases'],
  ['Contract', 'AccountId', 'Account', 'Contracts'],
  ['AccountContactRelation', 'AccountId', 'Account', 'AccountContactRelations'],
  ['AccountHistory', 'AccountId', 'Account', 'Histories'],
  ['Case', 'ContactId', 'Contact', 'Cases'],
  ['CampaignMember', 'ContactId', 'Contact', 'CampaignMembers'],
  ['CampaignMember', 'CampaignId', 'Campaign', 'CampaignMembers'],
  ['AccountContactRelation', 'ContactId', 'Contact', 'AccountContactRelations'],
  ['OpportunityContactRole', 'ContactId', 'Contact', 'OpportunityContactRoles'],
  ['Task', 'WhoId', 'Contact', 'Tasks'],
  ['Event', 'WhoId', 'Contact', 'Events'],
  ['EmailMessageRelation', 'RelationId', 'Contact', 'EmailMessageRelations'],
  ['EventRelation', 'RelationId', 'Contact', 'EventRelations'],
  ['TaskRelation', 'RelationId', 'Contact', 'TaskRelations'],
  ['OpportunityContactRole', 'OpportunityId', 'Opportunity', 'OpportunityContactRoles'],
  ['OpportunityHistory', 'OpportunityId', 'Opportunity', 'OpportunityHistories'],
  ['OpportunityFieldHistory', 'OpportunityId', 'Opportunity', 'Histories'],
  ['Task', 'WhatId', 'Opportunity', 'Tasks'],
  ['Event', 'WhatId', 'Opportunity', 'Events'],
  ['EmailMessage', 'RelatedToId', 'Opportunity', 'Emails'],
  ['Note', 'ParentId', 'Opportunity', 'Notes'],
  ['EventRelation', 'EventId', 'Event', 'EventRelations'],
  ['TaskRelation', 'TaskId', 'Task', 'TaskRelations'],
  ['EmailMessageRelation', 'EmailMessageId', 'EmailMessage', 'EmailMessageRelations'],
];

/** The objects and fields that an organisation has with what it has switched on. */
export function schemaOf(world: World, features: Features): Schema {
  const names: TableName[] = Object.keys(TABLES).filter((name): name is TableName => exists(name, features));
  const picklists = picklistsOf(world);
  const objects = names.map((name): SObject => {
    const table = [TABLES[name], ...additions(name, features)].map((part) => part.trim()).join('\n');
    const fields = parseFields(table, picklists[name] ?? {});
    return {
      name,
      ...labelsOf(name),
      keyPrefix: name === 'Event' ? '00U' : KEY_PREFIX[name],
      fields: new Map(fields.map((field) => [field.name.toLowerCase(), field])),
      children: childrenOf(name, names),
      writable: WRITABLE.has(name),
      queryable: true,
    };
  });
  return new Map([...objects, ...LIST_ONLY.map(listOnly)].map((object) => [object.name.toLowerCase(), object]));
}

function exists(name: string, features: Features): boolean {
  if (name === 'TaskRelation') return features.sharedActivities;
  if (name === 'AccountContactRelation') return features.contactsToMultipleAccounts;
  return name === 'CurrencyType' ? features.multiCurrency : true;
}

function additions(name: TableName, features: Features): string[] {
  const some: (string | false)[] = [features.multiCurrency && IN_A_CURRENCY.includes(name) && CURRENCY];
  switch (name) {
    case 'Opportunity':
      some.push(features.pipelineInspection && PIPELINE_INSPECTION, features.einsteinScoring && EINSTEIN_SCORING);
      some.push(features.recordTypes && RECORD_TYPE, features.customFields && CUSTOM_OPPORTUNITY);
      break;
    case 'Account':
      some.push(features.personAccounts && PERSON_ACCOUNT, features.customFields && CUSTOM_ACCOUNT);
      break;
    case 'Contact':
      some.push(features.customFields && CUSTOM_CONTACT);
      break;
    case 'Task':
      some.push(features.customFields && CUSTOM_TASK);
      break;
    case 'EventRelation':
      some.push(features.sharedActivities && SHARED_EVENT);
      break;
    default:
  }
  return some.filter((part) => part !== false);
}

function childrenOf(parent: TableName, names: readonly TableName[]): ChildRelationship[] {
  return CHILD_LISTS.filter(([object, , of]) => of === parent && names.includes(object)).map(
    ([object, field, , name]) => ({ name, object, field }),
  );
}

function listOnly(name: (typeof LIST_ONLY)[number]): SObject {
  return {
    name,
    ...labelsOf(name),
    keyPrefix: null,
    fields: new Map(),
    children: [],
    writable: false,
    queryable: false,
  };
}

function labelsOf(name: string): { label: string; labelPlural: string } {
  const label = name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
  return { label, labelPlural: label.endsWith('y') ? `${label.slice(0, -1)}ies` : `${label}s` };
}

type Picklists = Partial<Record<TableName, Record<string, readonly string[]>>>;

/** The values of picklists; where they matter to nobody a field has none. */
function picklistsOf(world: World): Picklists {
  const stages = world.pipelines.flatMap((pipeline) => pipeline.stages);
  const names = [...new Set([...stages.map(stageName), ...INACTIVE_STAGES])];
  const categories = ['Omitted', 'Pipeline', 'BestCase', 'MostLikely', 'Forecast', 'Closed'];
  const forecast = {
    ForecastCategory: categories,
    ForecastCategoryName: [...new Set(stages.map((stage) => forecastOf(stage).name))],
  };
  return {
    Opportunity: {
      StageName: names,
      ...forecast,
      Type: ['Existing Customer - Upgrade', 'Existing Customer - Replacement', 'New Customer'],
      Security_Review__c: ['not_started', 'in_review', 'complete'],
    },
    Account: { Customer_Stage__c: CUSTOMER_STAGES },
    Case: {
      Status: ['New', 'Working', 'Escalated', 'Closed'],
      Priority: ['High', 'Medium', 'Low'],
      Origin: ['Phone', 'Email', 'Web'],
    },
    CampaignMember: { Status: ['Sent', 'Responded'] },
    Contract: { Status: ['Draft', 'In Approval Process', 'Activated'] },
    AccountContactRelation: { Roles: ROLES },
    OpportunityHistory: { StageName: names, ForecastCategory: categories },
    OpportunityContactRole: { Role: ROLES },
    OpportunityStage: forecast,
    Task: {
      Status: ['Not Started', 'In Progress', 'Completed', 'Waiting on someone else', 'Deferred'],
      Priority: ['High', 'Normal', 'Low'],
      CallType: ['Internal', 'Inbound', 'Outbound'],
      TaskSubtype: ['Task', 'Email', 'ListEmail', 'Cadence', 'Call', 'LinkedIn'],
    },
    Event: { EventSubtype: ['Event'], ShowAs: ['Busy', 'OutOfOffice', 'Free'] },
    EventRelation: { Status: ['New', 'Accepted', 'Declined', 'Uninvited'] },
    EmailMessage: { Status: ['0', '1', '2', '3', '4', '5'] },
    EmailMessageRelation: {
      RelationType: ['ToAddress', 'CcAddress', 'BccAddress', 'FromAddress', 'OtherAddress'],
      RelationObjectType: ['Contact', 'Lead', 'User'],
    },
  };
}

/** Salesforce's default contact roles, and those that the organisation added. */
const ROLES = [
  'Business User',
  'Decision Maker',
  'Economic Buyer',
  'Economic Decision Maker',
  'Evaluator',
  'Executive Sponsor',
  'Influencer',
  'Technical Buyer',
  'Other',
  'Champion',
  'Legal',
  'Security',
  'Procurement',
];
