import type { z } from 'zod';
import { plusDays } from '../record/time.ts';
import { blindSince } from './blind.ts';
import { interactionEvidence } from './evidence.ts';
import { type Facts, type Member, windowDays } from './facts.ts';
import type { Unknown } from './schema/evidence.ts';
import type { AssessedPerson } from './schema/group.ts';
import { decayed, type Touch } from './touch.ts';

type Person = z.infer<typeof AssessedPerson>;

/** Length in days of each of the two stretches that velocity compares (R12). */
const VELOCITY_DAYS = 30;

/** Two-way interactions of the last 30 days ÷ of the 30 before (R12): 0/0 is 0, n/0 is 2. */
export function velocityOf(touches: readonly Touch[]): number {
  const twoWay = touches.filter(({ reach }) => reach === 'two_way');
  const recent = twoWay.filter(({ age }) => age <= VELOCITY_DAYS).length;
  const earlier = twoWay.filter(({ age }) => age > VELOCITY_DAYS && age <= 2 * VELOCITY_DAYS).length;
  if (earlier > 0) return recent / earlier;
  return recent > 0 ? 2 : 0;
}

/** Weighted interactions, halved every half-life, on a curve that rises ever slower towards 100. */
function depthOf(touches: readonly Touch[], { depth }: { depth: Depth }): number {
  const weight = touches.reduce((sum, { reach, age }) => {
    return sum + decayed(reach === 'two_way' ? depth.two_way : depth.outbound, age, depth.half_life);
  }, 0);
  return 100 * (1 - Math.exp(-weight / depth.full));
}

type Depth = Facts['blueprint']['document']['buying_group']['depth'];

/** What may hide interactions with the people of the record, as far back as their engagement asks. */
export function blindToThreads(facts: Facts): Unknown | null {
  return blindSince(facts.snapshot, plusDays(facts.at, -windowDays(facts)));
}

function engagementOf(member: Member, touches: readonly Touch[], facts: Facts): Person['engagement'] {
  const { person } = member;
  const lastTwoWay = touches.findLast(({ reach }) => reach === 'two_way');
  const active = lastTwoWay !== undefined && lastTwoWay.age <= windowDays(facts) && person.left === null;
  if (active) return 'active';
  if (person.left === null && (person.hidden || blindToThreads(facts) !== null)) return 'unknown';
  if (lastTwoWay !== undefined) return 'quiet';
  return touches.length > 0 ? 'unanswered' : 'untouched';
}

/** A person as judged on the touches that they took part in. Somebody who is known to have left has no active thread, however recent the last word was. */
export function assessPerson(member: Member, touches: readonly Touch[], facts: Facts): Person {
  const { person, function: place } = member;
  const lastTwoWay = touches.findLast(({ reach }) => reach === 'two_way');
  const last = touches.at(-1);
  const blind = person.hidden || blindSince(facts.snapshot, plusDays(facts.at, -2 * VELOCITY_DAYS)) !== null;
  return {
    id: person.id,
    name: person.name,
    title: person.title,
    hidden: person.hidden,
    left: person.left,
    function: place?.id ?? null,
    basis: place?.basis ?? null,
    roleName: place?.roleName ?? null,
    engagement: engagementOf(member, touches, facts),
    depth: blind ? null : depthOf(touches, facts.blueprint.document.buying_group),
    lastTwoWay: lastTwoWay === undefined ? null : interactionEvidence(lastTwoWay.interaction),
    lastTouch: last === undefined ? null : interactionEvidence(last.interaction),
    velocity: blind ? null : velocityOf(touches),
    line: place?.place ?? null,
    link: person.link,
  };
}

const RANK: Record<Person['engagement'], number> = { active: 0, quiet: 1, unknown: 2, unanswered: 3, untouched: 4 };

/** Most engaged first; alike, the deeper, then the more recently heard, then by id. */
export function byEngagement(a: Person, b: Person): number {
  const heard = (person: Person) => person.lastTwoWay?.at ?? '';
  return (
    RANK[a.engagement] - RANK[b.engagement] ||
    (b.depth ?? 0) - (a.depth ?? 0) ||
    (heard(a) === heard(b) ? 0 : heard(a) > heard(b) ? -1 : 1) ||
    (a.id < b.id ? -1 : 1)
  );
}
