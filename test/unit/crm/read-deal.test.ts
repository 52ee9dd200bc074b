import { describe, expect, it } from 'vitest';
import type { Gap } from '../../../lib/record/gap.ts';
import { Snapshot } from '../../../lib/record/snapshot.ts';
import { limitReached, outage } from '../../crm/hubspot/api/faults.ts';
import { ownerIdOf } from '../../crm/hubspot/api/owners.ts';
import { TOKENS } from '../../crm/hubspot/api/tokens.ts';
import { DEMO } from '../../crm/world/demo.ts';
import { deal, dealReading } from './deal-reading.ts';
import { failureOf, settled } from './support.ts';

const hubspot = dealReading();
const { connected, read, log, nextId } = hubspot;

function dealWithoutEmails(nth: number): string {
  const withEmail = new Set(
    hubspot.standIn.world.activities.filter(({ kind }) => kind === 'email').map((it) => it.dealId),
  );
  const id = hubspot.standIn.world.deals.filter((candidate) => !withEmail.has(candidate.id))[nth]?.id;
  if (id === undefined) throw new Error('every deal has an email');
  return id;
}

function about(gaps: readonly Gap[]): string[] {
  return gaps.map((gap) => gap.about).sort();
}

describe('a deal read for the first time', () => {
  it.each(Object.entries(DEMO))(
    'takes at most 4 requests to the first verdict and 12 in all: %s',
    async (_, { id }) => {
      const connection = await connected();
      const partials: { snapshot: Snapshot; requests: number }[] = [];
      const { snapshot, requests } = await settled(
        read(connection, deal(id), {
          onPartial: (partial) => partials.push({ snapshot: partial, requests: hubspot.standIn.requests.all().length }),
        }),
      );
      expect(requests).toBe(hubspot.standIn.requests.all().length);
      expect(requests).toBeLessThanOrEqual(12);
      for (const partial of partials) {
        expect(partial.requests).toBeLessThanOrEqual(4);
        expect(about(partial.snapshot.gaps)).toEqual(expect.arrayContaining(['interactions', 'notes', 'tasks']));
      }
      expect(Snapshot.parse(JSON.parse(JSON.stringify(snapshot)))).toEqual(snapshot);
      expect(about(snapshot.gaps)).not.toContain('interactions');
    },
  );

  it('holds what the world holds', async () => {
    const connection = await connected();
    const { id, name } = DEMO.healthy;
    const { snapshot } = await settled(read(connection, deal(id)));
    const truth = hubspot.standIn.world.deals.find((candidate) => candidate.id === id);
    const activities = hubspot.standIn.world.activities.filter(({ dealId }) => dealId === id);
    expect(snapshot.deal.name).toBe(name);
    expect(snapshot.people.map((person) => person.id).sort()).toEqual(
      truth?.people.map(({ contactId }) => contactId).sort(),
    );
    for (const { contactId, labels } of truth?.people ?? []) {
      const roles = snapshot.people.find((person) => person.id === contactId)?.roles ?? [];
      expect(roles.filter(({ source }) => source === 'deal_role').map((role) => role.name)).toEqual(labels);
    }
    expect(snapshot.interactions).toHaveLength(
      activities.filter(({ kind }) => ['email', 'call', 'meeting'].includes(kind)).length,
    );
    for (const { people, id: ours } of snapshot.interactions) {
      const activity = activities.find((candidate) => candidate.id === ours.split(':')[1]);
      expect(people.toSorted()).toEqual(activity?.contactIds.toSorted());
    }
    expect(snapshot.tasks).toHaveLength(activities.filter(({ kind }) => kind === 'task').length);
    expect(snapshot.notes).toHaveLength(activities.filter(({ kind }) => kind === 'note').length);
    expect(snapshot.visits.map(({ stage, enteredAt }) => [stage, enteredAt])).toEqual(
      truth?.history.stage?.map(({ value, at }) => [value, at]),
    );
    expect(snapshot.account?.name).toBe(hubspot.standIn.world.companies.find((it) => it.id === truth?.companyId)?.name);
    expect(snapshot.users.map((user) => user.id)).toContain(
      snapshot.deal.owner.known ? snapshot.deal.owner.value : 'unknown',
    );
  });

  it('keeps what the portal calls the properties that the blueprint asks for, as far as it has them', async () => {
    const connection = await connected();
    const { snapshot } = await settled(read(connection, deal(DEMO.healthy.id)));
    expect(snapshot.deal.labels).toMatchObject({ decision_process: 'Decision process' });
    expect(snapshot.deal.labels).not.toHaveProperty('no_such_property');
  });

  it('has the labels of chosen values that the deal holds or held, of lists that people may see alone', async () => {
    const connection = await connected();
    const { change } = hubspot.standIn.portals.demo;
    change('deals', DEMO.ghosted.id, { security_review: 'not_started' });
    change('deals', DEMO.ghosted.id, { security_review: 'complete' });
    const { snapshot } = await settled(read(connection, deal(DEMO.ghosted.id)));
    expect(snapshot.deal.properties.security_review).toEqual({ known: true, value: 'complete' });
    expect(snapshot.deal.valueLabels).toEqual({
      'properties.security_review': { complete: 'Complete', not_started: 'Not started' },
    });
    const kept = JSON.stringify((await hubspot.metadata.get(connection.org, 'properties.deals'))?.value);
    expect(kept).toContain('In review');
    expect(kept).not.toContain('newbusiness');
  });

  it('names those who owned the deal for a while, too', async () => {
    const connection = await connected();
    const named = async () => (await settled(read(connection, deal(DEMO.stuck.id)))).snapshot.users.map(({ id }) => id);
    const before = await named();
    const owners = hubspot.standIn.world.users.map(({ id }) => ownerIdOf(id));
    const others = owners.filter((id) => !before.includes(id)).slice(0, 2);
    for (const id of others) hubspot.standIn.portals.demo.change('deals', DEMO.stuck.id, { hubspot_owner_id: id });
    expect(others).toHaveLength(2);
    expect(await named()).toEqual(expect.arrayContaining(others));
  });

  it('tells a property that the portal lacks from one that is empty', async () => {
    const connection = await connected();
    const { snapshot } = await settled(read(connection, deal(DEMO.healthy.id)));
    expect(snapshot.deal.properties.no_such_property).toEqual({ known: false, why: 'not_configured' });
    expect(snapshot.gaps).toContainEqual({
      about: 'deal.properties.no_such_property',
      why: 'not_configured',
      remedy: 'ask_admin',
      detail: 'no_such_property',
    });
  });

  it('shows contacts that may not be read as hidden, each with its gap', async () => {
    const connection = await connected();
    const { snapshot } = await settled(read(connection, deal(DEMO.hidden_contacts.id)));
    const hidden = snapshot.people.filter((person) => person.hidden);
    expect(hidden.length).toBeGreaterThan(0);
    expect(about(snapshot.gaps)).toEqual(expect.arrayContaining(hidden.map(({ id }) => `people.${id}`)));
  });

  it('says of activities that HubSpot lists and does not show that they are hidden, and rests on that', async () => {
    const connection = await connected();
    const { id } = DEMO.no_benchmark;
    const [, secret = ''] = log('email', id, 3);
    const record = hubspot.standIn.portals.demo.records.emails.get(secret);
    if (record) record.restricted = true;
    const previous = await settled(read(connection, deal(id)));
    const { snapshot } = previous;
    expect(snapshot.interactions.map((it) => it.id)).not.toContain(`email:${secret}`);
    expect(snapshot.gaps).toContainEqual({
      about: 'interactions.email',
      why: 'hidden',
      remedy: 'ask_admin',
      detail: secret,
    });
    expect(await settled(read(connection, deal(id), { previous }))).toMatchObject({ requests: 2 });
  });

  it('works in a portal on a free plan, without stage times of HubSpot’s own and without labels', async () => {
    const connection = await connected(TOKENS.second);
    const id = hubspot.standIn.portals.second.world.deals[0]?.id ?? '';
    const { snapshot } = await settled(read(connection, deal(id, '4711002')));
    expect(snapshot.visits.length).toBeGreaterThan(0);
    expect(snapshot.link).toContain('https://app-eu1.hubspot.com/contacts/4711002/record/0-3/');
    expect(hubspot.standIn.requests.all().every(({ host }) => host === 'api-eu1.hubapi.com')).toBe(true);
  });

  it.each([
    [4, 'email', 150],
    [5, 'email', 1_300],
    [6, 'task', 150],
    [7, 'note', 150],
  ] as const)(
    '%i: reads the newest hundred of a kind, as of %ss, of which there are %i, and says so, within 12 requests',
    async (nth, kind, count) => {
      const connection = await connected();
      const id = dealWithoutEmails(nth);
      const logged = log(kind, id, count);
      const { snapshot, requests } = await settled(read(connection, deal(id)));
      const { interactions, tasks, notes, gaps } = snapshot;
      const ids = [...interactions, ...tasks, ...notes].map((it) => it.id.replace('email:', ''));
      expect(ids).toEqual(expect.arrayContaining(logged.slice(-100)));
      expect(ids).not.toContain(logged.at(-101));
      const path = kind === 'email' ? 'interactions.email' : `${kind}s`;
      expect(gaps).toContainEqual({ about: path, why: 'not_loaded', remedy: 'none', detail: '100' });
      expect(requests).toBeLessThanOrEqual(12);
    },
  );

  it('gives a kind up whose list is longer than its requests can read, for nobody knows which are the newest', async () => {
    const connection = await connected();
    const id = dealWithoutEmails(8);
    log('email', id, 3_100);
    const { snapshot, requests } = await settled(read(connection, deal(id)));
    expect(snapshot.interactions.filter(({ kind }) => kind === 'email')).toEqual([]);
    expect(snapshot.gaps).toContainEqual({
      about: 'interactions.email',
      why: 'not_loaded',
      remedy: 'none',
      detail: null,
    });
    expect(requests).toBeLessThanOrEqual(12);
  });
});

