import type { Tension } from '../../blueprint/schema/signals.ts';
import { signalKey } from '../../record/signal.ts';
import { DAY_MS, millis } from '../../record/time.ts';
import { playbookOf } from '../playbook.ts';
import type { AssessedTension } from '../schema/signals.ts';
import { seatHolder } from '../seat.ts';
import type { SignalGround } from './ground.ts';
import { holds, triggers } from './route.ts';
import type { Typed } from './typed.ts';

type Side = AssessedTension['between'][number];

function sideOf(tension: Tension, index: number, recent: readonly Typed[], ground: SignalGround): Side[] {
  const pole = tension.between[index];
  if (pole === undefined) return [];
  const path = `tensions.${tension.id}.between.${index}.when`;
  const found = recent.filter(
    (typed) => triggers(pole, typed) && (pole.when === undefined || holds(path, typed, ground) === true),
  );
  return [{ label: pole.label, signals: found.map(({ signal }) => signalKey(signal)) }];
}

/** The tensions of the blueprint that hold: both sides spoke within the time, by different signals. */
export function tensionsOf(typed: readonly Typed[], ground: SignalGround): AssessedTension[] {
  const { blueprint } = ground;
  return blueprint.document.tensions.flatMap((tension) => {
    const recent = typed.filter(({ signal }) => ground.atMs - millis(signal.at) <= tension.within * DAY_MS);
    const between = tension.between.flatMap((_pole, index) => sideOf(tension, index, recent, ground));
    const distinct = new Set(between.flatMap(({ signals }) => signals)).size;
    if (between.some(({ signals }) => signals.length === 0) || distinct < 2) return [];
    return [
      {
        id: tension.id,
        label: tension.label,
        between,
        ruling: tension.ruling ?? null,
        owner: seatHolder(tension.owner, blueprint, ground.seats),
        playbook: playbookOf(tension.playbook, blueprint),
        line: blueprint.place(`tensions.${tension.id}`),
      },
    ];
  });
}
