import type { Finding } from '../../problem.ts';
import type { BlueprintDocument } from '../../schema.ts';
import { type Kinds, referEach } from './kinds.ts';

/** References of what is sold, how, and how deals come to be. */
export function marketReferences(document: BlueprintDocument, kinds: Kinds): Finding[] {
  const { offers, commercial_model, acquisition, motions } = document;
  const model = (key: keyof typeof commercial_model, index: number) => ['commercial_model', key, index];
  return [
    ...offers.flatMap(({ segments }, index) => referEach(kinds.segment, ['offers', index, 'segments'], segments)),
    ...commercial_model.pricing.flatMap(({ offers: of }, index) =>
      referEach(kinds.offer, [...model('pricing', index), 'offers'], of),
    ),
    ...commercial_model.engagement.flatMap(({ segments }, index) =>
      referEach(kinds.segment, [...model('engagement', index), 'segments'], segments),
    ),
    ...commercial_model.guardrails.flatMap(({ decision }, index) =>
      kinds.decision([...model('guardrails', index), 'decision'], decision),
    ),
    ...acquisition.mechanisms.flatMap(({ owner }, index) =>
      kinds.seat(['acquisition', 'mechanisms', index, 'owner'], owner),
    ),
    ...motions.flatMap(({ owner, indicator }, index) => [
      ...kinds.seat(['motions', index, 'owner'], owner),
      ...kinds.metric(['motions', index, 'indicator'], indicator),
    ]),
  ];
}
