import { describe, expect, it } from 'vitest';
import { TOKENS } from '../../crm/hubspot/api/tokens.ts';
import { demoAccountOf } from '../../crm/world/demo-accounts.ts';
import { ask, standInWithClock } from './ask.ts';

const standIn = standInWithClock();
const { id } = demoAccountOf('conflicting_sources');
const path = `/crm/objects/2026-09/companies/${id}`;

function search(type: string, filter: Record<string, unknown>, token: string = TOKENS.demo) {
  return ask(standIn, `/crm/objects/2026-09/${type}/search`, {
    token,
    body: { filterGroups: [{ filters: [filter] }] },
  });
}

describe('companies', () => {
  it('say of a number what a person wrote and what a system did, each with its date', async () => {
    const { body } = await ask(standIn, `${path}?propertiesWithHistory=numberofemployees,enriched_employees`);
    const { numberofemployees, enriched_employees } = body.propertiesWithHistory;
    expect(numberofemployees[0]).toMatchObject({ value: '500', sourceType: 'CRM_UI' });
    expect(enriched_employees[0]).toMatchObject({ value: '200', sourceType: 'INTEGRATION' });
    expect(numberofemployees[0].timestamp < enriched_employees[0].timestamp).toBe(true);
  });

  it('hide their use from a key that may not see it, value, history and definition alike', async () => {
    const asked = `${path}?properties=weekly_active_users,renewal_date&propertiesWithHistory=weekly_active_users`;
    const { body } = await ask(standIn, asked, { token: TOKENS.hiddenUse });
    expect(body.properties).not.toHaveProperty('weekly_active_users');
    expect(body.properties.renewal_date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(body.propertiesWithHistory).toEqual({});
    const one = await ask(standIn, '/crm/properties/2026-09/companies/weekly_active_users', {
      token: TOKENS.hiddenUse,
    });
    expect(one.status).toBe(404);
  });

  it('have no use where the portal never made a place for it', async () => {
    const [company] = standIn.portals.second.world.companies;
    const asked = `/crm/objects/2026-09/companies/${company?.id}?properties=weekly_active_users,name`;
    const { body } = await ask(standIn, asked, { token: TOKENS.second, host: 'api-eu1.hubapi.com' });
    expect(body.properties).toMatchObject({ name: company?.name });
    expect(body.properties).not.toHaveProperty('weekly_active_users');
  });

  it('keep what changes, newest first', async () => {
    const other = standInWithClock();
    other.portals.demo.change('companies', id, { weekly_active_users: '12' });
    const { body } = await ask(other, `${path}?propertiesWithHistory=weekly_active_users`);
    expect(body.properties.weekly_active_users).toBe('12');
    expect(body.propertiesWithHistory.weekly_active_users[0].value).toBe('12');
  });

  it('name the user who looks after them as their owner is named', async () => {
    const { body } = await ask(standIn, '/crm/properties/2026-09/companies/csm');
    expect(body).toMatchObject({ type: 'enumeration', referencedObjectType: 'OWNER' });
  });
});

describe('tickets', () => {
  it('are read and searched with their scope only, and left out of a company without it', async () => {
    const filter = { propertyName: 'associations.company', operator: 'EQ', value: demoAccountOf('churn_risk').id };
    expect((await search('tickets', filter)).body.total).toBe(3);
    const denied = await search('tickets', filter, TOKENS.noTickets);
    expect(denied.status).toBe(403);
    expect(JSON.stringify(denied.body)).toContain('tickets');
    const inline = `/crm/objects/2026-09/companies/${filter.value}?associations=tickets,deals`;
    const { body } = await ask(standIn, inline, { token: TOKENS.noTickets });
    expect(Object.keys(body.associations)).toEqual(['deals']);
  });

  it('come in when a customer asks for help, and are found once the index has caught up', async () => {
    const other = standInWithClock();
    const [model] = other.world.cases;
    if (!model) throw new Error('the world has no case');
    other.portals.demo.open({ ...model, id: '50499999999', companyId: id });
    const filter = { propertyName: 'associations.company', operator: 'EQ', value: id };
    const found = async () => {
      const answer = await ask(other, '/crm/objects/2026-09/tickets/search', {
        body: { filterGroups: [{ filters: [filter] }] },
      });
      return answer.body.results.map((ticket: { id: string }) => ticket.id);
    };
    expect(await found()).not.toContain('50499999999');
    other.wait(5_000);
    expect(await found()).toContain('50499999999');
  });
});

describe('searching by association', () => {
  it('works with several records, and not for activities', async () => {
    const values = [id, demoAccountOf('churn_risk').id];
    const deals = await search('deals', { propertyName: 'associations.company', operator: 'IN', values });
    expect(deals.body.total).toBe(3);
    const notes = await search('notes', { propertyName: 'associations.company', operator: 'IN', values });
    expect(notes.status).toBe(400);
  });
});

describe('people', () => {
  it('show the first and the last form that they filled in, and that they have left', async () => {
    const [submission] = standIn.world.submissions;
    const properties = 'recent_conversion_event_name,recent_conversion_date,num_conversion_events';
    const { body } = await ask(
      standIn,
      `/crm/objects/2026-09/contacts/${submission?.contactId}?properties=${properties}`,
    );
    expect(body.properties).toMatchObject({
      recent_conversion_event_name: submission?.form,
      recent_conversion_date: submission?.at,
      num_conversion_events: '1',
    });
    const left = standIn.world.contacts.find(({ leftOn }) => leftOn !== null);
    const gone = await ask(standIn, `/crm/objects/2026-09/contacts/${left?.id}?properties=left_company_on`);
    expect(gone.body.properties.left_company_on).toBe(left?.leftOn);
  });
});
