import { expect, test } from 'vitest';
import { assessAccount } from '../../../lib/assess/account/index.ts';
import { assessContact, type ReadDeals } from '../../../lib/assess/contact.ts';
import { assess } from '../../../lib/assess/index.ts';
import type { AccountSnapshot } from '../../../lib/record/account-snapshot.ts';
import type { ContactSnapshot } from '../../../lib/record/contact-snapshot.ts';
import { known } from '../../../lib/record/fact.ts';
import type { Snapshot } from '../../../lib/record/snapshot.ts';
import { NO_VERDICT } from '../../../lib/services/record-kind.ts';
import { stripOf } from '../../../lib/services/strip.ts';
import { StripState } from '../../../lib/strip-state.ts';
import { anAccountSnapshot, course } from '../../fixtures/accounts.ts';
import { defaultBlueprint } from '../../fixtures/blueprint.ts';
import { aContactSnapshot } from '../../fixtures/contacts.ts';
import { healthyDeal, singleThreadedDeal } from '../../fixtures/deals.ts';
import { ago, anInteraction, aPerson, aSnapshot, NOW, PIPELINE } from '../../fixtures/snapshot.ts';

function strip(snapshot: Snapshot) {
  const assessment = assess(snapshot, defaultBlueprint, null, NOW);
  return { assessment, state: stripOf(snapshot.ref, 'fresh', { ...NO_VERDICT, assessment }, null) };
}

test('a strip says what the assessment says: rounded health, one dot a required function, the first flag, the rest', () => {
  const { assessment, state } = strip(singleThreadedDeal());
  expect(StripState.parse(state)).toEqual(state);
  expect(state.health).toBe(Math.round(assessment.health.score ?? Number.NaN));
  expect(state.dots).toHaveLength(assessment.group.required);
  expect([...state.dots].filter((dot) => dot === 'e')).toHaveLength(assessment.group.engaged);
  expect(state.headline).toBe(assessment.flags[0]?.id);
  expect(state.more).toBe(assessment.flags.length - 1);
});

test('a deal with nothing to say of it has no headline and nothing more', () => {
  const { assessment, state } = strip(healthyDeal());
  expect({ flags: assessment.flags, state }).toMatchObject({
    flags: [],
    state: { headline: null, severity: null, more: 0 },
  });
});

test('a deal whose threads may be hidden is sound only as far as can be seen', () => {
  expect(strip(healthyDeal()).state.band).toBe('sound');
  const gaps = [{ about: 'interactions.email', why: 'hidden', remedy: 'grant_scope', detail: null } as const];
  const { assessment, state } = strip({ ...healthyDeal(), gaps });
  expect(assessment.health.band).toBe('sound');
  expect(state.band).toBe('sound_so_far');
});

test('what is unknown is no number', () => {
  const snapshot = aSnapshot({
    gaps: [
      { about: 'people', why: 'hidden', remedy: 'grant_scope', detail: 'crm.objects.contacts.read' },
      { about: 'interactions', why: 'hidden', remedy: 'grant_scope', detail: null },
    ],
  });
  const { state } = strip(snapshot);
  expect(state).toMatchObject({ health: null, band: 'not_enough_known' });
  expect(state.dots).toMatch(/^u+$/);
});

test('people whose interactions could not be read are not counted as not engaged', () => {
  const gap = { about: 'interactions', why: 'not_loaded', remedy: 'reload', detail: null } as const;
  const { assessment, state } = strip({ ...singleThreadedDeal(), interactions: [], gaps: [gap] });
  expect(assessment.group.coverage).toBeNull();
  expect(state.dots).toMatch(/u/);
});

test('a function whose people are silent is unknown while a contact who may not be read may be of it', () => {
  const people = [aPerson('1', { role: 'Decision maker' }), aPerson('2', { role: 'Champion' })];
  const nobody = aPerson('9', { name: null, hidden: true });
  const told = { interactions: [anInteraction(5, ['2'])] };
  expect(strip(aSnapshot({ ...told, people })).state.dots).toBe('iem');
  expect(strip(aSnapshot({ ...told, people: [...people, nobody] })).state.dots).toBe('ueu');
});

test('a closed deal is closed, whatever its health was', () => {
  const snapshot = aSnapshot({
    pipeline: PIPELINE,
    deal: { stage: 'closedlost', outcome: 'lost', closedAt: NOW },
  });
  expect(strip(snapshot).state).toMatchObject({ band: 'closed', headline: null, more: 0 });
});

function accountStrip(given: Partial<AccountSnapshot>) {
  const snapshot = anAccountSnapshot(given);
  const account = assessAccount(snapshot, defaultBlueprint, NOW);
  return { account, state: stripOf(snapshot.ref, 'fresh', { ...NO_VERDICT, account }, null) };
}

test('a customer’s strip says the health of the customer, the dots of the group and the first flag', () => {
  const properties = { ...anAccountSnapshot().account.properties, weekly_active_users: known(20) };
  const changes = course('weekly_active_users', [90, 80], [40, 20]);
  const { account, state } = accountStrip({ account: { ...anAccountSnapshot().account, properties }, changes });
  expect(StripState.parse(state)).toEqual(state);
  expect(state).toMatchObject({ headline: 'churn_risk', severity: 'act', pace: null, more: account.flags.length - 1 });
  expect(state.health).toBe(Math.round(account.health?.score ?? Number.NaN));
  expect(state.band).toBe(account.health?.band);
  expect(state.dots).toHaveLength(account.group.required);
});

test('an account that has bought nothing is no customer, and has no number and no dots', () => {
  const properties = { ...anAccountSnapshot().account.properties, customer_stage: known(null) };
  const { state } = accountStrip({ deals: [], account: { ...anAccountSnapshot().account, properties } });
  expect(state).toMatchObject({ health: null, band: 'no_customer', dots: '', headline: null });
});

const DANA = aContactSnapshot();

function contactStrip(verdicts: ReadDeals, given: Partial<ContactSnapshot> = {}) {
  const contact = assessContact({ ...DANA, ...given }, defaultBlueprint, NOW, verdicts);
  const state = stripOf(DANA.ref, 'fresh', { ...NO_VERDICT, contact }, null);
  expect(StripState.parse(state)).toEqual(state);
  return state;
}

test('a contact’s strip says what is most urgent of the person, and never a number of a deal', () => {
  const single = { 1: assess(singleThreadedDeal(), defaultBlueprint, null, NOW) };
  const nobody = { health: null, dots: '', pace: null, more: 0 };
  expect(contactStrip(single)).toMatchObject({ ...nobody, band: 'in_deals', headline: 'contact_only_thread' });
  expect(contactStrip(single, { person: { ...DANA.person, left: ago(2) } })).toMatchObject({
    headline: 'contact_left',
    severity: 'act',
  });
  expect(contactStrip({})).toMatchObject({ ...nobody, band: 'in_deals', headline: 'contact_unread', severity: null });
  const stranger = { ref: { ...DANA.ref, id: '99' }, person: { ...DANA.person, id: '99' } };
  expect(contactStrip(single, stranger)).toMatchObject({ ...nobody, band: 'in_deals', headline: null });
  expect(contactStrip({}, { deals: [] })).toMatchObject({ ...nobody, band: 'in_no_deal', headline: null });
});
