import type { z } from 'zod';
import { known } from '../../record/fact.ts';
import type { Interaction } from '../../record/interaction.ts';
import type { Person } from '../../record/people.ts';
import { localDay, plusDays } from '../../record/time.ts';
import type { Facts, Member } from '../facts.ts';
import { gateOf } from '../gate.ts';
import { type Judgement, judge, withGate } from '../judge.ts';
import type { Raise } from '../schema/health.ts';

type Change = z.infer<typeof Raise>['change'];

/** A feasible change and the judgement as it would be. */
interface Supposed {
  change: Change;
  judgement: Judgement;
}

const HOW_MANY = 3;
/** Id of people, meetings and tasks that only a supposition holds. */
const SUPPOSED = 'supposed';
/** Gains below this are rounding, not gains. */
const ROUNDING = 1e-9;

/** The facts with a meeting at this very moment in which the person took part. */
function withMeeting(facts: Facts, member: Member): Facts {
  const interaction: Interaction = {
    id: SUPPOSED,
    at: facts.at,
    loggedAt: null,
    kind: 'meeting',
    direction: 'mutual',
    outcome: 'held',
    people: [member.person.id],
    users: [],
    subject: null,
    link: null,
  };
  return {
    ...facts,
    members: facts.members.includes(member) ? facts.members : [...facts.members, member],
    touches: [...facts.touches, { interaction, reach: 'two_way', ms: facts.atMs, age: 0 }],
  };
}

function somebodyOf(functionId: string, { blueprint }: Facts): Member {
  const person: Person = {
    id: SUPPOSED,
    name: null,
    title: null,
    email: null,
    roles: [],
    hidden: false,
    since: null,
    left: null,
    link: null,
  };
  const place = blueprint.place(`buying_group.functions.${functionId}`);
  return { person, function: { id: functionId, basis: 'deal_role', roleName: SUPPOSED, place } };
}

function engageMissing({ facts, group }: Judgement): Supposed[] {
  return group.functions
    .filter(({ required, state }) => required && state === 'missing')
    .map(({ id, label }) => ({
      change: { kind: 'engage_function', function: id, label },
      judgement: judge(withMeeting(facts, somebodyOf(id, facts))),
    }));
}

/** The most engaged of the people of each function who are still there but silent. */
function reviveSilent({ facts, group }: Judgement): Supposed[] {
  const silent = group.people.filter(
    ({ engagement, left, hidden }) =>
      !hidden && left === null && ['quiet', 'unanswered', 'untouched'].includes(engagement),
  );
  const firstOfEach = silent.filter(
    (person, index) => silent.findIndex((other) => other.function === person.function) === index,
  );
  return firstOfEach.flatMap(({ id, name, function: place }) => {
    const member = facts.members.find(({ person }) => person.id === id);
    if (member === undefined) return [];
    const change: Change = { kind: 'revive_person', person: id, name, function: place };
    return [{ change, judgement: judge(withMeeting(facts, member)) }];
  });
}

/** The exit criteria that a judgement finds met. */
function metIn({ gate }: Judgement): string[] {
  return gate.exit.filter(({ state }) => state === 'met').map(({ id }) => id);
}

/**
 * The unmet criteria that none of the other changes meets, whose gain is told there. People who are asked for together come
 * one after another: while there is somebody to engage, each of them is a change of its own.
 */
function meetCriteria(judgement: Judgement, people: readonly Supposed[], others: readonly Supposed[]): Supposed[] {
  const { gate, facts } = judgement;
  const told = new Set([...people, ...others].flatMap((other) => metIn(other.judgement)));
  return gate.exit
    .filter(
      ({ id, state, progress }) => state === 'unmet' && !told.has(id) && (progress === null || people.length === 0),
    )
    .map(({ id, label }) => {
      const exit = gate.exit.map((it) => (it.id === id ? { ...it, state: 'met' as const } : it));
      const change: Change = { kind: 'meet_criterion', criterion: id, label };
      return { change, judgement: withGate({ ...judgement, gate: gateOf(exit, gate.entry, facts) }) };
    });
}

function setNextStep({ facts, plan }: Judgement): Supposed[] {
  if (plan.nextStep !== 'vague' && plan.nextStep !== 'none') return [];
  const withinDays = facts.blueprint.document.plan.next_step_within;
  const task = {
    id: SUPPOSED,
    subject: null,
    createdAt: facts.at,
    dueAt: plusDays(facts.at, withinDays),
    doneAt: null,
    done: false,
    owner: null,
    link: null,
  };
  const snapshot = { ...facts.snapshot, tasks: [...facts.snapshot.tasks, task] };
  return [{ change: { kind: 'set_next_step', withinDays }, judgement: judge({ ...facts, snapshot }) }];
}

function mendCloseDate({ facts, plan }: Judgement): Supposed[] {
  if (plan.ahead !== false) return [];
  const closeDate = known(localDay(facts.at, facts.snapshot.org.timeZone));
  const snapshot = { ...facts.snapshot, deal: { ...facts.snapshot.deal, closeDate } };
  return [{ change: { kind: 'mend_close_date' }, judgement: judge({ ...facts, snapshot }) }];
}

/** What would raise the score: each single feasible change with the score computed again, the three that gain most. */
export function whatWouldRaise(judgement: Judgement): z.infer<typeof Raise>[] {
  const { score: now } = judgement;
  if (now === null) return [];
  const people = [...engageMissing(judgement), ...reviveSilent(judgement)];
  const others = [...setNextStep(judgement), ...mendCloseDate(judgement)];
  return [...people, ...meetCriteria(judgement, people, others), ...others]
    .flatMap(({ change, judgement: { score } }) =>
      score !== null && score - now > ROUNDING ? [{ change, gain: score - now, score }] : [],
    )
    .sort((a, b) => b.gain - a.gain)
    .slice(0, HOW_MANY);
}
