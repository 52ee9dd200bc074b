import { describe, expect, it } from 'vitest';
import type { ContactSnapshot } from '../../../lib/record/contact-snapshot.ts';
import type { RecordRef } from '../../../lib/record/ref.ts';
import { TOKENS as HUBSPOT } from '../../crm/hubspot/api/tokens.ts';
import { TOKENS as SALESFORCE } from '../../crm/salesforce/api/users.ts';
import { salesforceId } from '../../crm/salesforce/ids.ts';
import { DEMO } from '../../crm/world/demo.ts';
import { readerOf } from './reader.ts';
import { failureOf } from './support.ts';

const CRMS = {
  hubspot: {
    tokens: { all: HUBSPOT.demo, noContacts: HUBSPOT.noContacts },
    org: { crm: 'hubspot', org: '4711001' },
    contact: (id: string) => id,
    deal: (id: string) => id,
    roles: [],
    mostRequests: 2,
  },
  salesforce: {
    tokens: { all: SALESFORCE.rep, noContacts: SALESFORCE.noContacts },
    org: { crm: 'salesforce', org: 'plumbdemo.my.salesforce.com' },
    contact: (id: string) => salesforceId('Contact', id),
    deal: (id: string) => salesforceId('Opportunity', id),
    roles: ['Champion'],
    mostRequests: 1,
  },
} as const;

describe.each(['hubspot', 'salesforce'] as const)('a contact of %s', (id) => {
  const { tokens, org, contact, deal, roles, mostRequests } = CRMS[id];
  const { standIn, ...reader } = readerOf(org);

  /** The person of the world with that name on the demo deal that everybody but one person is silent on. */
  function personOf(lastName: string) {
    const on = standIn.world.deals.find((it) => it.id === DEMO.single_threaded.id)?.people ?? [];
    const ids = on.map(({ contactId }) => contactId);
    const found = standIn.world.contacts.find((it) => ids.includes(it.id) && it.lastName === lastName);
    if (found === undefined) throw new Error(`nobody called ${lastName}`);
    return found;
  }

  const ref = (worldId: string): RecordRef => ({ ...org, kind: 'contact', id: contact(worldId) });

  function read(of: RecordRef, token: string = tokens.all) {
    return reader.read<ContactSnapshot>(token, (crm, connection, options) => crm.readContact(connection, of, options));
  }

  it('is read with who it is and the deals that it is on, each with its stage and amount', async () => {
    const { firstName, lastName, title, email, id: worldId } = personOf('Ruiz');
    const { snapshot, requests } = await read(ref(worldId));
    expect(snapshot.person).toMatchObject({ id: contact(worldId), name: `${firstName} ${lastName}`, title, email });
    const on = snapshot.deals.find((it) => it.id === deal(DEMO.single_threaded.id));
    expect(on).toMatchObject({ name: DEMO.single_threaded.name, outcome: 'open', amount: { known: true } });
    expect(on?.stageLabel).not.toBeNull();
    expect(on?.roles.map(({ name }) => name)).toEqual(roles);
    expect(snapshot.gaps).toEqual([]);
    expect(requests).toBeLessThanOrEqual(mostRequests);
  });

  it('is forbidden where contacts may not be read, and not found where there is none', async () => {
    const { id: worldId } = personOf('Ruiz');
    expect((await failureOf(read(ref(worldId), tokens.noContacts))).kind).toBe('forbidden');
    expect((await failureOf(read(ref('30299999999')))).kind).toBe('not_found');
    expect((await failureOf(read({ ...ref(worldId), kind: 'deal' }))).kind).toBe('not_found');
  });
});
