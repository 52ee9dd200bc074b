import { millis } from '../record/time.ts';
import { ask } from './answer.ts';
import { noteEvidence } from './evidence.ts';
import type { Facts } from './facts.ts';
import { assessCriteria, gateOf } from './gate.ts';
import { assessGroup } from './group.ts';
import { playbookOf } from './playbook.ts';
import type { AssessedCriterion } from './schema/gate.ts';
import type { BuyingGroup } from './schema/group.ts';
import type { Handoff } from './schema/handoff.ts';
import { seatHolder } from './seat.ts';
import { dealSeats } from './signals/of-deal.ts';
import { currentVisit } from './visits.ts';
import { vocabularyOf } from './vocabulary.ts';

const NOTES = 3;

/** The fields that the criteria name and that hold something, each once. */
function promisedBy(criteria: readonly AssessedCriterion[]): Handoff['promised'] {
  const facts = criteria.flatMap(({ label, evidence }) =>
    evidence
      .filter(({ kind, value }) => kind === 'field' && value !== null && value !== '')
      .map((fact) => ({ label, fact })),
  );
  return [...new Map(facts.toReversed().map((it) => [it.fact.id, it])).values()].toReversed();
}

function offersOn(facts: Facts, group: BuyingGroup): Handoff['offers'] {
  const { blueprint } = facts;
  return blueprint.document.offers.flatMap(({ id, label, outcome, when }) => {
    if (when === undefined) return [];
    const { holds } = ask(`offers.${id}.when`, blueprint, (notes) => vocabularyOf(facts, group, notes));
    return holds === true ? [{ id, label, outcome, line: blueprint.place(`offers.${id}`) }] : [];
  });
}

function peopleOf(group: BuyingGroup): Handoff['people'] {
  const labels = new Map(group.functions.map(({ id, label }) => [id, label]));
  return group.people
    .filter(({ hidden, left }) => !hidden && left === null)
    .map(({ id, name, title, roleName, engagement, link, function: place, lastTouch }) => ({
      id,
      name,
      title,
      roleName,
      engagement,
      link,
      function: place === null ? null : (labels.get(place) ?? place),
      last: lastTouch,
    }));
}

function latestNotes({ snapshot }: Facts): Handoff['notes'] {
  const latest = snapshot.notes.toSorted((a, b) => millis(b.at) - millis(a.at) || (a.id < b.id ? -1 : 1));
  return latest.slice(0, NOTES).map(noteEvidence);
}

/**
 * What a won deal owes to those who take it over (M39, S32, S95), on what is known now rather than when it was won. Null
 * for a deal that is not won, and where the blueprint asks nothing of a hand-off.
 */
export function assessHandoff(facts: Facts, segment: string | null): Handoff | null {
  const { blueprint, snapshot, stage } = facts;
  if (snapshot.deal.outcome !== 'won' || stage === null || stage.handoff.length === 0) return null;
  const { lifecycle } = blueprint.document;
  const next = lifecycle[lifecycle.findIndex(({ id }) => id === stage.id) + 1];
  const group = assessGroup(facts, segment);
  const criteria = assessCriteria('handoff', facts, group);
  const { met, known } = gateOf(criteria, [], facts);
  const seat = (id: string) => seatHolder(id, blueprint, dealSeats(facts));
  return {
    from: seat(stage.owner),
    to: next === undefined ? null : seat(next.owner),
    stage: next?.label ?? null,
    since: currentVisit(snapshot)?.enteredAt ?? snapshot.deal.closedAt,
    offers: offersOn(facts, group),
    promised: promisedBy(criteria),
    notes: latestNotes(facts),
    people: peopleOf(group),
    criteria,
    met,
    known,
    playbook: playbookOf(stage.playbook ?? stage.stuck.playbook, blueprint),
    line: blueprint.place(`lifecycle.${stage.id}.handoff`),
  };
}
