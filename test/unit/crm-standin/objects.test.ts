import { describe, expect, it } from 'vitest';
import { TOKENS } from '../../crm/hubspot/api/tokens.ts';
import { DEMO } from '../../crm/world/demo.ts';
import { ask, standInWithClock } from './ask.ts';

const standIn = standInWithClock();
const deal = `/crm/objects/2026-09/deals/${DEMO.no_amount.id}`;
const contactIds = standIn.world.contacts.map(({ id }) => ({ id }));

describe('records', () => {
  it('hold text or null, and drop names that do not exist without a word', async () => {
    const { body } = await ask(standIn, `${deal}?properties=amount,hs_deal_stage_probability,no_such_thing`);
    expect(body.properties).toMatchObject({ amount: null, hs_deal_stage_probability: '0.6' });
    expect(body.properties).not.toHaveProperty('no_such_thing');
  });

  it('are named by type names, singular names and type ids alike', async () => {
    const answers = await Promise.all(
      ['deals', 'deal', '0-3'].map((type) => ask(standIn, `/crm/objects/2026-09/${type}/${DEMO.stuck.id}`)),
    );
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
  });

  it('list one inline association for each label and one for the pair', async () => {
    const { body } = await ask(
      standIn,
      `/crm/objects/2026-09/deals/${DEMO.single_threaded.id}?associations=contacts,tasks`,
    );
    const dana = body.associations.contacts.results.filter(({ id }: { id: string }) => id === '30200000101');
    expect(dana.map(({ type }: { type: string }) => type)).toEqual(['champion', 'deal_to_contact_unlabeled']);
    expect(body.associations).not.toHaveProperty('tasks');
  });

  it('come in pages whose last has no paging', async () => {
    const first = await ask(standIn, '/crm/objects/2026-09/companies?limit=40');
    expect(first.body.results).toHaveLength(40);
    const last = await ask(standIn, `/crm/objects/2026-09/companies?limit=40&after=${first.body.paging.next.after}`);
    expect(last.body.results).toHaveLength(32);
    expect(last.body).not.toHaveProperty('paging');
    expect((await ask(standIn, '/crm/objects/2026-09/companies?limit=101')).status).toBe(400);
  });

  it('are archived ones where the query asks for those', async () => {
    const { id = '' } = standIn.world.deals.at(-1) ?? {};
    standIn.portals.demo.archive('deals', id);
    const one = `/crm/objects/2026-09/deals/${id}`;
    expect((await ask(standIn, one)).status).toBe(404);
    expect((await ask(standIn, `${one}?archived=true`)).body).toMatchObject({ id, archived: true });
    const { body } = await ask(standIn, '/crm/objects/2026-09/deals?archived=true');
    expect(body.results.map((deal: { id: string }) => deal.id)).toEqual([id]);
  });

  it('are found by a property of which no two have the same value', async () => {
    const { id, email } = standIn.world.contacts.find((contact) => contact.email !== null && !contact.restricted) ?? {};
    const path = '/crm/objects/2026-09/contacts';
    const found = await ask(standIn, `${path}/${encodeURIComponent(email ?? '')}?idProperty=email`);
    expect(found.body).toMatchObject({ id });
    const { body } = await ask(standIn, `${path}/batch/read`, {
      body: { idProperty: 'email', inputs: [{ id: email }] },
    });
    expect(body.results.map((contact: { id: string }) => contact.id)).toEqual([id]);
    expect((await ask(standIn, `${path}/${id}?idProperty=jobtitle`)).status).toBe(400);
  });

  it('have stage times on professional portals only; time in the current stage is a date', async () => {
    const name = 'hs_v2_time_in_current_stage';
    const { body } = await ask(standIn, `${deal}?properties=${name}`);
    expect(Number.isNaN(Date.parse(body.properties[name]))).toBe(false);
    const id = standIn.portals.second.world.deals[0]?.id;
    const second = { token: TOKENS.second, host: 'api-eu1.hubapi.com' };
    const free = await ask(standIn, `/crm/objects/2026-09/deals/${id}?properties=${name},dealname`, second);
    expect(free.body.properties).not.toHaveProperty(name);
    expect(free.body.properties.dealname).toBeTypeOf('string');
  });
});

describe('batches', () => {
  const path = '/crm/objects/2026-09/contacts/batch/read';

  it('take 100 inputs, or 50 with histories', async () => {
    expect((await ask(standIn, path, { body: { inputs: contactIds.slice(0, 101) } })).status).toBe(400);
    expect(
      (await ask(standIn, path, { body: { inputs: contactIds.slice(0, 51), propertiesWithHistory: ['email'] } }))
        .status,
    ).toBe(400);
  });

  it('answer 207 and name the ids that do not exist', async () => {
    const { status, body } = await ask(standIn, path, { body: { inputs: [...contactIds.slice(0, 2), { id: '7' }] } });
    expect(status).toBe(207);
    expect(body.results).toHaveLength(2);
    expect(body.errors[0].context.ids).toEqual(['7']);
  });

  it('drop without a word whom the key may not read', async () => {
    const { body: links } = await ask(
      standIn,
      `/crm/objects/2026-09/deals/${DEMO.hidden_contacts.id}/associations/contacts`,
    );
    expect(links.results).toHaveLength(4);
    const inputs = links.results.map(({ toObjectId }: { toObjectId: string }) => ({ id: toObjectId }));
    const { status, body } = await ask(standIn, path, { body: { inputs } });
    expect(status).toBe(200);
    expect(body.results).toHaveLength(2);
  });
});

describe('associations', () => {
  it('spell ids as text in dated versions and as numbers in v4', async () => {
    const tail = `deals/${DEMO.healthy.id}/associations/contacts`;
    const dated = await ask(standIn, `/crm/objects/2026-09/${tail}`);
    const four = await ask(standIn, `/crm/v4/objects/${tail}`);
    expect(dated.body.results[0].toObjectId).toBe('30200000001');
    expect(four.body.results[0].toObjectId).toBe(30_200_000_001);
  });

  it('of many records leave out those without any, and say so in a 207', async () => {
    const inputs = [{ id: DEMO.healthy.id }, { id: DEMO.no_contacts.id }];
    const { status, body } = await ask(standIn, '/crm/associations/2026-09/deals/contacts/batch/read', {
      body: { inputs },
    });
    expect(status).toBe(207);
    expect(body.results.map(({ from }: { from: { id: string } }) => from.id)).toEqual([DEMO.healthy.id]);
    expect(body.errors[0].subCategory).toBe('crm.associations.NO_ASSOCIATIONS_FOUND');
  });

  it('have no labels in a portal that made none', async () => {
    const { body } = await ask(standIn, '/crm/associations/2026-09/deals/contacts/labels', {
      token: TOKENS.second,
      host: 'api-eu1.hubapi.com',
    });
    expect(body.results).toEqual([{ category: 'HUBSPOT_DEFINED', typeId: 3, label: null }]);
  });
});
