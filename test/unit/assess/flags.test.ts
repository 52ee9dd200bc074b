import { describe, expect, test } from 'vitest';
import { assess } from '../../../lib/assess/index.ts';
import type { FlagId } from '../../../lib/assess/schema/flags.ts';
import type { Blueprint } from '../../../lib/blueprint/blueprint.ts';
import { known, unknown } from '../../../lib/record/fact.ts';
import type { Snapshot } from '../../../lib/record/snapshot.ts';
import { blueprintWith, defaultBlueprint } from '../../fixtures/blueprint.ts';
import {
  ghostedDeal,
  healthyDeal,
  lostDeal,
  singleThreadedDeal,
  structurallyWeakDeal,
  stuckDeal,
  wonDeal,
} from '../../fixtures/deals.ts';
import {
  aChange,
  ago,
  aMail,
  anInteraction,
  aPerson,
  aReply,
  aSnapshot,
  aTask,
  dayAhead,
  type Given,
  NOW,
  visitsOf,
} from '../../fixtures/snapshot.ts';

const judged = (snapshot: Snapshot, blueprint: Blueprint = defaultBlueprint) => assess(snapshot, blueprint, null, NOW);

/** Every flag that fires, those that stand for others and those they stand for. */
function firing(snapshot: Snapshot, blueprint?: Blueprint): FlagId[] {
  return judged(snapshot, blueprint).flags.flatMap(({ id, folds }) => [id, ...folds]);
}

const flagOf = (snapshot: Snapshot, id: FlagId) => judged(snapshot).flags.find((flag) => flag.id === id);
const healthyWith = (given: Given) => {
  const { deal, ...rest } = healthyDeal();
  return aSnapshot({ ...rest, ...given, deal: { ...deal, ...given.deal }, account: given.account ?? {} });
};

test('a healthy deal has no flag and no headline', () => {
  expect(judged(healthyDeal())).toMatchObject({ flags: [], headline: null });
});

test('closed deals have no flags, whatever they were like', () => {
  expect(judged(lostDeal()).flags).toEqual([]);
  expect(judged(wonDeal()).flags).toEqual([]);
});

test('a closed deal tells when it was closed, and an open one that it was not', () => {
  expect(judged(wonDeal()).subject.closedAt).toBe(ago(1));
  expect(judged(healthyDeal()).subject.closedAt).toBeNull();
  expect(assess(wonDeal(), defaultBlueprint, null, ago(2)).subject).toMatchObject({ outcome: 'open', closedAt: null });
});

test('each flag names its rule, its playbook and its evidence', () => {
  const flag = flagOf(singleThreadedDeal(), 'single_threaded');
  expect(flag).toMatchObject({
    severity: 'act',
    params: { threads: 1, healthy: 3, name: 'Dana Ruiz', window_days: 30 },
    playbook: { id: 'widen_the_group' },
    line: { path: 'flags.single_threaded' },
  });
  expect(flag?.line.line).toBeGreaterThan(0);
  expect(flag?.evidence.map(({ label }) => label)).toEqual(['Re: Slides']);
});

describe('single-threaded', () => {
  const people = [aPerson('1', { role: 'Champion' }), aPerson('2'), aPerson('3')];

  test('is one thread or none, and two threads are not', () => {
    expect(firing(aSnapshot({ people, interactions: [anInteraction(3, ['1'])] }))).toContain('single_threaded');
    expect(firing(aSnapshot({ people }))).toContain('single_threaded');
    expect(firing(aSnapshot({ people, interactions: [anInteraction(3, ['1', '2'])] }))).not.toContain(
      'single_threaded',
    );
  });

  test('waits for the stage that the blueprint names', () => {
    const early = { people, visits: visitsOf(['qualifiedtobuy', 3]), deal: { stage: 'qualifiedtobuy' } };
    expect(firing(aSnapshot(early))).not.toContain('single_threaded');
  });

  test('is not said where threads may be hidden', () => {
    const gaps = [{ about: 'interactions.email', why: 'hidden', remedy: 'grant_scope', detail: null } as const];
    expect(firing(aSnapshot({ people, gaps }))).not.toContain('single_threaded');
  });
});

