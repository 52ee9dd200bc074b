import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { CrmError, type CrmFailure } from '../../../lib/crm/crm.ts';
import { instant } from '../../../lib/record/time.ts';
import { aContactDeal, aContactSnapshot } from '../../fixtures/contacts.ts';
import { eventually } from '../eventually.ts';
import { connectedOffice, deal, type Office, senders } from './office.ts';

const A = deal('101');
const B = deal('102');
let office: Office;

beforeEach(async () => {
  office = await connectedOffice();
});

describe('a deal that comes into view', () => {
  test('is first loading, then partial, then fresh, and its numbers lie ready for the next visit', async () => {
    const asked = office.crm.nextRead();
    const viewing = office.page(1, A).viewing({ ref: A });
    const read = await asked;
    await eventually(() => expect(office.strips(1).at(-1)?.status).toBe('loading'));
    read.partial(office.snapshotOf(A));
    await eventually(() => expect(office.strips(1).at(-1)?.status).toBe('partial'));
    read.answer(office.snapshotOf(A));
    const strip = await viewing;
    expect(strip).toMatchObject({ status: 'fresh', key: 'hubspot:4711001:deal:101', headline: expect.any(String) });
    expect(strip?.dots).toMatch(/^[eihmu]+$/);
    await eventually(() => expect(office.strips(1).at(-1)).toEqual(strip));
    expect(await office.local.get(null)).toEqual({ 'strip:hubspot:4711001:deal:101': { ...strip, status: 'cached' } });
  });

  test('was seen before: its numbers stand while it is read anew, and the reader gets the last snapshot', async () => {
    const first = await office.visit(1, A);
    const kept = office.snapshotOf(A);
    office.newWorker();
    office.clock += 3_600_000;
    const asked = office.crm.nextRead();
    const viewing = office.page(1, A).viewing({ ref: A });
    const read = await asked;
    expect(read.previous).toEqual({ snapshot: kept, requests: 9 });
    await eventually(() => expect(office.strips(1).at(-1)).toMatchObject({ status: 'refreshing', dots: first?.dots }));
    read.answer(office.snapshotOf(A));
    expect(await viewing).toMatchObject({ status: 'fresh' });
  });

  test('in two tabs is read once', async () => {
    const asked = office.crm.nextRead();
    const viewings = [office.page(1, A).viewing({ ref: A }), office.page(2, A).viewing({ ref: A })];
    const read = await asked;
    await eventually(async () => expect(Object.keys(await office.session.get(['tab:1', 'tab:2']))).toHaveLength(2));
    read.answer(office.snapshotOf(A));
    const [one, two] = await Promise.all(viewings);
    expect(one).toEqual(two);
    expect(office.crm.reads).toHaveLength(1);
    await eventually(() => expect(office.strips(2).at(-1)).toEqual(one));
  });

  test('of an organisation without a key says so and asks nobody', async () => {
    const other = deal('101', '4711002');
    expect(await office.page(1, other).viewing({ ref: other })).toMatchObject({
      status: 'not_connected',
      health: null,
    });
    expect(office.crm.reads).toHaveLength(0);
  });

  test('never shows the numbers of another record, even when the CRM answers with one', async () => {
    const asked = office.crm.nextRead();
    const viewing = office.page(1, A).viewing({ ref: A });
    const read = await asked;
    read.partial(office.snapshotOf(B));
    expect(await office.panel(1, A).record({ ref: A, refresh: false })).toMatchObject({ assessment: null });
    read.answer(office.snapshotOf(B));
    expect(await viewing).toMatchObject({ status: 'failed', health: null, headline: null });
  });

  test('carries no name, no text and no key into the strip', async () => {
    const strip = JSON.stringify(await office.visit(1, A));
    for (const word of ['Dana', 'Brackwater', 'pat-na1', '@']) expect(strip).not.toContain(word);
  });
});