describe('a blueprint that asks for more properties than a URL holds', () => {
  it('is read with every one of them, their histories and all else, within 12 requests', async () => {
    const connection = await connected();
    const { id } = DEMO.healthy;
    const usual = await settled(read(connection, deal(id)));
    const names = ['pain', 'decision_process', 'budget_confirmed', 'security_review', 'no_such_property'];
    const many = Array.from({ length: 200 }, (_, n) => `property_of_the_sales_process_number_${n}`);
    const { snapshot, requests } = await settled(
      read(connection, deal(id), { properties: { deal: [...names, ...many], account: ['lifecyclestage'] } }),
    );
    expect(requests).toBeLessThanOrEqual(12);
    expect(Object.keys(snapshot.deal.properties)).toEqual(expect.arrayContaining(many));
    expect(snapshot.deal.properties).toMatchObject(usual.snapshot.deal.properties);
    expect(snapshot.changes).toEqual(usual.snapshot.changes);
    expect(snapshot.visits).toEqual(usual.snapshot.visits);
    expect(snapshot.people).toEqual(usual.snapshot.people);
    expect(snapshot.account).toEqual(usual.snapshot.account);
  });
});

describe('messages on other channels', () => {
  /** Logs a message between the first user and everybody on a deal, a minute ago. */
  function message(dealId: string) {
    const { world } = hubspot.standIn;
    const deal = world.deals.find((one) => one.id === dealId);
    const [user] = world.users;
    if (deal === undefined || user === undefined) throw new Error(`no deal ${dealId}`);
    const id = nextId();
    const contactIds = deal.people.map(({ contactId }) => contactId);
    const around = { ownerId: user.id, dealId, companyId: deal.companyId, contactIds };
    const at = new Date(Date.now() - 60_000).toISOString();
    hubspot.standIn.portals.demo.message({ ...around, id, at, body: 'Does Tuesday suit you?', channel: 'SMS' });
    return { id, contactIds };
  }

  it('are interactions with those who took part, and nobody is said to have written them', async () => {
    const connection = await connected();
    const id = dealWithoutEmails(3);
    const logged = message(id);
    const previous = await settled(read(connection, deal(id)));
    const { interactions, gaps } = previous.snapshot;
    const told = interactions.find((it) => it.id === `message:${logged.id}`);
    expect(told).toMatchObject({ kind: 'message', direction: 'unknown', subject: 'SMS' });
    expect(told?.people.toSorted()).toEqual(logged.contactIds.toSorted());
    expect(about(gaps)).toContain('directions.message');
    expect(previous.requests).toBeLessThanOrEqual(12);
    expect(await settled(read(connection, deal(id), { previous }))).toMatchObject({ requests: 2 });
  });

  it('are given up, and said to be, on a deal with something of every other kind', async () => {
    const connection = await connected();
    const { id } = DEMO.structurally_weak;
    for (const kind of ['email', 'meeting', 'call', 'task', 'note'] as const) log(kind, id, 1);
    message(id);
    const { snapshot, requests } = await settled(read(connection, deal(id)));
    expect(requests).toBe(12);
    await hubspot.metadata.put(connection.org, 'pipelines', { granted: true, value: [] });
    expect((await settled(read(connection, deal(id)))).requests).toBeLessThanOrEqual(12);
    expect(snapshot.gaps).toContainEqual({
      about: 'interactions.message',
      why: 'not_loaded',
      remedy: 'none',
      detail: null,
    });
  });
});

