import { CloudEvent, HTTP } from 'cloudevents';
import { describe, expect, it } from 'vitest';
import type { Quarantined } from '../../../../lib/feed/page.ts';
import { type FeedCursor, readFeed } from '../../../../lib/feed/read-feed.ts';
import { mergeSignals } from '../../../../lib/record/merge-signals.ts';
import type { Signal } from '../../../../lib/record/signal.ts';
import { feedEvent } from '../../../crm/feed/events.ts';
import { tooLarge, wrongType } from '../../../crm/feed/faults.ts';
import { FEED_TOKEN, FEEDS, makeFeed, type StandInFeed } from '../../../crm/feed/feed.ts';
import { UNTIDY } from '../../../crm/feed/untidy.ts';
import { fetchFrom } from '../../../crm/http/handler.ts';
import { salesforceId } from '../../../crm/salesforce/ids.ts';
import { demoAccountOf } from '../../../crm/world/demo-accounts.ts';
import { sharedWorld } from '../../../crm/world/shared.ts';
import { INSTANT } from '../ask.ts';

const world = sharedWorld({ seed: 7, instant: INSTANT });
const newFeed = () => makeFeed({ world, hubSpotOrg: '4711001', salesforceOrg: 'plumbdemo.my.salesforce.com' });
const get = (feed: StandInFeed, url: string, headers: Record<string, string> = {}) =>
  feed.handler(new Request(url, { headers }));

/** What a reader holds after reading a feed to its end. */
async function read(feed: StandInFeed, url: string, from: FeedCursor | null = null, token: string | null = null) {
  let held = new Map<string, Signal>();
  let cursor = from;
  const quarantined: Quarantined[] = [];
  await readFeed({
    url,
    token,
    cursor,
    signal: new AbortController().signal,
    fetch: fetchFrom(feed.handler),
    now: () => INSTANT,
    keep: async (page, next) => {
      held = mergeSignals(held, page.signals);
      quarantined.push(...page.quarantined);
      cursor = next;
    },
  });
  return { signals: [...held.values()], quarantined, cursor };
}

/** The signals of a demo account among some. */
function about(signals: Signal[], key: Parameters<typeof demoAccountOf>[0]): Signal[] {
  return signals.filter(({ subject }) => subject.domain === demoAccountOf(key).domain);
}

describe('the stand-in feed', () => {
  it('sends what the official CloudEvents library takes for events, one and a batch', async () => {
    for (const url of [FEEDS.byDomain, FEEDS.ofHubSpot, FEEDS.ofSalesforce, FEEDS.newest]) {
      const answer = await get(newFeed(), url);
      const headers = { 'content-type': answer.headers.get('content-type') ?? '' };
      const events = [HTTP.toEvent({ headers, body: await answer.text() })].flat();
      expect(events.length).toBeGreaterThan(0);
      for (const event of events) expect(() => new CloudEvent(event)).not.toThrow();
    }
  });

  it('tells everything that happened in the world, page by page, not in the order of time', async () => {
    const { signals, quarantined } = await read(newFeed(), FEEDS.byDomain);
    expect(signals.map(({ id }) => id).toSorted()).toEqual(world.emissions.map(({ id }) => id).toSorted());
    expect(quarantined).toEqual([]);
    const times = signals.map(({ at }) => at);
    expect(times).not.toEqual(times.toSorted());
  });

  it('tells of the customer of the third journey how far the signal got', async () => {
    const [signal, ...others] = about((await read(newFeed(), FEEDS.byDomain)).signals, 'churn_risk');
    expect(others).toEqual([]);
    expect(signal).toMatchObject({ type: 'product.usage_dropped', skewed: false });
    expect(signal?.hops.map(({ step, by, system }) => [step, by ?? system])).toEqual([
      ['received', 'warehouse'],
      ['routed', 'churn-risk-to-csm'],
      ['seen', 'greta.solheim@tidewatch.example'],
    ]);
  });

  it('names companies and people as records of the CRM that it is for', async () => {
    const [ours] = about((await read(newFeed(), FEEDS.ofHubSpot)).signals, 'prospect_intent');
    const [theirs] = about((await read(newFeed(), FEEDS.ofSalesforce)).signals, 'prospect_intent');
    const { id } = demoAccountOf('prospect_intent');
    expect(ours?.subject.ref).toEqual({ crm: 'hubspot', org: '4711001', kind: 'account', id });
    const org = 'plumbdemo.my.salesforce.com';
    expect(theirs?.subject.ref).toEqual({ crm: 'salesforce', org, kind: 'account', id: salesforceId('Account', id) });
  });

  it('has nothing new at the cursor until something is published, and starts over when it forgot the cursor', async () => {
    const feed = newFeed();
    const first = await read(feed, FEEDS.byDomain);
    expect((await read(feed, FEEDS.byDomain, first.cursor)).signals).toEqual([]);
    expect(feed.requests.all().at(-1)?.status).toBe(304);
    const time = '2026-11-22T08:59:00Z';
    feed.publish(
      feedEvent({ id: 'late-visit', type: 'web.pricing_page_visited', time, subject: 'quillmere-foods.example' }),
    );
    const news = await read(feed, FEEDS.byDomain, first.cursor);
    expect(news.signals.map(({ id }) => id)).toEqual(['late-visit']);
    feed.forgetCursors();
    expect((await read(feed, FEEDS.byDomain, news.cursor)).signals).toHaveLength(world.emissions.length + 1);
    expect(feed.requests.all().some(({ status }) => status === 410)).toBe(true);
  });

  it('keeps what wants a token from who has none', async () => {
    await expect(read(newFeed(), FEEDS.withToken)).rejects.toMatchObject({ failure: { kind: 'refused', status: 401 } });
    expect((await read(newFeed(), FEEDS.withToken, null, FEED_TOKEN)).signals).toHaveLength(world.emissions.length);
  });

  it('fails on demand as feeds fail', async () => {
    const feed = newFeed();
    const failing = async (fault: Parameters<typeof feed.faults.add>[0]['fault']) => {
      feed.faults.add({ times: 1, fault });
      return read(feed, FEEDS.byDomain).then(
        () => null,
        (error) => error.failure.kind,
      );
    };
    expect(await failing(tooLarge())).toBe('too_large');
    expect(await failing(wrongType())).toBe('wrong_type');
    expect(await failing({ kind: 'malformed' })).toBe('malformed');
  });
});

describe('the untidy feed', () => {
  it('ends in the same signals as the tidy one, with what is more of them counted and what is none put aside', async () => {
    const tidy = await read(newFeed(), FEEDS.byDomain);
    const { signals, quarantined } = await read(newFeed(), FEEDS.untidy);
    expect(quarantined).toHaveLength(UNTIDY.broken);
    expect(signals.filter(({ skewed }) => skewed)).toHaveLength(UNTIDY.skewed);
    expect(signals.filter(({ type }) => type === 'legacy.score_changed')).toHaveLength(UNTIDY.untyped);
    expect(signals).toHaveLength(tidy.signals.length + UNTIDY.skewed + UNTIDY.untyped);
    expect(signals).toEqual(expect.arrayContaining(tidy.signals));
  });
});
