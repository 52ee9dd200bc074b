import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../../../lib/assess/index.ts';
import { crossings, type Held } from '../../../../lib/assess/signals/crossing.ts';
import { factSignals } from '../../../../lib/assess/signals/from-facts.ts';
import { crmFactsOf, knownSignals } from '../../../../lib/assess/signals/known.ts';
import { known } from '../../../../lib/record/fact.ts';
import { signalKey } from '../../../../lib/record/signal.ts';
import type { Snapshot } from '../../../../lib/record/snapshot.ts';
import { DAY_MS, millis } from '../../../../lib/record/time.ts';
import { anAccountSnapshot, course } from '../../../fixtures/accounts.ts';
import { interactionArb } from '../../../fixtures/arbitraries.ts';
import { blueprintFrom, defaultText } from '../../../fixtures/blueprint.ts';
import {
  aConversion,
  ago,
  anAccount,
  anInteraction,
  aPerson,
  aReply,
  aSnapshot,
  dayAhead,
  NOW,
} from '../../../fixtures/snapshot.ts';

const START = millis(ago(400));
const blueprint = blueprintFrom(
  defaultText.replace(
    'from: { event: email_inbound }',
    'from: { event: email_inbound, named: "^re: (offer|angebot)$" }',
  ),
);

/** A series of one value a day. */
const daily = (values: readonly number[]): Held[] => values.map((value, day) => ({ at: START + day * DAY_MS, value }));

function typesAt(given: Parameters<typeof aSnapshot>[0], at = NOW) {
  return factSignals(crmFactsOf(aSnapshot(given)), blueprint, at).map(({ type }) => type);
}

describe('a field that crosses a limit', () => {
  const below = { below: 50, rearm: 60, of: 'value' } as const;

  test('fires when it falls below, and again only after it has come back', () => {
    const fired = crossings(daily([70, 49, 55, 40, 61, 30]), below);
    expect(fired.map(({ to }) => to)).toEqual([49, 30]);
  });

  test('says nothing of a value that was beyond the limit from the first', () => {
    expect(crossings(daily([40, 30]), below)).toEqual([]);
  });

  test('rises above a limit as it falls below one', () => {
    expect(crossings(daily([10, 90, 70, 95, 40, 81]), { above: 80, rearm: 50, of: 'value' })).toMatchObject([
      { from: 10, to: 90 },
      { from: 40, to: 81 },
    ]);
  });

  test('measured in its own average is told once that average is known for its whole time', () => {
    const rule = { below: 0.7, rearm: 0.85, of: { average: 28 } } as const;
    const steady = Array.from({ length: 28 }, () => 100);
    expect(crossings(daily([...steady, 60, 58]), rule)).toMatchObject([{ from: 100, to: 60, average: 100 }]);
    expect(crossings(daily([...steady.slice(2), 60]), rule)).toEqual([]);
  });

  test('arms again when its average has come down to it', () => {
    const rule = { below: 0.7, rearm: 0.85, of: { average: 28 } } as const;
    const days = (n: number, value: number) => Array.from({ length: n }, () => value);
    const fired = crossings(daily([...days(28, 100), ...days(40, 60), 30]), rule);
    expect(fired.map(({ to }) => to)).toEqual([60, 30]);
  });

  test('never flaps: between two firings it has always come back', () => {
    const values = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 60 });
    fc.assert(
      fc.property(values, fc.integer({ min: 20, max: 80 }), fc.integer({ min: 0, max: 20 }), (values, limit, gap) => {
        const series = daily(values);
        const fired = crossings(series, { below: limit, rearm: limit + gap, of: 'value' });
        const since = [Number.NEGATIVE_INFINITY, ...fired.map(({ at }) => at)];
        for (const [index, { at, to }] of fired.entries()) {
          expect(to).toBeLessThan(limit);
          const between = series.filter((held) => held.at > (since[index] ?? 0) && held.at < at);
          expect(between.some(({ value }) => value >= limit + (index === 0 ? 0 : gap))).toBe(true);
        }
      }),
    );
  });
});

