import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '../../../lib/record/account-snapshot.ts';
import type { ContactSnapshot } from '../../../lib/record/contact-snapshot.ts';
import type { RecordKind, RecordRef } from '../../../lib/record/ref.ts';
import type { Snapshot } from '../../../lib/record/snapshot.ts';
import { TOKENS } from '../../crm/hubspot/api/tokens.ts';
import { DEMO } from '../../crm/world/demo.ts';
import { demoAccountOf } from '../../crm/world/demo-accounts.ts';
import type { Deal } from '../../crm/world/model.ts';
import { readerOf } from './reader.ts';

const ORG = { crm: 'hubspot', org: '4711001' } as const;
const { standIn, read } = readerOf(ORG);
if (!('portals' in standIn)) throw new Error('not the stand-in of HubSpot');
const { demo } = standIn.portals;

const ref = (kind: RecordKind, id: string): RecordRef => ({ ...ORG, kind, id });
const page = (type: string, id: string) => `https://app.hubspot.com/contacts/4711001/record/${type}/${id}`;

function readDeal(id: string) {
  return read<Snapshot>(TOKENS.demo, (crm, connection, options) => crm.readDeal(connection, ref('deal', id), options));
}

/** The stage that a deal of the world is in, and since when. */
function lastStage({ id, history }: Deal) {
  const last = history.stage?.at(-1);
  if (last === undefined) throw new Error(`deal ${id} was never in a stage`);
  return last;
}

describe('a deal that was merged into another', () => {
  it('is read by its old id with the people, labels and activities of both, within 12 requests', async () => {
    const before = await readDeal(DEMO.healthy.id);
    const other = await readDeal(DEMO.structurally_weak.id);
    const id = demo.merge('deals', DEMO.healthy.id, DEMO.structurally_weak.id);
    const { snapshot, requests } = await readDeal(DEMO.structurally_weak.id);
    expect(requests).toBeLessThanOrEqual(12);
    expect(snapshot).toMatchObject({ ref: ref('deal', DEMO.structurally_weak.id), link: page('0-3', id) });
    expect(snapshot.deal.name).toBe(DEMO.healthy.name);
    const named = (some: Snapshot[]) =>
      new Set(some.flatMap(({ people }) => people.map((it) => `${it.id} ${it.roles.map(({ name }) => name)}`)));
    expect(named([snapshot])).toEqual(named([before.snapshot, other.snapshot]));
    const talks = (some: Snapshot[]) => new Set(some.flatMap(({ interactions }) => interactions.map((it) => it.id)));
    expect(talks([snapshot])).toEqual(talks([before.snapshot, other.snapshot]));
  });

  it('tells no stays of a history that ends in another stage than the deal is in', async () => {
    const open = demo.world.deals.filter(({ closedAt }) => closedAt === null);
    const [primary, ...later] = open.toSorted((a, b) => lastStage(a).at.localeCompare(lastStage(b).at));
    if (primary === undefined) throw new Error('every deal is closed');
    const now = lastStage(primary);
    const other = later.findLast((deal) => lastStage(deal).value !== now.value);
    demo.merge('deals', primary.id, other?.id ?? '');
    const { snapshot } = await readDeal(primary.id);
    expect(snapshot.visits).toEqual([{ stage: now.value, enteredAt: now.at, leftAt: null, by: null }]);
    expect(snapshot.gaps).toContainEqual({ about: 'visits', why: 'not_tracked', remedy: 'none', detail: 'dealstage' });
  });
});

it('a company that was merged into another is read by its old id, with its people and what happened', async () => {
  const old = demoAccountOf('churn_risk').id;
  const people = demo.associations.of('companies', old, 'contacts').map(({ to }) => to);
  const id = demo.merge('companies', demoAccountOf('advocate').id, old);
  const { snapshot, requests } = await read<AccountSnapshot>(TOKENS.demo, (crm, connection, options) =>
    crm.readAccount(connection, ref('account', old), options),
  );
  expect(requests).toBeLessThanOrEqual(12);
  expect(snapshot).toMatchObject({ link: page('0-2', id), account: { id, name: demoAccountOf('advocate').name } });
  expect(snapshot.people.map((person) => person.id)).toEqual(expect.arrayContaining(people));
  expect(snapshot.gaps.filter(({ why }) => why === 'hidden')).toEqual([]);
});

it('a contact who was merged into another is that one, and not hidden', async () => {
  const [first, second] = demo.world.contacts.filter(({ restricted }) => !restricted);
  const id = demo.merge('contacts', first?.id ?? '', second?.id ?? '');
  const { snapshot } = await read<ContactSnapshot>(TOKENS.demo, (crm, connection, options) =>
    crm.readContact(connection, ref('contact', second?.id ?? ''), options),
  );
  expect(snapshot.person).toMatchObject({ id, hidden: false, name: `${first?.firstName} ${first?.lastName}` });
  expect(snapshot).toMatchObject({ link: page('0-1', id), gaps: [] });
});