describe('a deal with more people than one batch takes', () => {
  it('is read with those whom somebody labelled, says that there are more, and rests on that', async () => {
    const connection = await connected();
    const { id } = DEMO.stuck;
    const { associations } = hubspot.standIn.portals.demo;
    const known = new Set(associations.of('deals', id, 'contacts').map(({ to }) => to));
    const others = hubspot.standIn.world.contacts.filter((contact) => !known.has(contact.id)).slice(-120);
    const labels = hubspot.standIn.world.labels.slice(0, 1);
    for (const contact of others) associations.join('deals', id, 'contacts', contact.id);
    const last = others.at(-1)?.id ?? '';
    associations.join('deals', id, 'contacts', last, { labels });
    const previous = await settled(read(connection, deal(id)));
    const { people, gaps } = previous.snapshot;
    expect(people).toHaveLength(100);
    expect(people.find((person) => person.id === last)?.roles[0]?.name).toBe(labels[0]);
    expect(gaps).toContainEqual({ about: 'people', why: 'not_loaded', remedy: 'none', detail: '100' });
    expect(await settled(read(connection, deal(id), { previous }))).toMatchObject({ requests: 2 });
  });
});

describe('a deal with more than its requests can read', () => {
  it.each([
    [0, ['email', 'meeting', 'call'], ['interactions.call']],
    [1, ['email', 'meeting'], ['notes', 'tasks']],
    [2, ['meeting', 'call'], ['notes']],
  ] as const)('%i: with hundreds of %j stays within 12 requests and gives up %j', async (nth, many, givenUp) => {
    const connection = await connected();
    const id = dealWithoutEmails(nth);
    for (const kind of ['call', 'task', 'note'] as const) log(kind, id, 1);
    for (const kind of many) log(kind, id, 150);
    const { snapshot, requests } = await settled(read(connection, deal(id)));
    expect(requests).toBeLessThanOrEqual(12);
    const missing = snapshot.gaps
      .filter((gap) => gap.why === 'not_loaded' && gap.detail === null)
      .map((gap) => gap.about);
    expect(missing.sort()).toEqual(givenUp);
  });
});

