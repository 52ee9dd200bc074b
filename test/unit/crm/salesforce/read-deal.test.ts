import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connection } from '../../../../lib/crm/crm.ts';
import type { Gap } from '../../../../lib/record/gap.ts';
import { Snapshot } from '../../../../lib/record/snapshot.ts';
import { expired, keptOut, limitReached, maintenance, withoutApi } from '../../../crm/salesforce/api/faults.ts';
import { TOKENS } from '../../../crm/salesforce/api/users.ts';
import { salesforceId } from '../../../crm/salesforce/ids.ts';
import { DEMO, type DemoKey } from '../../../crm/world/demo.ts';
import { failureOf, holdTime, settled } from '../support.ts';
import { DEMO_ORG, deal, INSTANT, now, type Office, office, SECOND_ORG } from './org.ts';

beforeAll(() => holdTime(INSTANT));
afterAll(() => vi.useRealTimers());

const DEMO_KEYS = Object.keys(DEMO).filter((key): key is DemoKey => key in DEMO);

function abouts(gaps: readonly Gap[], why: Gap['why']): string[] {
  return gaps.flatMap((gap) => (gap.why === why ? gap.about : []));
}

describe('a rep who sees everything', () => {
  let at: Office;
  let connection: Connection;
  beforeAll(async () => {
    at = office();
    connection = await at.connect();
  });
  beforeEach(() => {
    at.standIn.faults.clear();
    at.standIn.requests.clear();
  });

  it('gets a whole opportunity from one request', async () => {
    const { snapshot, requests } = await at.read(connection, deal('healthy'));
    expect(requests).toBe(1);
    expect(Snapshot.safeParse(snapshot).success).toBe(true);
    expect(snapshot.deal).toMatchObject({
      stage: 'Negotiation/Review',
      amount: { known: true, value: { amount: 86_000, currency: 'GBP' } },
      probability: { known: true, value: 0.8 },
    });
    expect(snapshot.pipeline.label).toBe('New business');
    expect(snapshot.visits.at(-1)).toMatchObject({ stage: 'Negotiation/Review', leftAt: null });
    expect(snapshot.people.map(({ roles }) => roles.map(({ name }) => name))).toContainEqual(['Decision Maker']);
    expect(new Set(snapshot.interactions.map(({ kind }) => kind))).toEqual(new Set(['email', 'call', 'meeting']));
    expect(
      snapshot.users.find(({ id }) => snapshot.deal.owner.known && id === snapshot.deal.owner.value)?.name,
    ).toBeTruthy();
  });

  it('is told which campaigns the people of an opportunity answered', async () => {
    const { deals, campaigns, campaignResponses } = at.standIn.world;
    const answers = (key: DemoKey) => {
      const on = new Set(deals.find(({ id }) => id === DEMO[key].id)?.people.map(({ contactId }) => contactId));
      return campaignResponses
        .filter(({ contactId, respondedAt }) => respondedAt !== null && on.has(contactId))
        .map(({ contactId, campaignId, respondedAt }) => ({
          kind: 'campaign',
          person: salesforceId('Contact', contactId),
          name: campaigns.find(({ id }) => id === campaignId)?.name,
          day: respondedAt?.slice(0, 10),
        }));
    };
    const key = DEMO_KEYS.find((one) => answers(one).length > 0) ?? 'healthy';
    const { snapshot } = await at.read(connection, deal(key));
    const told = snapshot.conversions.map(({ kind, person, name, at }) => ({
      kind,
      person,
      name,
      day: at.slice(0, 10),
    }));
    expect(told).not.toEqual([]);
    expect(new Set(told)).toEqual(new Set(answers(key)));
  });

  it('is as of now where nothing changed, and tells what did', async () => {
    const ref = deal('healthy');
    const previous = await at.read(connection, ref);
    const { readAt } = previous.snapshot;
    await vi.advanceTimersByTimeAsync(60_000);
    const same = await at.read(connection, ref, { previous });
    expect(same.requests).toBe(1);
    expect(same.snapshot.readAt > readAt).toBe(true);
    expect({ ...same.snapshot, readAt }).toEqual(previous.snapshot);
    at.standIn.orgs.demo.change('Opportunity', ref.id, { NextStep: 'Call Helen' });
    const changed = await at.read(connection, ref, { previous });
    expect(changed.snapshot.deal.nextStep).toEqual({ known: true, value: 'Call Helen' });
  });

  it('reads what the blueprint asks for under its own names, and names what is not there', async () => {
    const { snapshot } = await at.read(connection, deal('healthy'));
    expect(snapshot.deal.properties.budget_confirmed).toEqual({ known: true, value: true });
    expect(snapshot.deal.properties.security_review).toEqual({ known: true, value: 'in_review' });
    expect(snapshot.deal.labels).toMatchObject({ security_review: 'Security Review' });
    expect(snapshot.deal.valueLabels).toEqual({ 'properties.security_review': { in_review: 'In review' } });
    expect(snapshot.deal.labels).not.toHaveProperty('no_such_field');
    expect(snapshot.deal.properties.no_such_field).toEqual({ known: false, why: 'not_configured' });
    expect(abouts(snapshot.gaps, 'not_configured')).toContain('deal.properties.no_such_field');
    const asked = { deal: ['Budget_Confirmed__c'], account: [] };
    const { snapshot: again } = await at.read(connection, deal('healthy'), { properties: asked });
    expect(again.deal.properties).toEqual({ Budget_Confirmed__c: { known: true, value: true } });
  });

  it('counts a mail once, though Salesforce keeps a task beside it', async () => {
    const { snapshot } = await at.read(connection, deal('ghosted'));
    const emails = snapshot.interactions.filter(({ kind }) => kind === 'email');
    expect(emails.length).toBeGreaterThan(0);
    expect(emails.every(({ id }) => id.startsWith('02s'))).toBe(true);
    expect(snapshot.tasks.every(({ subject }) => !subject?.startsWith('Email:'))).toBe(true);
  });

  it('sees hidden contacts as hidden people, neither named nor absent', async () => {
    const { snapshot } = await at.read(connection, deal('hidden_contacts'));
    const hidden = snapshot.people.filter((person) => person.hidden);
    expect(hidden).toHaveLength(2);
    expect(hidden.every(({ name, email }) => name === null && email === null)).toBe(true);
    expect(abouts(snapshot.gaps, 'hidden')).toEqual(hidden.map(({ id }) => `people.${id}`));
  });

  it('follows lists that come page by page with a second request', async () => {
    const { snapshot: whole } = await at.read(connection, deal('healthy'));
    at.standIn.orgs.demo.limits.childBatch = 3;
    const { snapshot, requests } = await at.read(connection, deal('healthy'));
    at.standIn.orgs.demo.limits.childBatch = 200;
    expect(requests).toBe(2);
    expect(snapshot.visits).toEqual(whole.visits.slice(0, snapshot.visits.length));
    expect(snapshot.visits.at(-1)?.stage).toBe(whole.deal.stage);
  });

  it.each([
    ['an opportunity that is not there', salesforceId('Opportunity', 999)],
    ['an id that is none', "' OR Name != '"],
  ])('finds nothing for %s', async (_, id) => {
    expect(await failureOf(at.read(connection, { ...DEMO_ORG, kind: 'deal', id }))).toEqual({ kind: 'not_found' });
  });

  it('asks nothing about a record of another organisation or another kind', async () => {
    const elsewhere = { ...deal('healthy'), org: SECOND_ORG.org };
    expect(await failureOf(at.read(connection, elsewhere))).toMatchObject({ kind: 'wrong_org' });
    expect(await failureOf(at.read(connection, { ...deal('healthy'), kind: 'contact' }))).toEqual({
      kind: 'not_found',
    });
    expect(at.standIn.requests.all()).toHaveLength(0);
  });
});

