import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connection, Crm, ReadOptions } from '../../../lib/crm/crm.ts';
import { createRegistry } from '../../../lib/crm/registry.ts';
import type { Gap } from '../../../lib/record/gap.ts';
import type { RecordRef } from '../../../lib/record/ref.ts';
import { Snapshot } from '../../../lib/record/snapshot.ts';
import { limitReached, outage } from '../../crm/hubspot/api/faults.ts';
import { type DirectStandIn, directStandIn } from '../../crm/hubspot/api/serve.ts';
import { TOKENS } from '../../crm/hubspot/api/tokens.ts';
import { DEMO } from '../../crm/world/demo.ts';
import type { Activity } from '../../crm/world/model.ts';
import { failureOf, holdTime, memoryBudgets, memoryMetadata, settled } from './support.ts';

const INSTANT = '2026-11-20T12:00:00.000Z';
const ASKED = {
  deal: ['pain', 'decision_process', 'budget_confirmed', 'security_review', 'no_such_property'],
  account: ['lifecyclestage'],
};

let standIn: DirectStandIn;
let hubspot: Crm;
let metadata: ReturnType<typeof memoryMetadata>;

const now = () => new Date(Date.now()).toISOString();

beforeAll(() => {
  holdTime(INSTANT);
  standIn = directStandIn({ seed: 1, instant: INSTANT });
});
beforeEach(() => {
  standIn.faults.clear();
  metadata = memoryMetadata(now);
  const crm = createRegistry({ budgets: memoryBudgets(), fetch: standIn.fetch })('hubspot');
  if (crm === null) throw new Error('no adapter for HubSpot');
  hubspot = crm;
});
afterAll(() => {
  vi.useRealTimers();
});

function deal(id: string, org = '4711001'): RecordRef {
  return { crm: 'hubspot', org, kind: 'deal', id };
}

/** Connects with a token in a window of its own, and forgets the requests that it took. */
async function connected(token: string = TOKENS.demo): Promise<Connection> {
  await vi.advanceTimersByTimeAsync(10_000);
  const signal = new AbortController().signal;
  const connection = await settled(hubspot.connect(token, { signal, metadata, now }));
  await vi.advanceTimersByTimeAsync(10_000);
  standIn.requests.clear();
  return connection;
}

function read(connection: Connection, ref: RecordRef, options: Partial<ReadOptions> = {}) {
  return hubspot.readDeal(connection, ref, {
    signal: new AbortController().signal,
    metadata,
    properties: ASKED,
    now,
    previous: null,
    ...options,
  });
}

let lastId = 990_000_000_000;

/** Logs that many activities of a kind on a deal, the last of them a minute ago; gives their ids, oldest first. */
function log(kind: Activity['kind'], dealId: string, count: number): string[] {
  const model = standIn.world.activities.find((activity) => activity.kind === kind);
  if (model === undefined) throw new Error(`the world has no ${kind}`);
  return Array.from({ length: count }, (_, n) => {
    lastId += 1;
    const at = new Date(Date.now() - (count - n) * 60_000).toISOString();
    standIn.portals.demo.log({ ...model, dealId, id: String(lastId), at, loggedAt: at });
    return String(lastId);
  });
}

function dealWithoutEmails(nth: number): string {
  const withEmail = new Set(standIn.world.activities.filter(({ kind }) => kind === 'email').map((it) => it.dealId));
  const id = standIn.world.deals.filter((candidate) => !withEmail.has(candidate.id))[nth]?.id;
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
          onPartial: (partial) => partials.push({ snapshot: partial, requests: standIn.requests.all().length }),
        }),
      );
      expect(requests).toBe(standIn.requests.all().length);
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
    const truth = standIn.world.deals.find((candidate) => candidate.id === id);
    const activities = standIn.world.activities.filter(({ dealId }) => dealId === id);
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
    expect(snapshot.account?.name).toBe(standIn.world.companies.find((it) => it.id === truth?.companyId)?.name);
    expect(snapshot.users.map((user) => user.id)).toContain(
      snapshot.deal.owner.known ? snapshot.deal.owner.value : 'unknown',
    );
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
    const record = standIn.portals.demo.records.emails.get(secret);
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
    const id = standIn.portals.second.world.deals[0]?.id ?? '';
    const { snapshot } = await settled(read(connection, deal(id, '4711002')));
    expect(snapshot.visits.length).toBeGreaterThan(0);
    expect(snapshot.link).toContain('https://app-eu1.hubspot.com/contacts/4711002/record/0-3/');
    expect(standIn.requests.all().every(({ host }) => host === 'api-eu1.hubapi.com')).toBe(true);
  });

  it('reads the newest hundred of a kind of which there are more, and says so, within 12 requests', async () => {
    const connection = await connected();
    const { id } = DEMO.stuck;
    const logged = log('email', id, 150);
    const { snapshot, requests } = await settled(read(connection, deal(id)));
    const emails = snapshot.interactions.filter(({ kind }) => kind === 'email');
    expect(emails).toHaveLength(100);
    expect(emails.map((email) => email.id)).toEqual(logged.slice(50).map((activity) => `email:${activity}`));
    expect(snapshot.gaps).toContainEqual({
      about: 'interactions.email',
      why: 'not_loaded',
      remedy: 'none',
      detail: '100',
    });
    expect(requests).toBeLessThanOrEqual(12);
  });
});