describe('economic buyer missing', () => {
  const people = [aPerson('1', { role: 'Champion' })];
  const amount = (value: number, currency = 'EUR') => ({
    people,
    deal: { amount: known({ amount: value, currency }) },
  });

  test('lets off deals below the size that the blueprint names, in the currency of the organisation', () => {
    expect(firing(aSnapshot(amount(50_000)))).toContain('economic_buyer_missing');
    expect(firing(aSnapshot(amount(49_999)))).not.toContain('economic_buyer_missing');
  });

  test('lets off no deal whose size is unknown, or not to be compared', () => {
    expect(firing(aSnapshot(amount(90_000, 'USD')))).toContain('economic_buyer_missing');
    expect(firing(aSnapshot(amount(10, 'USD')))).toContain('economic_buyer_missing');
    expect(firing(aSnapshot({ people, deal: { amount: known(null) } }))).toContain('economic_buyer_missing');
    expect(firing(aSnapshot({ people, deal: { amount: unknown('hidden') } }))).toContain('economic_buyer_missing');
  });

  test('is not said of a buyer who is named, or hidden', () => {
    const named = { ...amount(90_000), people: [aPerson('2', { role: 'Decision maker' })] };
    expect(firing(aSnapshot(named))).not.toContain('economic_buyer_missing');
    expect(firing(aSnapshot({ ...named, people: [aPerson('2', { hidden: true })] }))).not.toContain(
      'economic_buyer_missing',
    );
  });
});

test('stuck names the time, the benchmark and the playbook of its stage', () => {
  expect(flagOf(stuckDeal(), 'stuck')).toMatchObject({
    params: { days: 84, ratio: 3, benchmark: 28 },
    playbook: { id: 'restart_selection' },
    line: { path: 'lifecycle.selection.stuck' },
  });
});

describe('structurally weak', () => {
  const two = { ...structurallyWeakDeal(), interactions: [anInteraction(5, ['12', '13']), anInteraction(40, ['11'])] };

  test('is a deal that advanced, or that the CRM calls likely, below what its stage calls healthy', () => {
    expect(flagOf(two, 'structurally_weak')).toMatchObject({
      params: { threads: 2, healthy_threads: 3, few_threads: true, probability: 0.9, advanced: true },
    });
  });

  test('is neither an early deal that stands still, nor a likely one that is healthy', () => {
    const still = { ...two, visits: visitsOf(['contractsent', 40]), deal: { ...two.deal, probability: known(0.4) } };
    expect(firing(still)).not.toContain('structurally_weak');
    expect(firing(healthyWith({ deal: { probability: known(0.9) } }))).not.toContain('structurally_weak');
  });

  test('moving back is no advance', () => {
    const visits = visitsOf(['contractsent', 40], ['presentationscheduled', 4]);
    const deal = { ...two.deal, stage: 'presentationscheduled', probability: known(0.4) };
    const flags = firing({ ...two, visits, deal });
    expect(flags).toContain('moved_back');
    expect(flags).not.toContain('structurally_weak');
  });
});

describe('ghosted', () => {
  const people = [aPerson('1'), aPerson('2')];
  const firingAfter = (...interactions: ReturnType<typeof aMail>[]) => firing(aSnapshot({ people, interactions }));

  test('is fourteen days of our words without an answer, counted from the first of them', () => {
    expect(firingAfter(aReply(30, ['1']), aMail(14, ['1']), aMail(2, ['1']))).toContain('ghosted');
    expect(firingAfter(aReply(30, ['1']), aMail(13.9, ['1']), aMail(2, ['1']))).not.toContain('ghosted');
  });

  test('ends with any answer, and does not begin where we are silent ourselves', () => {
    expect(firingAfter(aMail(30, ['1']), aReply(20, ['2']))).not.toContain('ghosted');
    expect(firingAfter(aReply(50, ['1']))).not.toContain('ghosted');
    expect(firingAfter()).not.toContain('ghosted');
  });

  test('does not end with a meeting among ourselves, which has nobody of the buyer’s in it', () => {
    const ours = [anInteraction(3, []), anInteraction(6, [], { outcome: 'unrecorded' })];
    const { flags, health } = judged(aSnapshot({ people, interactions: [aMail(30, ['1']), ...ours] }));
    expect(flags.map(({ id }) => id)).toContain('ghosted');
    expect(health.components.find(({ id }) => id === 'momentum')?.value).toBe(0);
  });

  test('is not said while answers may be hidden', () => {
    const gaps = [{ about: 'interactions.email', why: 'hidden', remedy: 'grant_scope', detail: null } as const];
    expect(firing(aSnapshot({ people, interactions: [aMail(30, ['1'])], gaps }))).not.toContain('ghosted');
  });
});