describe('what a user may not see costs that only', () => {
  it.each([
    ['hiddenFields', ['deal.amount', 'deal.nextStep']],
    ['noContacts', ['people']],
    ['noEmails', ['interactions.email']],
    ['noAccounts', ['account']],
    ['noHistory', ['visits', 'changes', 'changes.nextStep']],
  ] as const)('%s', async (user, hidden) => {
    const at = office();
    const connection = await at.connect(user);
    const { snapshot, requests } = await at.read(connection, deal('healthy'));
    expect(requests).toBe(1);
    for (const about of hidden) expect(abouts(snapshot.gaps, 'hidden')).toContain(about);
    expect(snapshot.deal.closeDate.known).toBe(true);
    expect(snapshot.interactions.some(({ kind }) => kind === 'meeting')).toBe(true);
  });

  it('a hidden field is unknown, and the others are not', async () => {
    const at = office();
    const { snapshot } = await at.read(await at.connect('hiddenFields'), deal('healthy'));
    expect(snapshot.deal.amount).toEqual({ known: false, why: 'hidden' });
    expect(snapshot.deal.properties.budget_confirmed).toEqual({ known: false, why: 'not_configured' });
    expect(snapshot.deal.properties.pain?.known).toBe(true);
    expect(snapshot.people.every(({ name, title }) => name !== null && title === null)).toBe(true);
  });

  it('people without the right to see contacts are there, and hidden', async () => {
    const at = office();
    const { snapshot } = await at.read(await at.connect('noContacts'), deal('healthy'));
    expect(snapshot.people.length).toBeGreaterThan(2);
    expect(snapshot.people.every(({ hidden }) => hidden)).toBe(true);
  });

  it('without its history a stage is known since its own date', async () => {
    const at = office();
    const { snapshot: whole } = await at.read(await at.connect(), deal('stuck'));
    const without = office();
    const { snapshot } = await without.read(await without.connect('noHistory'), deal('stuck'));
    expect(snapshot.visits).toEqual([{ ...whole.visits.at(-1), by: null }]);
  });

  it('opportunities that may not be read are forbidden at once', async () => {
    expect(await failureOf(office().connect('noOpportunities'))).toMatchObject({ kind: 'forbidden' });
  });

  it('fields that are hidden between two readings are found out once, and everything else is read', async () => {
    const at = office();
    const rep = await at.connect('rep');
    const limited = { ...rep, token: TOKENS.hiddenFields };
    const { snapshot, requests } = await at.read(limited, deal('healthy'));
    expect(snapshot.deal.amount).toEqual({ known: false, why: 'hidden' });
    expect(snapshot.interactions.length).toBeGreaterThan(0);
    expect(requests).toBe(3);
    expect((await at.read(limited, deal('stuck'))).requests).toBe(1);
  });
});

