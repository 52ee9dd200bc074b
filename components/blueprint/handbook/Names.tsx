import { hashOf } from '../route.ts';
import { useBook } from './book.ts';

/** A part named elsewhere, as a link to its place. */
function PlaceLink(props: { path: string; label: string | undefined; id: string }) {
  if (props.label === undefined) return <span>{props.id}</span>;
  return <a href={hashOf({ page: 'handbook', path: props.path })}>{props.label}</a>;
}

/** A seat by its label. */
export function SeatName(props: { id: string }) {
  return <PlaceLink path={`seats.${props.id}`} label={useBook().document.seats[props.id]?.label} id={props.id} />;
}

export function PlaybookName(props: { id: string | undefined }) {
  const { playbooks } = useBook().document;
  if (props.id === undefined) return null;
  return <PlaceLink path={`playbooks.${props.id}`} label={playbooks[props.id]?.label} id={props.id} />;
}

export function StageName(props: { id: string }) {
  const { lifecycle } = useBook().document;
  return <PlaceLink path={`lifecycle.${props.id}`} label={labelIn(lifecycle, props.id)} id={props.id} />;
}

export function FunctionName(props: { id: string }) {
  const { functions } = useBook().document.buying_group;
  return <PlaceLink path={`buying_group.functions.${props.id}`} label={labelIn(functions, props.id)} id={props.id} />;
}

export function SegmentName(props: { id: string }) {
  const { segments } = useBook().document.market;
  return <PlaceLink path={`market.segments.${props.id}`} label={labelIn(segments, props.id)} id={props.id} />;
}

function OfferName(props: { id: string }) {
  return <PlaceLink path={`offers.${props.id}`} label={labelIn(useBook().document.offers, props.id)} id={props.id} />;
}

function MotionName(props: { id: string }) {
  return <PlaceLink path={`motions.${props.id}`} label={labelIn(useBook().document.motions, props.id)} id={props.id} />;
}

export function DecisionName(props: { id: string }) {
  const { decisions } = useBook().document;
  return <PlaceLink path={`decisions.${props.id}`} label={labelIn(decisions, props.id)} id={props.id} />;
}

export function SystemName(props: { id: string }) {
  return <PlaceLink path={`systems.${props.id}`} label={useBook().document.systems[props.id]?.label} id={props.id} />;
}

export function MetricName(props: { id: string }) {
  return <PlaceLink path={`metrics.${props.id}`} label={useBook().document.metrics[props.id]?.label} id={props.id} />;
}

const NAME = {
  seat: SeatName,
  stage: StageName,
  function: FunctionName,
  segment: SegmentName,
  offer: OfferName,
  motion: MotionName,
  system: SystemName,
};

/** Several parts of one kind, by their labels; `none` stands for an empty list. */
export function NameList(props: { kind: keyof typeof NAME; ids: readonly string[]; none?: string }) {
  const Name = NAME[props.kind];
  if (props.ids.length === 0) return props.none === undefined ? null : <span class="quiet">{props.none}</span>;
  return (
    <ul class="names">
      {props.ids.map((id) => (
        <li key={id}>
          <Name id={id} />
        </li>
      ))}
    </ul>
  );
}

function labelIn(list: readonly { id: string; label: string }[], id: string): string | undefined {
  return list.find((entry) => entry.id === id)?.label;
}
