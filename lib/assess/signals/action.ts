import type { Interaction, Note, Task } from '../../record/interaction.ts';
import type { User } from '../../record/people.ts';
import { type Instant, millis } from '../../record/time.ts';
import type { Evidence } from '../schema/evidence.ts';
import type { SignalGround } from './ground.ts';

/** Something that one of us did on the record, and when. */
export interface Action {
  at: Instant;
  atMs: number;
  /** Id of the user, null where the CRM does not say who of us it was. */
  by: string | null;
  evidence: Evidence;
}

type Dated = Omit<Action, 'atMs'>;

/** What we did, from when it shows: writing and calling when it happened, a meeting from when it was put into the calendar. */
function fromInteraction(it: Interaction): Dated[] {
  if (it.direction === 'inbound' || it.kind === 'event') return [];
  const at = it.kind === 'meeting' ? (it.loggedAt ?? it.at) : it.at;
  const { id, subject: label, link } = it;
  const evidence: Evidence = { kind: 'interaction', id, label, at, value: `${it.kind}: ${it.outcome}`, link };
  return [{ at, by: it.users[0] ?? null, evidence }];
}

function fromTask({ id, subject, createdAt, owner, link }: Task): Dated {
  const evidence: Evidence = { kind: 'task', id, label: subject, at: createdAt, value: null, link };
  return { at: createdAt, by: owner, evidence };
}

function fromNote({ id, at, author, link }: Note): Dated {
  return { at, by: author, evidence: { kind: 'note', id, label: null, at, value: null, link } };
}

/** Changes of fields count only where the CRM says that a person made them: automation answers nobody. */
function fromChanges({ changes, changed }: SignalGround): Dated[] {
  return changes
    .filter(({ cause, by }) => cause === 'person' && by !== null)
    .map((change) => ({ at: change.at, by: change.by, evidence: changed(change) }));
}

/** Everything that people of ours did on the record by the moment, oldest first. */
export function actionsOf(ground: SignalGround): Action[] {
  return [
    ...ground.interactions.flatMap(fromInteraction),
    ...ground.tasks.map(fromTask),
    ...ground.notes.map(fromNote),
    ...fromChanges(ground),
  ]
    .map((action) => ({ ...action, atMs: millis(action.at) }))
    .filter(({ atMs }) => atMs <= ground.atMs)
    .sort((a, b) => a.atMs - b.atMs || (JSON.stringify(a.evidence) < JSON.stringify(b.evidence) ? -1 : 1));
}

/** The place of the first action after a moment, of actions in order; found by halving, since accounts have thousands. */
function placeAfter(actions: readonly Action[], moment: number): number {
  let [from, to] = [0, actions.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((actions[middle]?.atMs ?? 0) > moment) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** The first action after a moment, of actions in order. */
export function firstAfter(actions: readonly Action[], moment: Instant): Action | null {
  return actions[placeAfter(actions, millis(moment))] ?? null;
}

/** The actions at a moment, of actions in order. */
export function actionsAt(actions: readonly Action[], moment: Instant): readonly Action[] {
  const at = millis(moment);
  return actions.slice(placeAfter(actions, at - 1), placeAfter(actions, at));
}

/** A user's name for people to read: what is known of them, else the id itself. */
export function nameOf(id: string | null, users: readonly User[]): string | null {
  const user = users.find((it) => it.id === id || (it.email !== null && it.email === id));
  return user?.name ?? user?.email ?? id;
}
