import { expect, it } from 'vitest';
import { DEMO } from '../../crm/world/demo.ts';
import { ask, standInWithClock } from './ask.ts';

const OBJECTS = '/crm/objects/2026-09';
const { healthy, stuck } = DEMO;

const standIn = standInWithClock();
const { associations, merge } = standIn.portals.demo;
const people = new Set(
  [healthy, stuck].flatMap((one) => associations.of('deals', one.id, 'contacts').map(({ to }) => to)),
);
const id = merge('deals', healthy.id, stuck.id);

it('two deals become a new one, which both old ids find', async () => {
  for (const old of [healthy.id, stuck.id]) {
    const { body } = await ask(standIn, `${OBJECTS}/deals/${old}?properties=dealname,hs_merged_object_ids`);
    expect(body).toMatchObject({ id, archived: false });
    expect(body.properties).toMatchObject({
      dealname: healthy.name,
      hs_object_id: id,
      hs_merged_object_ids: `${healthy.id};${stuck.id}`,
    });
  }
  const inputs = [{ id: healthy.id }, { id: stuck.id }];
  const batch = await ask(standIn, `${OBJECTS}/deals/batch/read`, { body: { inputs } });
  expect(batch.status).toBe(200);
  expect(batch.body.results.map((it: { id: string }) => it.id)).toEqual([id]);
});

it('the new deal has everybody who was on either, one main company, and what was logged on both', async () => {
  const { body } = await ask(standIn, `${OBJECTS}/deals/${id}?associations=contacts,emails`);
  const contacts = body.associations.contacts.results.map((it: { id: string }) => it.id);
  expect(new Set(contacts)).toEqual(people);
  const companies = (await ask(standIn, `${OBJECTS}/deals/${id}/associations/companies`)).body.results;
  const types = companies.flatMap((it: { associationTypes: { typeId: number }[] }) => it.associationTypes);
  expect(types.map(({ typeId }: { typeId: number }) => typeId).toSorted()).toEqual([341, 341, 5]);
  const emails = standIn.world.activities.filter(
    ({ kind, dealId }) => kind === 'email' && (dealId === healthy.id || dealId === stuck.id),
  );
  expect(body.associations.emails.results).toHaveLength(emails.length);
  const [email] = emails;
  const back = await ask(standIn, `${OBJECTS}/emails/${email?.id}/associations/deals`);
  expect(back.body.results.map((it: { toObjectId: string }) => it.toObjectId)).toEqual([id]);
});

it('what belongs to it is found by its new id only, and the old deals are in no search and no list', async () => {
  expect((await ask(standIn, `${OBJECTS}/deals/${stuck.id}/associations/contacts`)).status).toBe(404);
  expect((await ask(standIn, `${OBJECTS}/deals/${id}/associations/contacts`)).status).toBe(200);
  const found = async (wanted: string) => {
    const filters = [{ propertyName: 'hs_object_id', operator: 'EQ', value: wanted }];
    return (await ask(standIn, `${OBJECTS}/deals/search`, { body: { filterGroups: [{ filters }] } })).body.total;
  };
  expect(await found(id)).toBe(0);
  standIn.wait(3_000);
  expect([await found(id), await found(healthy.id), await found(stuck.id)]).toEqual([1, 0, 0]);
});

it('past values of both are told, newest first, whichever of them holds', async () => {
  const { body } = await ask(standIn, `${OBJECTS}/deals/${id}?propertiesWithHistory=dealstage`);
  const times = body.propertiesWithHistory.dealstage.map(({ timestamp }: { timestamp: string }) => timestamp);
  expect(times).toEqual(times.toSorted().toReversed());
  const both = [healthy, stuck].flatMap(
    ({ id: old }) => standIn.world.deals.find((deal) => deal.id === old)?.history.stage ?? [],
  );
  expect(times).toHaveLength(both.length);
});
