import { describe, expect, test } from 'vitest';
import { readPage } from '../../../lib/feed/page.ts';
import { Signal } from '../../../lib/record/signal.ts';
import { ago, NOW } from '../../fixtures/snapshot.ts';

const EVENT = { specversion: '1.0', id: '1', source: 'https://web.example', type: 'web.visited' };

const read = (body: unknown) => readPage('application/cloudevents-batch+json', JSON.stringify(body), NOW);
const signalOf = (more: object) => read([{ ...EVENT, ...more }]).signals[0];

describe('an event of a feed', () => {
  test.each([
    ['hubspot:4711001:account:512', { ref: { crm: 'hubspot', org: '4711001', kind: 'account', id: '512' } }],
    [
      'Dana.Ruiz@Brackwater.example',
      { ref: null, person: 'Dana.Ruiz@Brackwater.example', domain: 'brackwater.example' },
    ],
    ['Brackwater.example', { ref: null, person: null, domain: 'brackwater.example' }],
    ['hubspot:4711001:ticket:512', { ref: null, person: null, domain: null }],
    ['somebody', { ref: null, person: null, domain: null }],
  ])('of the subject %s is of the record, person or company that it names', (subject, named) => {
    expect(signalOf({ subject })?.subject).toMatchObject(named);
  });

  test('happened when its source says, in whatever time zone it says so', () => {
    expect(signalOf({ time: '2026-11-20T08:30:00+01:00' })).toMatchObject({
      at: '2026-11-20T07:30:00.000Z',
      receivedAt: NOW,
      skewed: false,
    });
  });

  test('never happened after it arrived; a clock that is far ahead is marked', () => {
    expect(signalOf({ time: ago(-1 / 1_440) })).toMatchObject({ at: NOW, skewed: false });
    expect(signalOf({ time: ago(-1) })).toMatchObject({ at: NOW, skewed: true });
    expect(signalOf({})).toMatchObject({ at: NOW, skewed: false });
  });

  test('has its data, and apart from it what its source adds for us', () => {
    const plumbline = {
      person: '77',
      link: 'https://web.example/visits/1',
      hops: [{ step: 'routed', at: '2026-11-20T09:00:00+01:00', system: 'router' }],
    };
    expect(signalOf({ data: { page: '/pricing', visits: 3, tags: ['a'], plumbline } })).toMatchObject({
      data: { page: '/pricing', visits: 3, tags: '["a"]' },
      subject: { person: '77' },
      link: 'https://web.example/visits/1',
      hops: [{ step: 'routed', at: '2026-11-20T08:00:00.000Z', by: null, system: 'router', as: null }],
    });
  });

  test('may come alone or with others', () => {
    expect(readPage('application/cloudevents+json; charset=utf-8', JSON.stringify(EVENT), NOW).signals).toHaveLength(1);
    expect(read([EVENT, { ...EVENT, id: '2' }]).signals).toHaveLength(2);
  });

  test.each([
    ['no id', { id: undefined }, '[1].id'],
    ['another version', { specversion: '0.3' }, '[1].specversion'],
    ['a time without a zone', { time: '2026-11-20T08:30:00' }, '[1].time'],
    ['data that is no JSON', { datacontenttype: 'text/xml' }, '[1].datacontenttype'],
    ['data in base64', { data_base64: 'AAAA' }, '[1].data_base64'],
    ['a link that is a script', { data: { plumbline: { link: 'javascript:alert(1)' } } }, '[1].data.plumbline.link'],
    [
      'a step that there is none',
      { data: { plumbline: { hops: [{ step: 'lost', at: NOW }] } } },
      '[1].data.plumbline.hops[0].step',
    ],
  ])('with %s is put aside with its place, and the others are read', (_what, broken, place) => {
    const page = read([EVENT, { ...EVENT, ...broken }]);
    expect(page.signals.map(({ id }) => id)).toEqual(['1']);
    expect(page.quarantined).toMatchObject([{ place, receivedAt: NOW }]);
  });

  test('whose names are those of objects themselves does no harm', () => {
    const text = `[${JSON.stringify(EVENT).slice(0, -1)},"data":{"__proto__":{"x":1},"constructor":"y"}}]`;
    const [signal] = readPage('application/json', text, NOW).signals;
    expect(Signal.safeParse(signal).success).toBe(true);
    expect(signal?.data).toMatchObject({ constructor: 'y' });
  });

  test('that is no object at all is put aside', () => {
    expect(read([null, 'x', 3]).quarantined.map(({ place }) => place)).toEqual(['[0]', '[1]', '[2]']);
  });
});
