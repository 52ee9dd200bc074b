import { describe, expect, it } from 'vitest';
import { ORG_RULES } from '../../../../lib/blueprint/against/index.ts';
import { loadBlueprint } from '../../../../lib/blueprint/load.ts';
import type { OrgMetadata } from '../../../../lib/record/org-metadata.ts';
import { type Patch, patched } from './patch.ts';

const named = (...ids: string[]) => ids.map((id) => ({ id, label: id }));
const HUBSPOT: OrgMetadata = {
  crm: 'hubspot',
  pipelines: [
    {
      id: 'default',
      label: 'Sales',
      stages: named(
        'appointmentscheduled',
        'qualifiedtobuy',
        'presentationscheduled',
        'decisionmakerboughtin',
        'contractsent',
        'closedwon',
      ),
    },
  ],
  properties: {
    deal: ['pain', 'decision_process', 'budget_confirmed', 'security_review', 'discount'],
    account: ['numberofemployees'],
    contact: [],
  },
  roles: ['Champion', 'Decision maker'],
  users: [{ id: '77', email: 'deal-desk@plumb.example' }],
  teams: ['900'],
};

function against(org: Partial<OrgMetadata>, patch: Patch = {}) {
  const loaded = loadBlueprint(patched(patch), { org: { ...HUBSPOT, ...org } });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.warnings.filter(({ rule }) => ORG_RULES.some(({ id }) => id === rule));
}

describe('a blueprint held against an organisation', () => {
  it.each<[string, Partial<OrgMetadata>, Patch, object]>([
    [
      'a stage that it does not have',
      {},
      { 'lifecycle/education/crm/hubspot/0/stage': 'qualifiedtobye' },
      {
        rule: 'org/unknown-stage',
        path: 'lifecycle.education.crm.hubspot.0.stage',
        remedy: 'Did you mean `qualifiedtobuy`?',
      },
    ],
    [
      'a pipeline that it does not have',
      {},
      { 'lifecycle/education/crm/hubspot/0/pipeline': 'defalt' },
      {
        rule: 'org/unknown-stage',
        path: 'lifecycle.education.crm.hubspot.0.pipeline',
        remedy: 'Did you mean `default`?',
      },
    ],
    [
      'a field of a condition that it does not have',
      {},
      { 'lifecycle/selection/exit/budget/when': 'deal.properties.budget_confirmd == true' },
      {
        rule: 'org/unknown-field',
        path: 'lifecycle.selection.exit.budget.when',
        remedy: 'Did you mean `budget_confirmed`?',
      },
    ],
    [
      'a field of a mapping that it does not have',
      {},
      { 'sources/0/claims/1/from/hubspot': 'company.numberofemployes' },
      { rule: 'org/unknown-field', path: 'sources.account.employees.claims.1.from.hubspot' },
    ],
    [
      'a function that none of its roles stands for',
      { roles: ['Champions', 'Decision maker'] },
      {},
      {
        rule: 'org/unknown-role',
        path: 'buying_group.functions.champion.roles.hubspot',
        remedy: 'Did you mean `Champions`?',
      },
    ],
    [
      'a user who is not in it',
      {},
      { 'seats/deal_desk/is': { crm_user: { hubspot: '78' } } },
      { rule: 'org/unknown-holder', path: 'seats.deal_desk.is.crm_user.hubspot' },
    ],
    [
      'a mail address that no user has',
      {},
      { 'seats/deal_desk/is': { email: 'deals@plumb.example' } },
      { rule: 'org/unknown-holder', path: 'seats.deal_desk.is.email' },
    ],
    [
      'a team that is not in it',
      {},
      { 'seats/deal_desk/is': { team: { hubspot: '901' } } },
      { rule: 'org/unknown-holder', path: 'seats.deal_desk.is.team.hubspot' },
    ],
    [
      'a Salesforce stage that it does not have',
      { crm: 'salesforce', pipelines: [{ id: 'all', label: 'All', stages: named('Needs Analysis') }] },
      {},
      { rule: 'org/unknown-stage', path: 'lifecycle.awareness.crm.salesforce.0.stage' },
    ],
  ])('is told of %s', (_, org, patch, warning) => {
    expect(against(org, patch)).toContainEqual(expect.objectContaining({ level: 'warning', ...warning }));
  });

  it('takes the short name of a custom field of Salesforce for the field', () => {
    const properties = { deal: ['Pain__c'], account: [], contact: [] };
    const paths = against({ crm: 'salesforce', pipelines: null, properties }).map(({ message }) => message);
    expect(paths.filter((message) => message.includes('`pain`'))).toEqual([]);
    expect(paths.filter((message) => message.includes('`decision_process`'))).not.toEqual([]);
  });

  it('is told nothing of what could not be read', () => {
    expect(against({ pipelines: null, properties: null, roles: null, users: null, teams: null })).toEqual([]);
  });

  it('finds every stage, role and holder of the default blueprint in an organisation that has them', () => {
    expect(against({}).filter(({ rule }) => rule !== 'org/unknown-field')).toEqual([]);
  });
});
