import type { z } from 'zod';
import { gapAt } from './blind.ts';
import { assessPerson, blindToThreads, byEngagement } from './engagement.ts';
import { type Facts, windowDays } from './facts.ts';
import type { Unknown } from './schema/evidence.ts';
import type { AssessedFunction, AssessedPerson, BuyingGroup } from './schema/group.ts';
import { touchesByPerson } from './touch.ts';

type Person = z.infer<typeof AssessedPerson>;
type Function = z.infer<typeof AssessedFunction>;

/** The functions that the stage calls for in a segment, and the blueprint line that says so. */
function requirement({ stage }: Facts, segment: string | null): { ids: string[]; path: string } {
  if (stage === null) return { ids: [], path: 'buying_group.functions' };
  const bySegment = segment === null ? undefined : stage.required_by_segment?.[segment];
  if (bySegment !== undefined) return { ids: bySegment, path: `lifecycle.${stage.id}.required_by_segment.${segment}` };
  return { ids: stage.required_functions, path: `lifecycle.${stage.id}.required_functions` };
}

function stateOf(people: readonly Person[], somebodyUnplaced: boolean): Function['state'] {
  if (people.some(({ engagement }) => engagement === 'active')) return 'engaged';
  if (people.some(({ hidden, left }) => !hidden && left === null)) return 'identified';
  if (people.some(({ hidden }) => hidden)) return 'hidden';
  return somebodyUnplaced ? 'unknown' : 'missing';
}

/** Whether there may be somebody of any function: contacts are left out, or one who may not be read has none that is known. */
export function mayHoldAny({ snapshot }: Facts, people: readonly Person[]): boolean {
  return (
    gapAt(snapshot, 'people') !== null ||
    people.some((person) => person.hidden && person.function === null && person.left === null)
  );
}

/** Whether a function with these people, that shows no active thread, may have one that is hidden. */
function mayBeEngaged(state: Function['state'], people: readonly Person[], somebodyUnplaced: boolean): boolean {
  if (state === 'unknown' || state === 'hidden') return true;
  return state === 'identified' && (somebodyUnplaced || people.some(({ engagement }) => engagement === 'unknown'));
}

/** Why people or their interactions may be hidden; null where every one could be read. */
export function blindness(facts: Facts): Unknown | null {
  const { snapshot } = facts;
  const contacts = gapAt(snapshot, 'people');
  if (contacts !== null) return contacts;
  const interactions = blindToThreads(facts);
  if (interactions !== null) return interactions;
  return snapshot.people.some(({ hidden }) => hidden) ? { why: 'hidden', about: 'people' } : null;
}

/** Active threads, null where somebody whose interactions are hidden may have one too. */
function countThreads(people: readonly Person[], contactsHidden: boolean, nobodyRead: boolean): number | null {
  if (contactsHidden || nobodyRead || people.some(({ engagement }) => engagement === 'unknown')) return null;
  return people.filter(({ engagement }) => engagement === 'active').length;
}

/** Active threads that are certain, however much is hidden. */
export function threadsAtLeast(group: BuyingGroup): number {
  return group.people.filter(({ engagement }) => engagement === 'active').length;
}

/** Active threads that there may be: those of everybody who may be engaged; null where nobody knows how many there are. */
export function threadsAtMost({ snapshot }: Facts, { people, activeThreads }: BuyingGroup): number | null {
  if (activeThreads !== null) return activeThreads;
  if (people.length === 0 || gapAt(snapshot, 'people') !== null) return null;
  return people.filter(({ engagement }) => engagement === 'active' || engagement === 'unknown').length;
}

/**
 * The buying group: each person with function and engagement, each function with its state, coverage and threads.
 * A number that something hidden could change is unknown; one that it could not change stays known.
 */
export function assessGroup(facts: Facts, segment: string | null): BuyingGroup {
  const { blueprint, stage, snapshot } = facts;
  const required = requirement(facts, segment);
  const touches = touchesByPerson(facts.touches);
  const people = facts.members
    .map((member) => assessPerson(member, touches.get(member.person.id) ?? [], facts))
    .sort(byEngagement);
  const blind = blindness(facts);
  const contactsHidden = gapAt(snapshot, 'people') !== null;
  const nobodyRead = people.length === 0 && blind !== null;
  const unplaced = mayHoldAny(facts, people);
  const functions = blueprint.document.buying_group.functions
    .map(({ id, label }): Function => {
      const of = people.filter((person) => person.function === id);
      const state = stateOf(of, unplaced);
      return {
        id,
        label,
        required: required.ids.includes(id),
        state,
        mayBeEngaged: nobodyRead || mayBeEngaged(state, of, unplaced),
        people: of.map((person) => person.id),
        line: blueprint.place(`buying_group.functions.${id}`),
      };
    })
    .sort((a, b) => Number(b.required) - Number(a.required));
  const wanted = functions.filter((it) => it.required);
  const engaged = wanted.filter(({ state }) => state === 'engaged').length;
  const open = wanted.some((it) => it.mayBeEngaged);
  const activeThreads = countThreads(people, contactsHidden, nobodyRead);
  return {
    windowDays: windowDays(facts),
    functions,
    people,
    required: wanted.length,
    engaged,
    identified: wanted.filter(({ state }) => ['engaged', 'identified', 'hidden'].includes(state)).length,
    coverage: wanted.length === 0 || open ? null : engaged / wanted.length,
    activeThreads,
    healthyThreads: stage?.healthy.threads ?? null,
    undated: snapshot.people.flatMap(({ roles }) => roles).filter(({ at }) => at === null).length,
    unknown: open || activeThreads === null ? blind : null,
    line: blueprint.place(required.path),
  };
}
