import { describe, expect, test } from 'vitest';
import { assess } from '../../../lib/assess/index.ts';
import { known } from '../../../lib/record/fact.ts';
import type { Snapshot } from '../../../lib/record/snapshot.ts';
import { blueprintFrom, defaultBlueprint } from '../../fixtures/blueprint.ts';
import { healthyDeal, lostDeal, wonDeal } from '../../fixtures/deals.ts';
import { ago, aPerson, dayAhead, NOW } from '../../fixtures/snapshot.ts';
import { patched } from '../blueprint/lint/patch.ts';

const handoffOf = (snapshot: Snapshot) => assess(snapshot, defaultBlueprint, null, NOW).handoff;

function won(change: Partial<Snapshot> = {}) {
  const handoff = handoffOf({ ...wonDeal(), ...change });
  if (handoff === null) throw new Error('a won deal without a hand-off');
  return handoff;
}

/** The won deal with fields of its account. */
function withAccount(properties: NonNullable<Snapshot['account']>['properties']): Partial<Snapshot> {
  const { account } = wonDeal();
  return { account: account && { ...account, properties: { ...account.properties, ...properties } } };
}

const stateOf = (handoff: ReturnType<typeof won>, id: string) =>
  handoff.criteria.find((criterion) => criterion.id === id)?.state;

describe('the hand-off', () => {
  test('is of won deals alone, and of blueprints that ask for one', () => {
    expect(handoffOf(healthyDeal())).toBeNull();
    expect(handoffOf(lostDeal())).toBeNull();
    const undesigned = blueprintFrom(patched({ 'lifecycle/closed_won/handoff': null }));
    expect(assess(wonDeal(), undesigned, null, NOW).handoff).toBeNull();
  });

  test('is due since the deal was won, from the seat of the knot to that of the stage after it', () => {
    const csm = { id: '512', name: 'Imke Sander', email: null, teams: [], active: true };
    const handoff = won({ ...withAccount({ csm: known('512') }), users: [...wonDeal().users, csm] });
    expect(handoff).toMatchObject({
      since: ago(1),
      stage: 'Onboarding',
      from: { seat: 'account_executive' },
      to: { seat: 'csm', user: { name: 'Imke Sander' } },
      playbook: { id: 'hand_over' },
    });
  });

  test('tells what was promised by the fields that the blueprint asks for', () => {
    expect(won().promised).toMatchObject([
      {
        label: "The problem in the buyer's own words",
        fact: { id: 'deal.properties.pain', value: 'Energy cost per tonne is only known a quarter later' },
      },
    ]);
    const { deal } = wonDeal();
    const silent = won({ deal: { ...deal, properties: { ...deal.properties, pain: known(null) } } });
    expect(silent.promised).toEqual([]);
    expect(stateOf(silent, 'problem')).toBe('unmet');
  });

  test('judges on what is known now, not on what was known when the deal was won', () => {
    const late = aPerson('21', { title: 'Schichtleiter', role: 'End user', since: ago(0.2) });
    expect(stateOf(won(), 'users_known')).toBe('unmet');
    expect(stateOf(won({ people: [...wonDeal().people, late] }), 'users_known')).toBe('met');
  });

  test('knows the renewal from the account, and says where nobody can know it', () => {
    expect(stateOf(won(withAccount({ renewal_date: known(dayAhead(364)) })), 'renewal_date')).toBe('met');
    expect(stateOf(won(withAccount({ renewal_date: known(dayAhead(-1)) })), 'renewal_date')).toBe('unmet');
    const unread = won({ account: null });
    expect(stateOf(unread, 'renewal_date')).toBe('unknown');
    expect(unread.known).toBe(unread.criteria.length - 1);
  });

  test('names to whom it was promised: everybody who may be read and is still there, with the last contact', () => {
    const gone = aPerson('22', { name: 'Odd Lund', left: ago(3) });
    const hidden = aPerson('23', { name: null, hidden: true });
    const { people } = won({ people: [...wonDeal().people, gone, hidden] });
    expect(people.map(({ id }) => id)).not.toContain('22');
    expect(people.map(({ id }) => id)).not.toContain('23');
    expect(people.find(({ id }) => id === '12')).toMatchObject({
      name: 'Dana Ruiz',
      function: 'Champion',
      last: { kind: 'interaction', at: ago(2) },
    });
  });

  test('gives the latest three notes, latest first', () => {
    const note = (days: number) => ({ id: `n${days}`, at: ago(days), author: null, text: `Said ${days}`, link: null });
    expect(won({ notes: [9, 2, 30, 4].map(note) }).notes.map(({ value }) => value)).toEqual([
      'Said 2',
      'Said 4',
      'Said 9',
    ]);
  });
});
