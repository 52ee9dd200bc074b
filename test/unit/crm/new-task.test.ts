import { expect, it } from 'vitest';
import { newTaskPage } from '../../../lib/crm/new-task.ts';

it('opens the form of HubSpot on the page of the record, whatever the page was opened with', () => {
  const ref = { crm: 'hubspot', org: '4711001', kind: 'deal', id: '9' } as const;
  const link = 'https://app-eu1.hubspot.com/contacts/4711001/record/0-3/9?x=1';
  expect(newTaskPage({ ref, link }, 'Call')).toBe(`${link}&interaction=task`);
});

it('opens the form of Salesforce with record and subject, which no sign in the subject can part', () => {
  const ref = { crm: 'salesforce', org: 'acme.my.salesforce.com', kind: 'account', id: '001000000000001AAA' } as const;
  const link = 'https://acme.lightning.force.com/lightning/r/Account/001000000000001AAA/view';
  const page = new URL(newTaskPage({ ref, link }, 'Usage fell, 41 % = churn & more'));
  expect(page.origin + page.pathname).toBe('https://acme.lightning.force.com/lightning/o/Task/new');
  expect(page.searchParams.get('defaultFieldValues')).toBe(
    'WhatId=001000000000001AAA,Subject=Usage fell  41     churn & more',
  );
});
