import { describe, expect, it, onTestFinished } from 'vitest';
import type { AccountSnapshot } from '../../../lib/record/account-snapshot.ts';
import type { ContactSnapshot } from '../../../lib/record/contact-snapshot.ts';
import { TOKENS } from '../../crm/hubspot/api/tokens.ts';
import { readerOf } from './reader.ts';

const ORG = { crm: 'hubspot', org: '4711001' } as const;
const { standIn, read } = readerOf(ORG);
if (!('portals' in standIn)) throw new Error('not the stand-in of HubSpot');
const { demo } = standIn.portals;

/** The nth company whose contacts may all be read, with that many contacts of other companies besides its own. */
function companyWith(nth: number, others: number) {
  const restricted = new Set(demo.world.contacts.filter((it) => it.restricted).map(({ companyId }) => companyId));
  const company = demo.world.companies.filter(({ id }) => !restricted.has(id))[nth];
  if (company === undefined) throw new Error('the world has too few companies');
  const own = demo.associations.of('companies', company.id, 'contacts').map(({ to }) => to);
  const added = demo.world.contacts.filter((it) => it.companyId !== company.id && !it.restricted).slice(0, others);
  for (const { id } of added) demo.associations.join('companies', company.id, 'contacts', id);
  const people = [...own, ...added.map(({ id }) => id)];
  demo.change('companies', company.id, { num_associated_contacts: String(people.length) });
  return { id: company.id, people };
}

async function readCompany(id: string) {
  const counts: number[] = [];
  const { snapshot, requests } = await read<AccountSnapshot>(TOKENS.demo, (crm, connection, options) =>
    crm.readAccount(
      connection,
      { ...ORG, kind: 'account', id },
      { ...options, onPartial: () => counts.push(standIn.requests.all().length) },
    ),
  );
  expect(Math.max(0, ...counts)).toBeLessThanOrEqual(4);
  expect(requests).toBeLessThanOrEqual(12);
  return snapshot;
}

const peopleGap = ({ gaps }: AccountSnapshot) => gaps.find(({ about }) => about === 'people');

describe('a company with more contacts than its own answer lists', () => {
  it('is read with all of them where one request can', async () => {
    const { id, people } = companyWith(0, 130);
    const snapshot = await readCompany(id);
    expect(new Set(snapshot.people.map((person) => person.id))).toEqual(new Set(people));
    expect(peopleGap(snapshot)).toBeUndefined();
  });

  it('is read with the two hundred who were contacted last where it has more, and says how many were read', async () => {
    const { id, people } = companyWith(1, 260);
    const contacted = people.at(-1) ?? '';
    demo.change('contacts', contacted, { notes_last_contacted: new Date(Date.now() - 3_600_000).toISOString() });
    const snapshot = await readCompany(id);
    expect(snapshot.people).toHaveLength(200);
    expect(snapshot.people.map((person) => person.id)).toContain(contacted);
    expect(peopleGap(snapshot)).toEqual({ about: 'people', why: 'not_loaded', remedy: 'none', detail: '200' });
  });

  it('says that some were not read where the key may not read all that belong to it', async () => {
    const { id, people } = companyWith(2, 120);
    const hidden = demo.records.contacts.get(people.at(-1) ?? '');
    if (hidden === undefined) throw new Error('the company has no contact');
    hidden.restricted = true;
    onTestFinished(() => {
      hidden.restricted = false;
    });
    const snapshot = await readCompany(id);
    expect(snapshot.people).toHaveLength(people.length - 1);
    expect(peopleGap(snapshot)).toMatchObject({ why: 'not_loaded', detail: String(people.length - 1) });
  });
});

it('a contact who is on more deals than their own answer lists is read with all of them', async () => {
  const contact = demo.world.contacts.find(({ restricted }) => !restricted);
  const deals = demo.world.deals.slice(0, 120).map(({ id }) => id);
  const id = contact?.id ?? '';
  for (const deal of deals) demo.associations.join('contacts', id, 'deals', deal);
  const all = demo.associations.of('contacts', id, 'deals').map(({ to }) => to);
  demo.change('contacts', id, { num_associated_deals: String(all.length) });
  const { snapshot, requests } = await read<ContactSnapshot>(TOKENS.demo, (crm, connection, options) =>
    crm.readContact(connection, { ...ORG, kind: 'contact', id }, options),
  );
  expect(requests).toBe(2);
  expect(new Set(snapshot.deals.map((deal) => deal.id))).toEqual(new Set(all));
  expect(snapshot.gaps).toEqual([]);
});
