import type { z } from 'zod';
import { daysBetween } from '../../record/time.ts';
import { stageLabel } from '../evidence.ts';
import type { Judgement } from '../judge.ts';
import type { ComponentId, TrendChange } from '../schema/health.ts';

type Told = Pick<z.infer<typeof TrendChange>, 'code' | 'params'>;

/** Points by which a score must have moved for the move to be worth a sentence. */
const WORTH_TELLING = 1;

function shares({ components }: Judgement): Map<ComponentId, number> {
  return new Map(components.map(({ id, share }) => [id, share ?? 0]));
}

/** The component whose points moved the score most in its own direction. */
function mover(from: Judgement, to: Judgement, rose: boolean): ComponentId | null {
  const before = shares(from);
  const moves = [...shares(to)].map(([id, share]) => ({ id, by: share - (before.get(id) ?? 0) }));
  moves.sort((a, b) => (rose ? b.by - a.by : a.by - b.by));
  const [first] = moves;
  return first === undefined || first.by === 0 ? null : first.id;
}

/** Somebody who answered, or fell silent, between the two. */
function personTold(from: Judgement, to: Judgement, rose: boolean): Told | null {
  const active = ({ group }: Judgement) => group.people.filter(({ engagement }) => engagement === 'active');
  const [fewer, more] = rose ? [from, to] : [to, from];
  const still = new Set(active(fewer).map(({ id }) => id));
  const person = active(more).find(({ id }) => !still.has(id));
  if (person === undefined) return null;
  const last = (rose ? person : to.group.people.find(({ id }) => id === person.id))?.lastTwoWay?.at ?? null;
  return {
    code: rose ? 'person_answered' : 'person_fell_silent',
    params: { person: person.id, name: person.name, days: last === null ? null : daysBetween(last, to.facts.at) },
  };
}

function criterionTold(from: Judgement, to: Judgement, rose: boolean): Told | null {
  const before = new Map(from.gate.exit.map(({ id, state }) => [id, state]));
  const moved = to.gate.exit.find(({ id, state }) =>
    rose ? state === 'met' && before.get(id) !== 'met' : state !== 'met' && before.get(id) === 'met',
  );
  if (moved === undefined) return null;
  return { code: rose ? 'criterion_met' : 'criterion_lost', params: { criterion: moved.id, label: moved.label } };
}

function closeDateTold(from: Judgement, to: Judgement): Told | null {
  const [before, after] = [from, to].map(({ facts }) => facts.snapshot.deal.closeDate);
  if (before?.known !== true || after?.known !== true || before.value === after.value) return null;
  return { code: 'close_date_moved', params: { from: before.value, to: after.value } };
}

function told(from: Judgement, to: Judgement, component: ComponentId | null, rose: boolean): Told {
  const [was, is] = [from, to].map(({ facts }) => facts.snapshot);
  if (was !== undefined && is !== undefined && was.deal.stage !== is.deal.stage) {
    const params = { from: stageLabel(was, was.deal.stage), to: stageLabel(is, is.deal.stage) };
    return { code: 'stage_changed', params };
  }
  const days = daysBetween(from.facts.at, to.facts.at);
  const moved: Told = { code: 'component_moved', params: { component } };
  switch (component) {
    case 'multi_threading':
      return personTold(from, to, rose) ?? moved;
    case 'momentum':
      return personTold(from, to, rose) ?? (rose ? moved : { code: 'time_passed', params: { days } });
    case 'stage_gate':
      return criterionTold(from, to, rose) ?? moved;
    case 'plan':
      return closeDateTold(from, to) ?? moved;
    case 'pace':
      return rose ? moved : { code: 'time_passed', params: { days } };
    case 'signals':
    case null:
      return moved;
  }
}

/** What moved the score since a week ago, or where that was little, since four weeks ago (C30); null where nothing did. */
export function whatChanged(judgements: readonly Judgement[]): z.infer<typeof TrendChange> | null {
  const now = judgements.at(-1);
  if (now === undefined || now.score === null) return null;
  for (const weeks of [1, 4]) {
    const then = judgements.at(-1 - weeks);
    if (then === undefined || then.score === null) continue;
    const by = now.score - then.score;
    if (Math.abs(by) < WORTH_TELLING) continue;
    const component = mover(then, now, by > 0);
    return { since: then.facts.at, by, component, ...told(then, now, component, by > 0) };
  }
  return null;
}
