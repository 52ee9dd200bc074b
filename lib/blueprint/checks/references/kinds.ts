import { didYouMean } from '../../nearest.ts';
import type { Finding } from '../../problem.ts';
import type { BlueprintDocument } from '../../schema.ts';

type Path = Finding['path'];

/** A kind of thing that the blueprint declares and refers to by id. */
interface Kind {
  word: string;
  ids: ReadonlySet<string>;
}

/** Finds nothing where the id is declared or left out, else what is wrong with the reference at `path`. */
export type Refer = (path: Path, id: string | undefined) => Finding[];

/** The kinds of thing that a blueprint refers to, each with the check of a reference to it. */
export interface Kinds {
  seat: Refer;
  segment: Refer;
  function: Refer;
  stage: Refer;
  playbook: Refer;
  offer: Refer;
  motion: Refer;
  system: Refer;
  signal: Refer;
  decision: Refer;
  metric: Refer;
}

/** The references that a blueprint can make. */
export function kindsOf(document: BlueprintDocument): Kinds {
  const keys = (word: string, map: Record<string, unknown>) => refer({ word, ids: new Set(Object.keys(map)) });
  const list = (word: string, items: readonly { id: string }[]) =>
    refer({ word, ids: new Set(items.map(({ id }) => id)) });
  return {
    seat: keys('seat', document.seats),
    segment: list('segment', document.market.segments),
    function: list('function', document.buying_group.functions),
    stage: list('stage', document.lifecycle),
    playbook: keys('playbook', document.playbooks),
    offer: list('offer', document.offers),
    motion: list('motion', document.motions),
    system: keys('system', document.systems),
    signal: refer({ word: 'signal type', ids: new Set(document.signals.map(({ type }) => type)) }),
    decision: list('decision', document.decisions),
    metric: keys('metric', document.metrics),
  };
}

function refer(kind: Kind): Refer {
  return (path, id) => {
    if (id === undefined || kind.ids.has(id)) return [];
    return [{ path, message: `there is no ${kind.word} \`${id}\``, remedy: didYouMean(id, kind.ids) }];
  };
}

/** The same for every id of a list. */
export function referEach(refer: Refer, path: Path, ids: readonly string[] | undefined): Finding[] {
  return (ids ?? []).flatMap((id, index) => refer([...path, index], id));
}