describe('facts of the CRM', () => {
  test('are signals as the blueprint maps them', () => {
    const person = aPerson('11', { left: ago(2) });
    const interactions = [
      anInteraction(9, ['11'], { loggedAt: ago(12) }),
      aReply(4, ['11'], { subject: 'Re: Angebot' }),
      aReply(3, ['11'], { subject: 'Re: Lunch' }),
    ];
    const conversions = [
      aConversion(7, { name: 'Contact sales' }),
      aConversion(6, { name: 'Energy report template' }),
      aConversion(5, { kind: 'campaign', name: 'Webinar' }),
    ];
    const found = factSignals(crmFactsOf(aSnapshot({ people: [person], interactions, conversions })), blueprint, NOW);
    expect(found.map(({ type, at }) => [type, at])).toEqual([
      ['buyer.meeting_booked', ago(12)],
      ['buyer.asked_to_talk', ago(7)],
      ['buyer.campaign_answered', ago(5)],
      ['buyer.wrote', ago(4)],
      ['customer.stakeholder_left', ago(2)],
    ]);
  });

  test('of an account: cases, the renewal and use that falls, each renewal another signal', () => {
    const changes = course('weekly_active_users', [42, 100], [35, 101], [28, 100], [21, 102], [14, 100], [7, 60]);
    const opened = {
      id: '7',
      subject: null,
      openedAt: ago(3),
      closedAt: null,
      status: null,
      priority: null,
      link: null,
    };
    const renewing = (days: number) => {
      const account = { ...anAccount, properties: { renewal_date: known(dayAhead(days)) } };
      const facts = anAccountSnapshot({ account, cases: [opened], changes, interactions: [] });
      return factSignals(crmFactsOf(facts), blueprint, NOW);
    };
    expect(renewing(80).map(({ type }) => type)).toEqual([
      'customer.renewal_due',
      'product.usage_fell_from_average',
      'customer.case_opened',
    ]);
    expect(renewing(80)[0]?.id).not.toBe(renewing(70)[0]?.id);
  });

  test('that are acts of ours are acted on by themselves, and others wait until somebody acts', () => {
    const meeting = anInteraction(9, ['11'], { loggedAt: ago(12) });
    const { list } = assess(
      aSnapshot({ interactions: [meeting], conversions: [aConversion(20, { kind: 'campaign' }), aConversion(3)] }),
      blueprint,
      null,
      NOW,
    ).signals;
    expect(list.map(({ type, status, path }) => [type, status, path.latency])).toEqual([
      ['buyer.asked_to_talk', 'overdue', null],
      ['buyer.meeting_booked', 'acted', 0],
      ['buyer.campaign_answered', 'acted', 8 * DAY_MS],
    ]);
  });

  test('bear when somebody saw them', () => {
    const record = aSnapshot({ conversions: [aConversion(0.01)] });
    const seen = knownSignals(record, blueprint, NOW).map(({ signal }) => ({ key: signalKey(signal), at: NOW }));
    const [signal] = assess({ ...record, seen }, blueprint, null, NOW).signals.list;
    expect(signal?.path.steps.at(-1)).toMatchObject({ step: 'seen', at: NOW });
  });

  test('count for health beside those of feeds, unless another part judges them', () => {
    const partOf = (given: Parameters<typeof aSnapshot>[0]) =>
      assess(aSnapshot(given), blueprint, null, NOW).health.components.find(({ id }) => id === 'signals');
    expect(partOf({ conversions: [aConversion(1)] })).toMatchObject({ value: null });
    expect(partOf({ signals: [], interactions: [aReply(4, ['11'], { subject: 'Re: Offer' })] })?.value).toBe(50);
    expect(partOf({ signals: [], conversions: [aConversion(1)] })?.value).toBeGreaterThan(50);
  });

  test('are not known before they happened and the CRM had them', () => {
    const late = aReply(4, ['11'], { subject: 'Re: Offer', loggedAt: ago(2) });
    expect(typesAt({ interactions: [late] }, ago(3))).toEqual([]);
    expect(typesAt({ interactions: [late] }, ago(1))).toEqual(['buyer.wrote']);
  });

  test('are the same signals in whatever order they were read, and never two with one name', () => {
    fc.assert(
      fc.property(
        fc.array(interactionArb, { maxLength: 8 }),
        fc.array(fc.nat(120), { maxLength: 8 }),
        (some, values) => {
          const changes: Snapshot['changes'] = values.map((to, day) => ({
            field: 'properties.weekly_active_users',
            ...{ at: ago(60 - day), from: values[day - 1] ?? null, to, by: null, cause: 'automation' as const },
          }));
          const facts = crmFactsOf(aSnapshot({ interactions: some, changes }));
          const turned = { ...facts, interactions: some.toReversed(), changes: changes.toReversed() };
          const found = factSignals(facts, blueprint, NOW);
          expect(factSignals(turned, blueprint, NOW)).toEqual(found);
          expect(found.every(({ receivedAt }) => receivedAt <= NOW)).toBe(true);
        },
      ),
    );
  });
});