describe('organisations that are set up otherwise', () => {
  it('classic Einstein Activity Capture: mails and meetings are not tracked, rather than absent', async () => {
    const at = office({ activityCapture: true });
    const { snapshot } = await at.read(await at.connect(), deal('healthy'));
    expect(abouts(snapshot.gaps, 'not_tracked')).toEqual(['interactions.email', 'interactions.meeting', 'times.call']);
  });

  it('without field history the close date is still followed', async () => {
    const at = office({ historyTracking: [] });
    const { snapshot } = await at.read(await at.connect(), deal('ghosted'));
    expect(abouts(snapshot.gaps, 'not_tracked')).toContain('changes.nextStep');
    expect(snapshot.changes.some(({ field }) => field === 'closeDate')).toBe(true);
    expect(snapshot.changes.some(({ field }) => field === 'nextStep')).toBe(false);
  });

  it.each([
    ['Pipeline Inspection', { pipelineInspection: true }],
    ['Shared Activities', { sharedActivities: true }],
    ['person accounts', { personAccounts: true }],
    ['one currency', { multiCurrency: false }],
    ['no record types', { recordTypes: false }],
    ['no fields of its own', { customFields: false }],
  ])('%s', async (_, features) => {
    const usual = office();
    const at = office(features);
    const { snapshot: before } = await usual.read(await usual.connect(), deal('stuck'));
    const { snapshot, requests } = await at.read(await at.connect(), deal('stuck'));
    expect(requests).toBe(1);
    expect(snapshot.visits).toEqual(before.visits);
    expect(snapshot.people.map(({ id }) => id)).toEqual(before.people.map(({ id }) => id));
  });

  it('with Shared Activities everybody who was on a call is named, and nothing is amiss', async () => {
    const at = office({ sharedActivities: true });
    const { snapshot } = await at.read(await at.connect(), deal('healthy'));
    expect(snapshot.gaps.some(({ about }) => about === 'participants')).toBe(false);
    const without = office();
    const { snapshot: lone } = await without.read(await without.connect(), deal('healthy'));
    expect(abouts(lone.gaps, 'not_configured')).toContain('participants');
  });

  it('what Salesforce has no place for is a gap where it matters, and only there', async () => {
    const at = office();
    const connection = await at.connect();
    const { snapshot } = await at.read(connection, deal('stuck'));
    expect(abouts(snapshot.gaps, 'not_tracked')).toEqual([
      'checkboxes.budget_confirmed',
      'outcomes.meeting',
      'times.call',
    ]);
    const { snapshot: ticked } = await at.read(connection, deal('healthy'));
    expect(abouts(ticked.gaps, 'not_tracked')).not.toContain('checkboxes.budget_confirmed');
    const { snapshot: quiet } = await at.read(connection, deal('no_contacts'), {
      properties: { deal: [], account: [] },
    });
    expect(quiet.gaps).toEqual([]);
  });

  it('a sandbox in one currency has its own opportunities', async () => {
    const at = office();
    const connection = await at.connect('second', SECOND_ORG);
    expect(connection).toMatchObject({
      currency: 'GBP',
      timeZone: 'Europe/London',
      uiHost: 'plumbeu--test.sandbox.lightning.force.com',
    });
    const [first] = at.standIn.orgs.second.world.deals;
    const id = salesforceId('Opportunity', first?.id ?? '', 'second');
    const { snapshot } = await at.read(connection, { ...SECOND_ORG, kind: 'deal', id });
    expect(snapshot.pipeline.id).toBe('default');
    expect(snapshot.link).toBe(`https://plumbeu--test.sandbox.lightning.force.com/lightning/r/Opportunity/${id}/view`);
  });
});

