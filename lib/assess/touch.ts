import type { Interaction } from '../record/interaction.ts';
import type { Snapshot } from '../record/snapshot.ts';
import { DAY_MS, millis } from '../record/time.ts';
import { isAutomatic } from './automatic-mail.ts';

/** How an interaction counts: `two_way` the buyer took part, `one_way` somebody only reached out. */
export type Reach = 'two_way' | 'one_way';

/** An interaction with the buyer that took place, with its age worked out once. */
export interface Touch {
  interaction: Interaction;
  reach: Reach;
  ms: number;
  /** Days before the moment of the assessment. */
  age: number;
}

/**
 * How an interaction counts, null where it does not: internal, planned, cancelled, bounced and missed appointments,
 * answers that a mail server gave by itself, and meetings in which nobody of the buyer's is known to have taken part:
 * those are mostly our own, and no CRM says so.
 * A meeting of the past without a recorded outcome counts as held, since most CRMs record none; a call only counts as
 * two-way when it is known to have connected.
 */
function reachOf({ kind, direction, outcome, people, subject }: Interaction): Reach | null {
  if (direction === 'internal' || ['planned', 'cancelled', 'no_show', 'bounced'].includes(outcome)) return null;
  switch (kind) {
    case 'meeting':
      return outcome === 'missed' || people.length === 0 ? null : 'two_way';
    case 'call':
      return outcome === 'connected' || outcome === 'held' ? 'two_way' : 'one_way';
    case 'email':
    case 'message':
      if (direction !== 'inbound' && direction !== 'mutual') return 'one_way';
      return isAutomatic(subject) ? null : 'two_way';
    case 'event':
      return 'one_way';
  }
}

/** The interactions of a snapshot that count, oldest first; those ahead of the moment are left out. */
export function touchesOf(snapshot: Snapshot, atMs: number): Touch[] {
  return snapshot.interactions.flatMap((interaction) => {
    const ms = millis(interaction.at);
    const reach = ms <= atMs ? reachOf(interaction) : null;
    return reach === null ? [] : [{ interaction, reach, ms, age: (atMs - ms) / DAY_MS }];
  });
}

/** The touches that each person took part in, by person id, in the order given. */
export function touchesByPerson(touches: readonly Touch[]): ReadonlyMap<string, readonly Touch[]> {
  const byPerson = new Map<string, Touch[]>();
  for (const touch of touches) {
    for (const id of touch.interaction.people) {
      const before = byPerson.get(id);
      if (before === undefined) byPerson.set(id, [touch]);
      else before.push(touch);
    }
  }
  return byPerson;
}

/** What is left of a weight after `age` days, halved every `halfLife` days. */
export function decayed(weight: number, age: number, halfLife: number): number {
  return weight * 2 ** (-age / halfLife);
}