test('going dark: nothing after nothing is dark (R12), but a deal younger than thirty days cannot have slowed down', () => {
  const people = [aPerson('1'), aPerson('2')];
  expect(firing(aSnapshot({ people }))).toContain('going_dark');
  expect(firing(aSnapshot({ people, deal: { createdAt: ago(29) } }))).not.toContain('going_dark');
  const replies = (...days: number[]) => days.map((day) => aReply(day, ['1', '2']));
  expect(firing(aSnapshot({ people, interactions: replies(20, 31, 33, 40) }))).not.toContain('going_dark');
  expect(firing(aSnapshot({ people, interactions: replies(20, 31, 33, 40, 50) }))).toContain('going_dark');
});

describe('the champion', () => {
  const COMMITMENT = { visits: visitsOf(['contractsent', 4]), deal: { stage: 'contractsent' } };
  const champion = aPerson('1', { name: 'Dana Ruiz', role: 'Champion' });
  const spoke = (at: string) =>
    firing(
      aSnapshot({ ...COMMITMENT, people: [champion, aPerson('2')], interactions: [anInteraction(0, ['1'], { at })] }),
    );

  test('is silent after five business days in the time zone of the organisation, weekends not counted (R6)', () => {
    // NOW is Friday 20 November 2026, 10:00 in Berlin.
    expect(spoke('2026-11-13T09:00:00Z')).toContain('champion_silent');
    expect(spoke('2026-11-16T09:00:00Z')).not.toContain('champion_silent');
    expect(spoke('2026-11-13T22:30:00Z')).toContain('champion_silent');
    expect(spoke('2026-11-13T23:30:00Z')).not.toContain('champion_silent');
  });

  test('is not silent as long as another champion speaks', () => {
    const people = [champion, aPerson('2', { role: 'Champion' })];
    const interactions = [anInteraction(12, ['1']), anInteraction(1, ['2'])];
    expect(firing(aSnapshot({ ...COMMITMENT, people, interactions }))).not.toContain('champion_silent');
  });

  test('is not silent, nor gone, while a contact who may not be read may be another one', () => {
    const hidden = aPerson('3', { name: null, hidden: true });
    const interactions = [anInteraction(12, ['1'])];
    const flags = (person: typeof champion) =>
      firing(aSnapshot({ ...COMMITMENT, people: [person, hidden], interactions }));
    expect(flags(champion)).not.toContain('champion_silent');
    expect(flags({ ...champion, left: ago(3) })).not.toContain('champion_gone');
  });

  test('is gone when every champion has left', () => {
    const gone = aPerson('1', { role: 'Champion', left: ago(3) });
    expect(flagOf(aSnapshot({ people: [gone] }), 'champion_gone')).toMatchObject({ params: { name: 'Person 1' } });
    expect(firing(aSnapshot({ people: [gone, aPerson('2', { role: 'Champion' })] }))).not.toContain('champion_gone');
    expect(firing(aSnapshot({ people: [aPerson('2')] }))).not.toContain('champion_gone');
  });
});

describe('the plan', () => {
  test('without a next step is flagged, with a vague one not', () => {
    expect(firing(aSnapshot({ deal: { nextStep: known(null) } }))).toContain('no_next_step');
    expect(firing(aSnapshot())).not.toContain('no_next_step');
  });

  test('with a close date that has passed is flagged, unless nobody ever set it (R37)', () => {
    const deal = { closeDate: known(dayAhead(-2)) };
    expect(flagOf(aSnapshot({ deal }), 'close_date_past')?.params).toEqual({ close_date: dayAhead(-2), days: 2 });
    const byItself = { ...aChange(60, 'closeDate', null, dayAhead(-2)), cause: 'default' as const };
    expect(firing(aSnapshot({ deal, changes: [byItself] }))).not.toContain('close_date_past');
    expect(firing(aSnapshot({ deal: { closeDate: known(dayAhead(0)) } }))).not.toContain('close_date_past');
  });

  test('pushed three times is not flagged, four times is (R34)', () => {
    const dates = [-30, -20, -10, 10, 20].map(dayAhead);
    const pushes = dates.slice(1).map((to, index) => aChange(40 - index, 'closeDate', dates[index] ?? null, to));
    expect(firing(aSnapshot({ changes: pushes.slice(0, 3) }))).not.toContain('pushed');
    expect(flagOf(aSnapshot({ changes: pushes }), 'pushed')?.params).toMatchObject({ pushes: 4, more_than: 3 });
  });
});

