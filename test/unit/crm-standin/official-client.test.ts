import { Client } from '@hubspot/api-client';
import { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/deals/models/Filter.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Misbehaviour } from '../../crm/http/faults.ts';
import { agentTo } from '../../crm/http/server.ts';
import { keyRevoked, limitReached, outage } from '../../crm/hubspot/api/faults.ts';
import { ownerIdOf } from '../../crm/hubspot/api/owners.ts';
import { type ServedStandIn, startStandIn } from '../../crm/hubspot/api/serve.ts';
import { TOKENS } from '../../crm/hubspot/api/tokens.ts';
import { DEMO } from '../../crm/world/demo.ts';
import { demoAccountOf } from '../../crm/world/demo-accounts.ts';
import { INSTANT } from './ask.ts';

let standIn: ServedStandIn;
let client: Client;

beforeAll(async () => {
  standIn = await startStandIn({ seed: 7, instant: INSTANT });
  // The tests search faster than five times a second, which would be refused as HubSpot refuses it.
  standIn.portals.demo.limits.search = 100;
  client = new Client({ accessToken: TOKENS.demo, httpAgent: agentTo(standIn) });
});
afterAll(() => standIn.close());

describe('the official client, unchanged, works against the stand-in', () => {
  it('reads a deal with history and associations', async () => {
    const deal = await client.crm.deals.basicApi.getById(
      DEMO.stuck.id,
      ['dealname', 'amount'],
      ['dealstage', 'closedate'],
      ['contacts', 'companies'],
    );
    expect(deal.properties.dealname).toBe(DEMO.stuck.name);
    expect(deal.createdAt).toBeInstanceOf(Date);
    expect(deal.propertiesWithHistory?.dealstage?.map(({ value }) => value)).toEqual([
      'presentationscheduled',
      'qualifiedtobuy',
      'appointmentscheduled',
    ]);
    expect(deal.associations?.companies?.results.map(({ type }) => type)).toContain('deal_to_company');
  });

  it('pages through every deal', async () => {
    expect(await client.crm.deals.getAll(100, undefined, ['dealname'])).toHaveLength(1135);
  });

  it('reads a batch of contacts', async () => {
    const ids = standIn.world.contacts
      .slice(0, 30)
      .filter(({ restricted }) => !restricted)
      .map(({ id }) => ({ id }));
    const answer = await client.crm.contacts.batchApi.read({
      inputs: ids,
      properties: ['jobtitle'],
      propertiesWithHistory: [],
    });
    expect(answer.results.map(({ id }) => id)).toEqual(ids.map(({ id }) => id));
  });

  it('reads associations with their labels, one record and many', async () => {
    const page = await client.crm.associations.v4.basicApi.getPage('deals', DEMO.healthy.id, 'contacts');
    expect(page.results.flatMap(({ associationTypes }) => associationTypes.map(({ label }) => label))).toContain(
      'Champion',
    );
    expect(page.results.map(({ toObjectId }) => String(toObjectId))).toContain('30200000001');
    const batch = await client.crm.associations.v4.batchApi.getPage('deals', 'contacts', {
      inputs: [{ id: DEMO.healthy.id }, { id: DEMO.stuck.id }],
    });
    expect(batch.results.map(({ _from }) => _from.id)).toEqual([DEMO.healthy.id, DEMO.stuck.id]);
  });

  it('reads label definitions, pipelines, owners and properties', async () => {
    const labels = await client.crm.associations.v4.schema.definitionsApi.getAll('deals', 'contacts');
    expect(labels.results.map(({ label }) => label)).toContain('Blocker');
    const pipelines = await client.crm.pipelines.pipelinesApi.getAll('deals');
    expect(pipelines.results[0]?.stages.at(-1)?.metadata).toMatchObject({ probability: '0.0' });
    const owners = await client.crm.owners.ownersApi.getPage();
    expect(owners.results).toHaveLength(13);
    const properties = await client.crm.properties.coreApi.getAll('deals');
    expect(properties.results.map(({ name }) => name)).toContain('security_review');
  });

  it('reads the stages of one pipeline, one owner, and properties by name', async () => {
    const stages = await client.crm.pipelines.pipelineStagesApi.getAll('deals', 'default');
    expect(stages.results.map(({ id }) => id)).toContain('closedwon');
    const won = await client.crm.pipelines.pipelineStagesApi.getById('deals', 'default', 'closedwon');
    expect(won.metadata).toMatchObject({ isClosed: 'true', probability: '1.0' });
    const [{ id = '', email } = {}] = (await client.crm.owners.ownersApi.getPage()).results;
    expect(await client.crm.owners.ownersApi.getById(Number(id))).toMatchObject({ email });
    const names = ['amount', 'no_such_property'].map((name) => ({ name }));
    const read = await client.crm.properties.batchApi.read('deals', { archived: false, inputs: names });
    expect(read.results.map(({ name }) => name)).toEqual(['amount']);
    expect(read).toMatchObject({ numErrors: 1 });
  });

  it('reads associations as version 3 has them, each pair once for every label', async () => {
    const inputs = [{ id: DEMO.healthy.id }];
    const { results } = await client.crm.associations.batchApi.read('deals', 'contacts', { inputs });
    expect(results[0]?._from.id).toBe(DEMO.healthy.id);
    expect(results[0]?.to.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['deal_to_contact_unlabeled', 'champion']),
    );
  });

  it('pages through a search', async () => {
    const found = new Set<string>();
    let after: string | undefined;
    do {
      const page = await client.crm.contacts.searchApi.doSearch({
        filterGroups: [],
        limit: 200,
        ...(after && { after }),
      });
      for (const { id } of page.results) found.add(id);
      after = page.paging?.next?.after;
    } while (after !== undefined);
    expect(found.size).toBe(standIn.world.contacts.filter(({ restricted }) => !restricted).length);
  });

  it('hears limits and a revoked key as the client knows them, and asks again after an outage', async () => {
    const read = () => client.crm.deals.basicApi.getById(DEMO.healthy.id);
    const refused = (fault: Misbehaviour) => void standIn.faults.add({ times: 1, fault });
    refused(limitReached('TEN_SECONDLY_ROLLING'));
    await expect(read()).rejects.toMatchObject({ code: 429, body: { policyName: 'TEN_SECONDLY_ROLLING' } });
    refused(limitReached('SECONDLY'));
    await expect(read()).rejects.toMatchObject({ body: { message: 'You have reached your secondly limit.' } });
    refused(keyRevoked());
    await expect(read()).rejects.toMatchObject({ code: 401, body: { category: 'INVALID_AUTHENTICATION' } });
    const said = vi.spyOn(console, 'error').mockReturnValue();
    const patient = new Client({ accessToken: TOKENS.demo, httpAgent: agentTo(standIn), numberOfApiCallRetries: 2 });
    refused(outage(502));
    await expect(patient.crm.deals.basicApi.getById(DEMO.healthy.id)).resolves.toMatchObject({ id: DEMO.healthy.id });
    expect(said).toHaveBeenCalledOnce();
    said.mockRestore();
  });

  it('searches, and gets the error body of a search that is wrong', async () => {
    const filters = [{ propertyName: 'hs_is_closed', operator: FilterOperatorEnum.Eq, value: 'false' }];
    const open = await client.crm.deals.searchApi.doSearch({ filterGroups: [{ filters }], limit: 200 });
    expect(open.total).toBe(225);
    expect(open.results).toHaveLength(200);
    expect(open.paging?.next?.after).toBe('200');
    const wrong = [{ propertyName: 'no_such_property', operator: FilterOperatorEnum.Eq, value: '1' }];
    await expect(client.crm.deals.searchApi.doSearch({ filterGroups: [{ filters: wrong }] })).rejects.toMatchObject({
      code: 400,
      body: { category: 'VALIDATION_ERROR' },
    });
  });

  it('reads a customer with the history of its use, and what is associated with it', async () => {
    const { id, name, expect: expected } = demoAccountOf('churn_risk');
    const company = await client.crm.companies.basicApi.getById(
      id,
      ['name', 'renewal_date', 'csm', 'licences'],
      ['weekly_active_users'],
      ['contacts', 'deals', 'tickets'],
    );
    expect(company.properties).toMatchObject({ name, csm: ownerIdOf(expected.csm ?? ''), licences: '120' });
    const use = company.propertiesWithHistory?.weekly_active_users ?? [];
    expect(use.slice(0, 3).map(({ value }) => value)).toEqual(['47', '52', '85']);
    expect(use[0]?.sourceType).toBe('INTEGRATION');
    const linked = (type: string) => new Set(company.associations?.[type]?.results.map((link) => link.id));
    expect(linked('deals').size).toBe(2);
    const tickets = [...linked('tickets')].map((ticket) => ({ id: ticket }));
    const read = await client.crm.tickets.batchApi.read({
      inputs: tickets,
      properties: ['subject', 'hs_pipeline_stage', 'closed_date'],
      propertiesWithHistory: [],
    });
    expect(read.results.filter(({ properties }) => properties.closed_date === null)).toHaveLength(1);
    const pipelines = await client.crm.pipelines.pipelinesApi.getAll('tickets');
    expect(pipelines.results[0]?.stages.map(({ metadata }) => metadata?.ticketState)).toContain('CLOSED');
  });

  it('finds deals, tickets and contacts by their company', async () => {
    const { id } = demoAccountOf('churn_risk');
    const filters = [{ propertyName: 'associations.company', operator: FilterOperatorEnum.Eq, value: id }];
    const request = { filterGroups: [{ filters }], limit: 100 };
    expect((await client.crm.deals.searchApi.doSearch(request)).total).toBe(2);
    expect((await client.crm.tickets.searchApi.doSearch(request)).total).toBe(3);
    expect((await client.crm.contacts.searchApi.doSearch(request)).total).toBe(5);
  });

  it('reads a message that was logged on a deal', async () => {
    const [user] = standIn.world.users;
    const deal = standIn.world.deals.find(({ id }) => id === DEMO.stuck.id);
    if (user === undefined || deal === undefined) throw new Error('the world has users and demo deals');
    const message = { id: '98000000001', at: INSTANT, ownerId: user.id, body: 'See you on Tuesday', contactIds: [] };
    const around = { dealId: deal.id, companyId: deal.companyId };
    standIn.portals.demo.message({ ...message, ...around, channel: 'WHATS_APP' });
    const read = await client.crm.deals.basicApi.getById(deal.id, [], [], ['communications']);
    const inputs = (read.associations?.communications?.results ?? []).map(({ id }) => ({ id }));
    const answer = await client.crm.objects.communications.batchApi.read({
      inputs,
      properties: ['hs_communication_channel_type'],
      propertiesWithHistory: [],
    });
    expect(answer.results.map(({ properties }) => properties.hs_communication_channel_type)).toEqual(['WHATS_APP']);
  });

  it('tells the client of a record that is not there', async () => {
    await expect(client.crm.deals.basicApi.getById('999')).rejects.toMatchObject({ code: 404 });
  });
});