describe('a page of ours, wherever it stands,', () => {
  const changed = { of: 'record', key: 'hubspot:4711001:deal:101' };

  test('hears of each step of a reading, though no tab shows the record', async () => {
    const asked = office.crm.nextRead();
    await office.options.record({ ref: A, refresh: false });
    const read = await asked;
    await eventually(() => expect(office.pages).toEqual([changed]));
    read.partial(office.snapshotOf(A));
    await eventually(() => expect(office.pages).toEqual([changed, changed]));
    read.answer(office.snapshotOf(A));
    await eventually(() => expect(office.pages).toEqual([changed, changed, changed]));
    expect(await office.options.record({ ref: A, refresh: false })).toMatchObject({ status: 'fresh' });
  });

  test('need not be open, nor awake, for a tab to hear how its record stands', async () => {
    office.sendToPages = () => Promise.reject(new Error('Could not establish connection.'));
    expect(await office.visit(1, A)).toMatchObject({ status: 'fresh' });
    office.sendToPages = () => new Promise(() => {});
    expect(await office.visit(1, B)).toMatchObject({ status: 'fresh' });
    await eventually(() =>
      expect(office.strips(1).at(-1)).toMatchObject({ key: 'hubspot:4711001:deal:102', status: 'fresh' }),
    );
  });
});

describe('a tab that goes on', () => {
  test('gives up reading what nobody shows any more, and hears nothing of it', async () => {
    const asked = office.crm.nextRead();
    const viewing = office.page(1, A).viewing({ ref: A });
    const read = await asked;
    const next = office.crm.nextRead();
    const viewingNext = office.page(1, B).viewing({ ref: B });
    const readNext = await next;
    expect(read.signal.aborted).toBe(true);
    expect(await viewing).toBeNull();
    readNext.answer(office.snapshotOf(B));
    expect(await viewingNext).toMatchObject({ key: 'hubspot:4711001:deal:102', status: 'fresh' });
    expect(office.news.filter(({ news }) => news.type === 'plumbline:record').map(({ news }) => news)).toEqual([
      { type: 'plumbline:record', ref: A },
      { type: 'plumbline:record', ref: B },
    ]);
  });

  test('leaves no reading behind where it goes on before one has begun', async () => {
    const page = office.page(1, A);
    expect(await Promise.all([page.viewing({ ref: A }), page.viewing({ ref: null })])).toEqual([null, null]);
    expect(office.crm.reads.every(({ signal }) => signal.aborted)).toBe(true);
    const told = office.news.flatMap(({ news }) => (news.type === 'plumbline:record' ? [news.ref] : []));
    expect(told).toEqual([A, null]);
  });

  test('leaves the reading to another tab that shows the same record', async () => {
    const asked = office.crm.nextRead();
    office.page(1, A).viewing({ ref: A });
    const read = await asked;
    const viewing = office.page(2, A).viewing({ ref: A });
    await eventually(async () => expect(await office.session.get('tab:2')).not.toEqual({}));
    await office.as(senders.content(1, 'https://app.hubspot.com/home')).viewing({ ref: null });
    expect(read.signal.aborted).toBe(false);
    await office.background.tabClosed(2);
    expect(read.signal.aborted).toBe(true);
    expect(await viewing).toBeNull();
  });

  test('hears of it where the worker that noted it has died before it told', async () => {
    await office.visit(1, A);
    await office.session.set({ 'tab:1': B });
    office.newWorker();
    await office.visit(1, B);
    expect(office.news.filter(({ news }) => news.type === 'plumbline:record').at(-1)).toEqual({
      tabId: 1,
      news: { type: 'plumbline:record', ref: B },
    });
  });

  test('comes back and gets a reading of its own', async () => {
    const asked = office.crm.nextRead();
    office.page(1, A).viewing({ ref: A });
    await asked;
    await office.page(1, A).viewing({ ref: null });
    expect(await office.visit(1, A)).toMatchObject({ status: 'fresh' });
  });
});