describe('when Salesforce gives no answer', () => {
  it.each([
    ['a session that ran out', expired(), { kind: 'signed_out' }],
    ['API Access Control', keptOut(), { kind: 'api_access_control' }],
    ['a user without the API', withoutApi(), { kind: 'api_disabled' }],
    ['maintenance', maintenance(), { kind: 'server_error', status: 503 }],
    ['half an answer', { kind: 'malformed' } as const, { kind: 'malformed' }],
    ['a lost connection', { kind: 'cut' } as const, { kind: 'offline' }],
  ])('%s', async (_, fault, expected) => {
    const at = office();
    const connection = await at.connect();
    at.standIn.faults.add({ fault });
    expect(await failureOf(at.read(connection, deal('healthy')))).toMatchObject(expected);
  });

  it('a refused session is not asked again', async () => {
    const at = office();
    const connection = await at.connect();
    const fault = at.standIn.faults.add({ fault: keptOut() });
    await failureOf(at.read(connection, deal('healthy')));
    expect(fault.caught).toBe(1);
  });

  it("the day's limit holds every request back for an hour", async () => {
    const at = office();
    const connection = await at.connect();
    at.standIn.faults.add({ fault: limitReached(), times: 1 });
    const until = new Date(Date.now() + 3_600_000).getTime();
    const failure = await failureOf(at.read(connection, deal('healthy')));
    expect(failure).toMatchObject({ kind: 'rate_limited', policy: 'daily' });
    expect(failure.kind === 'rate_limited' && Math.abs(Date.parse(failure.until) - until)).toBeLessThan(5_000);
    at.standIn.requests.clear();
    expect(await failureOf(at.read(connection, deal('healthy')))).toMatchObject({ kind: 'rate_limited' });
    expect(at.standIn.requests.all()).toHaveLength(0);
  });
});

describe('the background', () => {
  it('samples every closed and open opportunity with its stays and account in a few requests', async () => {
    const at = office();
    const connection = await at.connect();
    const sample = await at.sample(connection);
    expect(sample.total).toBe(at.standIn.world.deals.length);
    expect(sample.deals).toHaveLength(sample.total);
    expect(sample.deals.every(({ visits }) => visits.length > 0)).toBe(true);
    expect(new Set(sample.deals.map(({ pipeline }) => pipeline))).toContain('Renewals');
    expect(at.standIn.requests.all().length).toBeLessThanOrEqual(6);
  });

  it('stops when four fifths of the day are used, while people are still answered', async () => {
    const at = office();
    const connection = await at.connect();
    const { limits } = at.standIn.orgs.demo;
    limits.used = limits.daily * 0.81;
    await at.read(connection, deal('healthy'));
    at.standIn.requests.clear();
    const failure = await failureOf(at.sample(connection));
    expect(failure).toMatchObject({ kind: 'rate_limited', policy: 'daily' });
    expect(at.standIn.requests.all()).toHaveLength(0);
    expect((await at.read(connection, deal('stuck'))).requests).toBe(1);
  });
});

it.each([
  ['our own version where the organisation has newer ones', DEMO_ORG, 'rep', 'v66.0'],
  ['the newest version of an organisation that is a release behind', SECOND_ORG, 'second', 'v65.0'],
] as const)('asks by %s', async (_, org, user, version) => {
  const at = office();
  at.standIn.requests.clear();
  const connection = await settled(
    at.salesforce.connect(TOKENS[user], { signal: new AbortController().signal, metadata: at.metadata, now, org }),
  );
  await at.sample(connection);
  const asked = JSON.stringify(at.standIn.requests.all());
  const versions = asked.match(/\/services\/data\/v[\d.]+/g);
  expect(new Set(versions)).toEqual(new Set([`/services/data/${version}`]));
});