describe('the way through the stages', () => {
  test('entered with criteria unmet is said afterwards, by whom and which (C38)', () => {
    const flag = flagOf(aSnapshot(), 'entered_unmet');
    expect(flag?.params).toMatchObject({
      unmet: 1,
      of: 2,
      criterion: 'A champion is in touch with us',
      by: 'Jana Vetter',
    });
  });

  test('is judged as it was at entry, not as it is now', () => {
    const people = [aPerson('1', { role: 'Champion' })];
    expect(firing(aSnapshot({ people, interactions: [anInteraction(2, ['1'])] }))).toContain('entered_unmet');
    expect(firing(aSnapshot({ people, interactions: [anInteraction(12, ['1'])] }))).not.toContain('entered_unmet');
  });

  test('says which stage was skipped, and stages before the first one are none', () => {
    const jumped = healthyWith({ visits: visitsOf(['appointmentscheduled', 50], ['presentationscheduled', 5]) });
    expect(flagOf(jumped, 'skipped_stage')?.params).toEqual({ stage: 'Education', skipped: 1 });
    expect(
      judged(jumped)
        .position.track.map(({ state }) => state)
        .slice(0, 4),
    ).toEqual(['past', 'skipped', 'current', 'ahead']);
    expect(firing(healthyWith({ visits: visitsOf(['presentationscheduled', 5]) }))).not.toContain('skipped_stage');
    const gaps = [{ about: 'visits', why: 'not_tracked', remedy: 'none', detail: null } as const];
    expect(firing({ ...jumped, gaps })).not.toContain('skipped_stage');
  });
});

test('an account outside the ideal customer is off-architecture; one of unknown size is not', () => {
  expect(firing(aSnapshot({ account: { employees: known(12) } }))).toContain('off_architecture');
  expect(firing(aSnapshot({ account: { employees: known(null) } }))).not.toContain('off_architecture');
  expect(firing(aSnapshot({ account: { employees: unknown('hidden') } }))).not.toContain('off_architecture');
  expect(firing(aSnapshot({ account: null }))).not.toContain('off_architecture');
});

describe('one cause is one flag', () => {
  test('silence folds what follows from it', () => {
    const { flags } = judged(ghostedDeal());
    expect(flags.find(({ id }) => id === 'ghosted')?.folds).toEqual(
      expect.arrayContaining(['single_threaded', 'going_dark']),
    );
    expect(flags.find(({ id }) => id === 'close_date_past')?.folds).toEqual(['pushed']);
  });

  test('one thread is the reason for being weak', () => {
    expect(flagOf(singleThreadedDeal(), 'single_threaded')?.folds).toEqual(['structurally_weak']);
  });

  test('while one thread is still active, silence and the single thread are two causes', () => {
    const people = [aPerson('1'), aPerson('2')];
    const interactions = [aReply(25, ['1']), aMail(20, ['1']), aMail(3, ['2'])];
    const shown = judged(aSnapshot({ people, interactions })).flags.map(({ id }) => id);
    expect(shown).toEqual(expect.arrayContaining(['ghosted', 'single_threaded']));
  });

  test('a flag that stands for one to act on is one to act on', () => {
    const past = (blueprint?: Blueprint) =>
      judged(ghostedDeal(), blueprint).flags.find(({ id }) => id === 'close_date_past')?.severity;
    expect(past()).toBe('watch');
    expect(past(blueprintWith(['pushed: { severity: watch,', 'pushed: { severity: act,']))).toBe('act');
  });

  test('no flag is shown twice', () => {
    for (const deal of [ghostedDeal(), singleThreadedDeal(), structurallyWeakDeal()]) {
      const all = firing(deal);
      expect(new Set(all).size).toBe(all.length);
    }
  });
});

describe('the headline', () => {
  test('is the first flag: one to act on before one to watch', () => {
    const { flags, headline } = judged(stuckDeal());
    expect(headline).toBe('stuck');
    expect(flags[0]?.id).toBe('stuck');
    const severities = judged(ghostedDeal()).flags.map(({ severity }) => severity);
    expect(severities).toEqual([...severities].sort());
  });

  test('follows the severity that the blueprint gives', () => {
    const calm = blueprintWith(
      ['stuck: { severity: act,', 'stuck: { severity: watch,'],
      ['pushed: { severity: watch,', 'pushed: { severity: act,'],
    );
    const dates = [-30, -20, -10, 10, 20].map(dayAhead);
    const changes = dates.slice(1).map((to, index) => aChange(40 - index, 'closeDate', dates[index] ?? null, to));
    expect(judged({ ...stuckDeal(), changes, tasks: [aTask(2)] }, calm).headline).toBe('pushed');
  });
});
