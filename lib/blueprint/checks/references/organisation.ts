import type { Finding } from '../../problem.ts';
import type { BlueprintDocument } from '../../schema.ts';
import { type Kinds, referEach } from './kinds.ts';

/** References of seats, and of what they own, decide, define and review. */
export function organisationReferences(document: BlueprintDocument, kinds: Kinds): Finding[] {
  const { owner, seats, processes, metrics, reviews } = document;
  return [
    ...kinds.seat(['owner', 'seat'], owner.seat),
    ...kinds.seat(['owner', 'maintainer'], owner.maintainer),
    ...Object.entries(seats).flatMap(([id, seat]) => kinds.seat(['seats', id, 'reports_to'], seat.reports_to)),
    ...processes.flatMap((process, index) => [
      ...kinds.seat(['processes', index, 'owner'], process.owner),
      ...referEach(kinds.stage, ['processes', index, 'stages'], process.stages),
    ]),
    ...owned(document, kinds),
    ...decided(document, kinds),
    ...Object.entries(metrics).flatMap(([id, metric]) => kinds.seat(['metrics', id, 'owner'], metric.owner)),
    ...reviews.flatMap(({ seat }, index) => kinds.seat(['reviews', index, 'seat'], seat)),
  ];
}

function owned({ ownership }: BlueprintDocument, kinds: Kinds): Finding[] {
  return ownership.flatMap(({ primary, contributing, motions, segments, stages, overlap }, index) => {
    const at = ['ownership', index];
    return [
      ...kinds.seat([...at, 'primary'], primary),
      ...referEach(kinds.seat, [...at, 'contributing'], contributing),
      ...referEach(kinds.motion, [...at, 'motions'], motions),
      ...referEach(kinds.segment, [...at, 'segments'], segments),
      ...referEach(kinds.stage, [...at, 'stages'], stages),
      ...kinds.seat([...at, 'overlap', 'with'], overlap?.with),
      ...kinds.seat([...at, 'overlap', 'final'], overlap?.final),
    ];
  });
}

function decided({ decisions }: BlueprintDocument, kinds: Kinds): Finding[] {
  return decisions.flatMap(({ seat, escalates_to }, index) => [
    ...kinds.seat(['decisions', index, 'seat'], seat),
    ...kinds.seat(['decisions', index, 'escalates_to'], escalates_to),
  ]);
}
