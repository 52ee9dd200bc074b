import { expect, test } from 'vitest';
import { assessContact, type ReadDeals } from '../../../lib/assess/contact.ts';
import { ContactPlaces } from '../../../lib/assess/schema/contact.ts';
import type { ContactSnapshot } from '../../../lib/record/contact-snapshot.ts';
import { known } from '../../../lib/record/fact.ts';
import { ASSESSMENTS } from '../../fixtures/assessments.ts';
import { defaultBlueprint } from '../../fixtures/blueprint.ts';
import { aContactDeal, aContactSnapshot } from '../../fixtures/contacts.ts';
import { ago, aPerson, dayAhead, NOW } from '../../fixtures/snapshot.ts';

function places(given: Partial<ContactSnapshot>, verdicts: ReadDeals = {}) {
  const judged = assessContact(aContactSnapshot(given), defaultBlueprint, NOW, verdicts);
  expect(ContactPlaces.parse(judged)).toEqual(judged);
  return judged;
}

test('a contact stands in the group of a deal as the deal itself says', () => {
  const [deal] = places({}, { 1: ASSESSMENTS.healthy }).deals;
  const { group, health } = ASSESSMENTS.healthy;
  expect(deal?.place).toMatchObject({
    state: 'placed',
    functionLabel: 'Champion',
    required: true,
    onlyThread: false,
    person: group.people.find(({ id }) => id === '12'),
    health: { score: health.score, band: health.band },
    lacks: [],
  });
});

test('the one who alone carries a deal is told apart, with what the group lacks', () => {
  const [deal] = places({}, { 1: ASSESSMENTS.singleThreaded }).deals;
  expect(deal?.place).toMatchObject({ state: 'placed', onlyThread: true, headline: 'single_threaded' });
  const lacks = deal?.place.state === 'placed' ? deal.place.lacks.map(({ label }) => label) : [];
  expect(lacks).toEqual(['Economic buyer', 'Technical evaluator']);
});

test('of a deal that was not read nothing is said but that, and of one read before the contact came to it the day', () => {
  const person = aPerson('77');
  const ref = { ...aContactSnapshot().ref, id: '77' };
  const deals = [aContactDeal('1'), aContactDeal('2')];
  expect(places({ person, ref, deals }, { 1: ASSESSMENTS.healthy }).deals.map(({ place }) => place)).toEqual([
    { state: 'not_there', readAt: ASSESSMENTS.healthy.readAt },
    { state: 'not_read' },
  ]);
});

test('open deals come with the one that closes first, and closed ones are counted', () => {
  const deals = [
    aContactDeal('1', { closeDate: known(null) }),
    aContactDeal('2', { closeDate: known(dayAhead(90)) }),
    aContactDeal('3', { closeDate: known(dayAhead(4)) }),
    aContactDeal('4', { outcome: 'won', closedAt: ago(9) }),
  ];
  const judged = places({ deals });
  expect({ open: judged.deals.map(({ id }) => id), closed: judged.closed }).toEqual({
    open: ['3', '2', '1'],
    closed: 1,
  });
});

test('the function is that of the buying role, else a guess from the title, else none', () => {
  const byRole = aPerson('12', { roles: [{ name: 'BUDGET_HOLDER', source: 'buying_role', at: null }] });
  expect(places({ person: byRole }).function).toMatchObject({ id: 'economic_buyer', basis: 'buying_role' });
  expect(places({ person: aPerson('12', { title: 'CFO' }) }).function).toMatchObject({ basis: 'title_guess' });
  expect(places({ person: aPerson('12', { title: 'Stage hand' }) }).function).toBeNull();
});

test('somebody has left where the contact or a deal that was read says so, and not before', () => {
  expect(places({ person: aPerson('12', { left: ago(3) }) }).left).toBe(ago(3));
  expect(places({ person: aPerson('12', { left: ago(-3) }) }).left).toBeNull();
  const { group } = ASSESSMENTS.healthy;
  const gone = { ...group, people: group.people.map((it) => (it.id === '12' ? { ...it, left: ago(5) } : it)) };
  expect(places({}, { 1: { ...ASSESSMENTS.healthy, group: gone } }).left).toBe(ago(5));
});
