import { describe, expect, it, vi } from 'vitest';
import type { Connection } from '../../../lib/crm/crm.ts';
import { Snapshot } from '../../../lib/record/snapshot.ts';
import { TOKENS } from '../../crm/hubspot/api/tokens.ts';
import { DEMO } from '../../crm/world/demo.ts';
import { eventually } from '../eventually.ts';
import { deal, dealReading } from './deal-reading.ts';
import { settled } from './support.ts';

const hubspot = dealReading();
const { connected, read, log } = hubspot;

/** When the kept pipelines were read, in milliseconds since the epoch. */
async function pipelinesKeptAt({ org }: Connection): Promise<number> {
  return Date.parse((await hubspot.metadata.get(org, 'pipelines'))?.at ?? '');
}

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
    [
      'a field',
      () => hubspot.standIn.portals.demo.change('deals', DEMO.ghosted.id, { hs_next_step: 'Send the contract' }),
    ],
    [
      'a label',
      () => {
        const contact = hubspot.standIn.portals.demo.associations.of('deals', DEMO.ghosted.id, 'contacts')[0]?.to ?? '';
        hubspot.standIn.portals.demo.associations.join('deals', DEMO.ghosted.id, 'contacts', contact, {
          labels: ['Legal'],
        });
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
    hubspot.standIn.portals.demo.change('contacts', contact, { jobtitle: 'Chief Financial Officer' });
    for (const minutes of [25, 25, 25]) {
      vi.setSystemTime(Date.now() + minutes * 60_000);
      last = await settled(read(connection, deal(DEMO.ghosted.id), { previous: last }));
      titles.push(last.snapshot.people.find(({ id }) => id === contact)?.title);
    }
    expect(titles).toEqual([title, title, 'Chief Financial Officer']);
  });

  it('is read in full where the clock has been set back since', async () => {
    const connection = await connected();
    const previous = await settled(read(connection, deal(DEMO.ghosted.id)));
    vi.setSystemTime(Date.now() - 3_600_000);
    const { requests } = await settled(read(connection, deal(DEMO.ghosted.id), { previous }));
    expect(requests).toBeGreaterThan(2);
  });

  it('renews metadata older than a day after the verdict, not before', async () => {
    const connection = await connected();
    const renewal = /pipelines|owners|properties/;
    const dayLater = Date.now() + 25 * 3_600_000;
    vi.setSystemTime(dayLater);
    const { requests } = await settled(read(connection, deal(DEMO.ghosted.id)));
    while (hubspot.standIn.requests.to(renewal).length < 5) await vi.advanceTimersByTimeAsync(100);
    expect(requests).toBeLessThanOrEqual(12);
    expect(hubspot.standIn.requests.all().findIndex(({ path }) => renewal.test(path))).toBe(requests);
    await eventually(async () => expect(await pipelinesKeptAt(connection)).toBeGreaterThanOrEqual(dayLater));
  });

  it('gets the labels of values a day later where the metadata that is kept has none', async () => {
    const connection = await connected();
    const name = 'properties.deals';
    const definitions = (await hubspot.metadata.get(connection.org, name))?.value;
    const before = JSON.parse(JSON.stringify(definitions, (key, value) => (key === 'options' ? undefined : value)));
    await hubspot.metadata.put(connection.org, name, before);
    const reading = async (options: Parameters<typeof read>[2] = {}) => {
      const found = await settled(read(connection, deal(DEMO.healthy.id), options));
      expect(found.requests).toBeLessThanOrEqual(12);
      return found;
    };
    expect((await reading()).snapshot.deal.valueLabels).toBeUndefined();
    expect(hubspot.standIn.requests.to(/properties/)).toHaveLength(0);
    vi.setSystemTime(Date.now() + 25 * 3_600_000);
    const previous = await reading();
    await eventually(async () =>
      expect((await hubspot.metadata.get(connection.org, name))?.value).toEqual(definitions),
    );
    const { snapshot, requests } = await reading({ previous });
    expect(snapshot.deal.valueLabels).toEqual({ 'properties.security_review': { in_review: 'In review' } });
    expect(requests).toBe(2);
  });

  it('shows within the hour what a scope that somebody granted opens, without connecting again', async () => {
    const connection = await connected(TOKENS.noOwners);
    const usersGap = async () => {
      const { snapshot } = await settled(read(connection, deal(DEMO.ghosted.id)));
      return snapshot.gaps.find(({ about }) => about === 'users');
    };
    expect(await usersGap()).toBeDefined();
    hubspot.standIn.tokens.get(TOKENS.noOwners)?.scopes.push('crm.objects.owners.read');
    vi.setSystemTime(Date.now() + 61 * 60_000);
    await usersGap();
    await eventually(async () =>
      expect(await hubspot.metadata.get(connection.org, 'owners')).toMatchObject({ value: { granted: true } }),
    );
    expect(await usersGap()).toBeUndefined();
  });

  it('renews metadata that it kept while the clock was ahead', async () => {
    const rightTime = Date.now();
    vi.setSystemTime(rightTime + 365 * 86_400_000);
    const connection = await connected();
    vi.setSystemTime(rightTime);
    await settled(read(connection, deal(DEMO.ghosted.id)));
    while (hubspot.standIn.requests.to(/pipelines/).length < 1) await vi.advanceTimersByTimeAsync(100);
    await eventually(async () => expect(await pipelinesKeptAt(connection)).toBeLessThan(rightTime + 86_400_000));
  });

  it('reads the pipelines anew for a stage that the kept ones do not know', async () => {
    const connection = await connected();
    await hubspot.metadata.put(connection.org, 'pipelines', { granted: true, value: [] });
    const { snapshot } = await settled(read(connection, deal(DEMO.ghosted.id)));
    expect(snapshot.pipeline.stages.map(({ id }) => id)).toContain(snapshot.deal.stage);
  });

  it('takes 2 requests where nothing changed, also in a stage that the portal no longer has', async () => {
    const connection = await connected();
    const gone = () => Response.json({ results: [] });
    hubspot.standIn.faults.add({ path: '/crm/pipelines/*', fault: { kind: 'answer', with: gone } });
    await hubspot.metadata.put(connection.org, 'pipelines', { granted: true, value: [] });
    const previous = await settled(read(connection, deal(DEMO.ghosted.id)));
    await vi.advanceTimersByTimeAsync(60_000);
    const { requests } = await settled(read(connection, deal(DEMO.ghosted.id), { previous }));
    expect(requests).toBe(2);
  });
});