describe('messages on other channels', () => {
  /** Logs a message between the first user and everybody on a deal, a minute ago. */
  function message(dealId: string) {
    const { world } = standIn;
    const deal = world.deals.find(({ id }) => id === dealId);
    const [user] = world.users;
    if (deal === undefined || user === undefined) throw new Error(`no deal ${dealId}`);
    lastId += 1;
    const contactIds = deal.people.map(({ contactId }) => contactId);
    const around = { ownerId: user.id, dealId, companyId: deal.companyId, contactIds };
    const at = new Date(Date.now() - 60_000).toISOString();
    standIn.portals.demo.message({ ...around, id: String(lastId), at, body: 'Does Tuesday suit you?', channel: 'SMS' });
    return { id: String(lastId), contactIds };
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
    const { associations } = standIn.portals.demo;
    const known = new Set(associations.of('deals', id, 'contacts').map(({ to }) => to));
    const others = standIn.world.contacts.filter((contact) => !known.has(contact.id)).slice(-120);
    const labels = standIn.world.labels.slice(0, 1);
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

describe('a deal read again', () => {
  it('takes 2 requests where nothing changed, and is as of now', async () => {
    const connection = await connected();
    for (const { id } of Object.values(DEMO)) {
      const previous = await settled(read(connection, deal(id)));
      const { readAt } = previous.snapshot;
      await vi.advanceTimersByTimeAsync(60_000);
      const stored = { ...previous, snapshot: Snapshot.parse(JSON.parse(JSON.stringify(previous.snapshot))) };
      const { snapshot, requests } = await settled(read(connection, deal(id), { previous: stored }));
      expect(requests).toBe(2);
      expect(snapshot.readAt > readAt).toBe(true);
      expect({ ...snapshot, readAt }).toEqual(previous.snapshot);
      await vi.advanceTimersByTimeAsync(10_000);
    }
  });

  it.each<[string, () => void]>([
    ['a field', () => standIn.portals.demo.change('deals', DEMO.ghosted.id, { hs_next_step: 'Send the contract' })],
    [
      'a label',
      () => {
        const contact = standIn.portals.demo.associations.of('deals', DEMO.ghosted.id, 'contacts')[0]?.to ?? '';
        standIn.portals.demo.associations.join('deals', DEMO.ghosted.id, 'contacts', contact, { labels: ['Legal'] });
      },
    ],
    ['an activity', () => void log('email', DEMO.ghosted.id, 1)],
  ])('is read in full after %s changed', async (_, change) => {
    const connection = await connected();
    const previous = await settled(read(connection, deal(DEMO.ghosted.id)));
    change();
    const { snapshot, requests } = await settled(read(connection, deal(DEMO.ghosted.id), { previous }));
    expect(requests).toBeGreaterThan(2);
    expect({ ...snapshot, readAt: previous.snapshot.readAt }).not.toEqual(previous.snapshot);
  });

  it('is read in full an hour after it last was, however often it was looked at, for contacts that changed', async () => {
    const connection = await connected();
    const titles: (string | null | undefined)[] = [];
    let last = await settled(read(connection, deal(DEMO.ghosted.id)));
    const contact = last.snapshot.people[0]?.id ?? '';
    const title = last.snapshot.people[0]?.title;
    standIn.portals.demo.change('contacts', contact, { jobtitle: 'Chief Financial Officer' });
    for (const minutes of [25, 25, 25]) {
      vi.setSystemTime(Date.now() + minutes * 60_000);
      last = await settled(read(connection, deal(DEMO.ghosted.id), { previous: last }));
      titles.push(last.snapshot.people.find(({ id }) => id === contact)?.title);
    }
    expect(titles).toEqual([title, title, 'Chief Financial Officer']);
  });

  it('renews metadata older than a day after the verdict, not before', async () => {
    const connection = await connected();
    const renewal = /pipelines|owners|properties/;
    const dayLater = Date.now() + 25 * 3_600_000;
    vi.setSystemTime(dayLater);
    const { requests } = await settled(read(connection, deal(DEMO.ghosted.id)));
    while (standIn.requests.to(renewal).length < 5) await vi.advanceTimersByTimeAsync(100);
    expect(requests).toBeLessThanOrEqual(12);
    expect(standIn.requests.all().findIndex(({ path }) => renewal.test(path))).toBe(requests);
    await expect
      .poll(async () => Date.parse((await metadata.get(connection.org, 'pipelines'))?.at ?? ''))
      .toBeGreaterThanOrEqual(dayLater);
  });

  it('reads the pipelines anew for a stage that the kept ones do not know', async () => {
    const connection = await connected();
    await metadata.put(connection.org, 'pipelines', { granted: true, value: [] });
    const { snapshot } = await settled(read(connection, deal(DEMO.ghosted.id)));
    expect(snapshot.pipeline.stages.map(({ id }) => id)).toContain(snapshot.deal.stage);
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
    standIn.faults.add({ path: '/crm/objects/*/emails/batch/read', fault: outage(503) });
    expect(await settled(failureOf(read(connection, deal(id))))).toEqual({ kind: 'server_error', status: 503 });
    standIn.faults.clear();
    standIn.faults.add({ path: `/crm/objects/*/deals/${id}`, fault: { kind: 'malformed' } });
    expect(await settled(failureOf(read(connection, deal(id))))).toMatchObject({ kind: 'malformed' });
    standIn.faults.clear();
    standIn.faults.add({ fault: limitReached('DAILY') });
    expect(await settled(failureOf(read(connection, deal(id))))).toEqual({
      kind: 'rate_limited',
      policy: 'daily',
      until: expect.stringMatching(/T23:00:00.000Z$/),
    });
  });

  it('is no single outage, cut connection or burst', async () => {
    const connection = await connected();
    for (const fault of [outage(502), { kind: 'cut' } as const, limitReached('TEN_SECONDLY_ROLLING')]) {
      standIn.faults.add({ times: 1, fault });
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
    expect(standIn.requests.all().length).toBeLessThanOrEqual(4);
  });
});