describe('what goes wrong', () => {
  const failures: [CrmFailure, string][] = [
    [{ kind: 'signed_out', detail: null }, 'signed_out'],
    [{ kind: 'forbidden', scopes: ['crm.objects.deals.read'], detail: null }, 'forbidden'],
    [{ kind: 'not_found' }, 'not_found'],
    [{ kind: 'wrong_org', expected: '1', actual: '2' }, 'failed'],
    [{ kind: 'rate_limited', policy: 'daily', until: '2027-01-01T00:00:00.000Z' }, 'rate_limited'],
    [{ kind: 'offline' }, 'offline'],
    [{ kind: 'server_error', status: 502 }, 'failed'],
    [{ kind: 'malformed', place: 'deal' }, 'failed'],
  ];

  test.each(failures)('%j is said, and what was known stays', async (failure, status) => {
    const before = await office.visit(1, A);
    office.clock += 3_600_000;
    const asked = office.crm.nextRead();
    const viewing = office.page(1, A).viewing({ ref: A });
    (await asked).fail(new CrmError(failure));
    const strip = await viewing;
    expect(strip).toMatchObject({ status, readAt: before?.readAt, dots: before?.dots });
    expect(strip?.until).toBe(failure.kind === 'rate_limited' ? failure.until : null);
    const view = await office.panel(1, A).record({ ref: null, refresh: false });
    expect(view).toMatchObject({ status, failure, assessment: { subject: { name: expect.any(String) } } });
  });

  test('what had been read of a deal that was never read in full stays shown when the rest of it fails', async () => {
    const asked = office.crm.nextRead();
    const viewing = office.page(1, A).viewing({ ref: A });
    const read = await asked;
    read.partial(office.snapshotOf(A));
    await eventually(() => expect(office.strips(1).at(-1)?.status).toBe('partial'));
    const shown = office.strips(1).at(-1)?.dots;
    read.fail(new CrmError({ kind: 'server_error', status: 503 }));
    expect(await viewing).toMatchObject({ status: 'failed', dots: shown });
    const again = office.crm.nextRead();
    const refreshing = office.panel(1, A).record({ ref: A, refresh: true });
    const next = await again;
    await eventually(() => expect(office.strips(1).at(-1)).toMatchObject({ status: 'partial', dots: shown }));
    next.answer(office.snapshotOf(A));
    expect(await refreshing).toMatchObject({ status: 'fresh', failure: null });
  });

  test('trouble of the CRM is over for the panel at its next look, though not within five seconds', async () => {
    const asked = office.crm.nextRead();
    const viewing = office.page(1, A).viewing({ ref: A });
    (await asked).fail(new CrmError({ kind: 'server_error', status: 503 }));
    await viewing;
    const panel = office.panel(1, A);
    office.clock += 4_999;
    expect(await panel.record({ ref: A, refresh: false })).toMatchObject({ status: 'failed' });
    office.clock += 1;
    expect(await panel.record({ ref: A, refresh: false })).toMatchObject({ status: 'loading', failure: null });
  });

  test('a key that the CRM no longer takes is marked, until it is taken again', async () => {
    const asked = office.crm.nextRead();
    const viewing = office.page(1, A).viewing({ ref: A });
    (await asked).fail(new CrmError({ kind: 'signed_out', detail: null }));
    await viewing;
    expect(await office.options.connections({})).toMatchObject([{ failure: { kind: 'signed_out' } }]);
    await office.visit(1, A);
    expect(await office.options.connections({})).toMatchObject([{ failure: null }]);
  });

  test('the worker dies while it reads: the same call to the next one works', async () => {
    const asked = office.crm.nextRead();
    office.page(1, A).viewing({ ref: A });
    await asked;
    office.newWorker();
    expect(await office.visit(1, A)).toMatchObject({ status: 'fresh' });
  });

  test('an error of our own making is a failure, not a verdict, and not blamed on the CRM', async () => {
    vi.spyOn(console, 'error').mockImplementationOnce(() => {});
    const asked = office.crm.nextRead();
    const viewing = office.page(1, A).viewing({ ref: A });
    (await asked).fail(new TypeError('undefined is not a function'));
    expect(await viewing).toMatchObject({ status: 'failed', health: null, readAt: null });
    const view = await office.panel(1, A).record({ ref: null, refresh: false });
    expect(view.failure).toEqual({ kind: 'own_error' });
  });
});

describe('a limit that is reached', () => {
  async function reachLimit(): Promise<void> {
    const asked = office.crm.nextRead();
    const viewing = office.page(1, A).viewing({ ref: A });
    const until = instant(office.clock + 3_600_000);
    (await asked).fail(new CrmError({ kind: 'rate_limited', policy: 'daily', until }));
    expect(await viewing).toMatchObject({ status: 'rate_limited', until });
  }

  test('is not run against while it lasts', async () => {
    await reachLimit();
    await office.pass(3_599_000);
    expect(await office.panel(1, A).record({ ref: A, refresh: false })).toMatchObject({ status: 'rate_limited' });
    expect(office.crm.reads).toHaveLength(1);
  });

  test('ends, and what a tab shows is read again by itself, even if the worker has died', async () => {
    await reachLimit();
    office.newWorker();
    const asked = office.crm.nextRead();
    await office.pass(3_600_000);
    (await asked).answer(office.snapshotOf(A));
    await eventually(() => expect(office.strips(1).at(-1)).toMatchObject({ status: 'fresh', until: null }));
  });

  test('ends when no tab shows the record any more, and nothing is read', async () => {
    await reachLimit();
    await office.background.tabClosed(1);
    await office.pass(3_600_000);
    expect(office.crm.reads).toHaveLength(1);
  });
});