describe('a token that lacks a scope', () => {
  it.each([
    [TOKENS.noSalesEmail, ['interactions.email'], 'sales-email-read'],
    [
      TOKENS.noContacts,
      ['people', 'interactions.email', 'interactions.meeting', 'interactions.call'],
      'crm.objects.contacts.read',
    ],
    [TOKENS.noCompanies, ['account'], 'crm.objects.companies.read'],
    [TOKENS.noOwners, ['users'], 'crm.objects.owners.read'],
  ])('%s costs that object only, and the gap names the scope', async (token, hidden, scope) => {
    const connection = await connected(token);
    expect(connection.gaps.some((gap) => gap.detail?.includes(scope))).toBe(true);
    expect(connection.scopes).not.toContain(scope);
    const { snapshot, requests } = await settled(read(connection, deal(DEMO.healthy.id)));
    expect(requests).toBeLessThanOrEqual(12);
    for (const path of hidden) {
      const gap = snapshot.gaps.find((candidate) => candidate.about === path);
      expect(gap).toMatchObject({ why: 'hidden', remedy: 'grant_scope' });
      expect(gap?.detail).toContain(scope);
    }
    expect(snapshot.deal.name).toBe(DEMO.healthy.name);
    expect(new Set(about(snapshot.gaps)).size).toBe(snapshot.gaps.length);
  });

  it('shows hidden properties as unknown, never as empty', async () => {
    const connection = await connected(TOKENS.hiddenProperties);
    const { snapshot } = await settled(read(connection, deal(DEMO.healthy.id)));
    expect(snapshot.deal.amount.known).toBe(false);
    expect(snapshot.deal.nextStep.known).toBe(false);
    expect(snapshot.deal.properties.budget_confirmed?.known).toBe(false);
    expect(about(snapshot.gaps)).toEqual(
      expect.arrayContaining(['deal.amount', 'deal.nextStep', 'deal.properties.budget_confirmed']),
    );
  });
});

