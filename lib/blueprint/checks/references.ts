import { didYouMean } from '../nearest.ts';
import type { Finding } from '../problem.ts';
import type { BlueprintDocument, Stage } from '../schema.ts';

type Path = Finding['path'];

/** A kind of thing that the blueprint declares and refers to by id. */
interface Kind {
  word: string;
  ids: ReadonlySet<string>;
}

/** Every reference to a seat, function, playbook, segment or stage that the blueprint does not declare. */
export function unknownReferences(document: BlueprintDocument): Finding[] {
  const seats: Kind = { word: 'seat', ids: new Set(Object.keys(document.seats)) };
  const functions: Kind = { word: 'function', ids: new Set(document.buying_group.functions.map(({ id }) => id)) };
  const playbooks: Kind = { word: 'playbook', ids: new Set(Object.keys(document.playbooks)) };
  const stages: Kind = { word: 'stage', ids: new Set(document.lifecycle.map(({ id }) => id)) };
  const segments: Kind = { word: 'segment', ids: new Set(document.market.segments.map(({ id }) => id)) };
  return [
    ...refer(seats, ['owner', 'seat'], document.owner.seat),
    ...refer(seats, ['owner', 'maintainer'], document.owner.maintainer),
    ...Object.entries(document.seats).flatMap(([id, seat]) =>
      refer(seats, ['seats', id, 'reports_to'], seat.reports_to),
    ),
    ...document.lifecycle.flatMap((stage, index) =>
      inStage(stage, ['lifecycle', index], { seats, functions, playbooks, segments }),
    ),
    ...Object.entries(document.flags).flatMap(([id, rule]) => [
      ...refer(stages, ['flags', id, 'from_stage'], rule.from_stage),
      ...refer(playbooks, ['flags', id, 'playbook'], rule.playbook),
      ...refer(functions, ['flags', id, 'function'], 'function' in rule ? rule.function : undefined),
    ]),
  ];
}

function inStage(
  stage: Stage,
  at: Path,
  kinds: Record<'seats' | 'functions' | 'playbooks' | 'segments', Kind>,
): Finding[] {
  const { seats, functions, playbooks, segments } = kinds;
  const lists: [Path, string[]][] = [
    [[...at, 'required_functions'], stage.required_functions],
    ...Object.entries(stage.required_by_segment ?? {}).map(([segment, ids]): [Path, string[]] => [
      [...at, 'required_by_segment', segment],
      ids,
    ]),
  ];
  return [
    ...refer(seats, [...at, 'owner'], stage.owner),
    ...refer(playbooks, [...at, 'stuck', 'playbook'], stage.stuck.playbook),
    ...lists.flatMap(([path, ids]) => ids.flatMap((id, index) => refer(functions, [...path, index], id))),
    ...Object.keys(stage.required_by_segment ?? {}).flatMap((id) =>
      refer(segments, [...at, 'required_by_segment', id], id),
    ),
    ...Object.keys(stage.benchmark ?? {})
      .filter((id) => id !== 'default')
      .flatMap((id) => refer(segments, [...at, 'benchmark', id], id)),
  ];
}

function refer(kind: Kind, path: Path, id: string | undefined): Finding[] {
  if (id === undefined || kind.ids.has(id)) return [];
  return [{ path, message: `there is no ${kind.word} \`${id}\``, remedy: didYouMean(id, kind.ids) }];
}