describe('the panel', () => {
  test('learns its record from the tab it stands in', async () => {
    await office.visit(1, A);
    const view = await office.panel(1, A).record({ ref: null, refresh: false });
    expect(view).toMatchObject({ ref: A, status: 'fresh', requests: 9, cache: 'disk', failure: null });
    expect(view.assessment?.flags.map((flag) => flag.id)).toContain('single_threaded');
    const list = office.as(senders.panel(1, 'https://app.hubspot.com/contacts/4711001/objects/0-3/views/all/list'));
    expect(await list.record({ ref: null, refresh: false })).toMatchObject({ ref: null, status: 'not_a_record' });
  });

  test.each([
    ['is old', 61_000],
    ['was read by a clock that has been set back', -3_600_000],
  ])('gets at once what is known, and a reading begins when that %s', async (_, ms) => {
    await office.visit(1, A);
    office.clock += ms;
    const asked = office.crm.nextRead();
    expect(await office.panel(1, A).record({ ref: A, refresh: false })).toMatchObject({ status: 'refreshing' });
    (await asked).answer(office.snapshotOf(A));
    await eventually(async () =>
      expect(await office.panel(1, A).record({ ref: A, refresh: false })).toMatchObject({ status: 'fresh' }),
    );
    expect(office.crm.reads).toHaveLength(2);
  });

  test('waits for a reading when a person asks for one, however fresh the last', async () => {
    await office.visit(1, A);
    const asked = office.crm.nextRead();
    const refreshing = office.panel(1, A).record({ ref: A, refresh: true });
    office.clock += 5_000;
    (await asked).answer(office.snapshotOf(A));
    expect((await refreshing).assessment?.readAt).toBe(office.snapshotOf(A).readAt);
  });

  test('has everything read anew when a person asks for it, also where a lesser reading is under way', async () => {
    await office.visit(1, A);
    office.clock += 61_000;
    const asked = office.crm.nextRead();
    office.page(1, A).viewing({ ref: A });
    const lesser = await asked;
    expect(lesser.previous).not.toBeNull();
    const askedInFull = office.crm.nextRead();
    const refreshing = office.panel(1, A).record({ ref: A, refresh: true });
    const inFull = await askedInFull;
    expect({ previous: inFull.previous, lesserGivenUp: lesser.signal.aborted }).toEqual({
      previous: null,
      lesserGivenUp: true,
    });
    const joining = office.panel(2, A).record({ ref: A, refresh: true });
    inFull.answer(office.snapshotOf(A));
    expect(await refreshing).toMatchObject({ status: 'fresh' });
    expect(await joining).toMatchObject({ status: 'fresh' });
    expect(office.crm.reads).toHaveLength(3);
  });

  test('passes its wishes to the page it stands in, and to no other', async () => {
    await office.panel(4, A).panel({ do: 'close' });
    expect(office.news).toEqual([{ tabId: 4, news: { type: 'plumbline:panel', do: 'close' } }]);
  });

  test('is toggled by the button where there is a page for it; elsewhere the button opens the options', async () => {
    await office.background.togglePanel(1);
    expect(office.news).toEqual([{ tabId: 1, news: { type: 'plumbline:panel', do: 'toggle' } }]);
    office.deaf.add(2);
    await office.background.togglePanel(2);
    expect(office.optionsOpened).toBe(1);
  });

  test('of a contact places the person in the groups of those deals that were read, and of no other', async () => {
    await office.visit(1, A);
    const contact = { ...A, kind: 'contact' as const, id: '12' };
    const asked = office.crm.nextContact();
    const viewing = office.page(2, contact).viewing({ ref: contact });
    (await asked).answer(aContactSnapshot({ ref: contact, deals: [aContactDeal(A.id), aContactDeal('404')] }));
    await viewing;
    const view = await office.panel(2, contact).record({ ref: null, refresh: false });
    expect(view).toMatchObject({ ref: contact, status: 'fresh', assessment: null, account: null });
    const states = view.contact?.deals.map(({ id, place }) => [id, place.state]);
    expect(states).toEqual([
      [A.id, 'placed'],
      ['404', 'not_read'],
    ]);
    expect(office.crm.reads).toHaveLength(1);
  });
});