describe('what stops a read', () => {
  it('is told for each way', async () => {
    const connection = await connected();
    const { id } = DEMO.healthy;
    expect(await settled(failureOf(read(connection, deal(id, '4711002'))))).toEqual({
      kind: 'wrong_org',
      expected: '4711002',
      actual: '4711001',
    });
    expect(await settled(failureOf(read(connection, deal('1'))))).toEqual({ kind: 'not_found' });
    hubspot.standIn.faults.add({ path: '/crm/objects/*/emails/batch/read', fault: outage(503) });
    expect(await settled(failureOf(read(connection, deal(id))))).toEqual({ kind: 'server_error', status: 503 });
    hubspot.standIn.faults.clear();
    hubspot.standIn.faults.add({ path: `/crm/objects/*/deals/${id}`, fault: { kind: 'malformed' } });
    expect(await settled(failureOf(read(connection, deal(id))))).toMatchObject({ kind: 'malformed' });
    hubspot.standIn.faults.clear();
    hubspot.standIn.faults.add({ fault: limitReached('DAILY') });
    expect(await settled(failureOf(read(connection, deal(id))))).toEqual({
      kind: 'rate_limited',
      policy: 'daily',
      until: expect.stringMatching(/T23:00:00.000Z$/),
    });
  });

  it('is no single outage, cut connection or burst', async () => {
    const connection = await connected();
    for (const fault of [outage(502), { kind: 'cut' } as const, limitReached('TEN_SECONDLY_ROLLING')]) {
      hubspot.standIn.faults.add({ times: 1, fault });
      const { snapshot } = await settled(read(connection, deal(DEMO.healthy.id)));
      expect(snapshot.gaps.filter(({ why }) => why === 'not_loaded')).toEqual([]);
    }
  });

  it('cancels what is still to be asked when the record is left', async () => {
    const connection = await connected();
    const left = new AbortController();
    const reading = failureOf(
      read(connection, deal(DEMO.healthy.id), { signal: left.signal, onPartial: () => left.abort() }),
    );
    expect(await settled(reading)).toEqual({ kind: 'cancelled' });
    expect(hubspot.standIn.requests.all().length).toBeLessThanOrEqual(4);
  });
});
