import { ago, DOT, date, exact } from '../lib/i18n/format.ts';
import { useNow } from './clock.ts';

/** A moment in relative words, the exact one on hover. */
export function Ago(props: { at: string }) {
  return (
    <time dateTime={props.at} title={exact(props.at)}>
      {ago(props.at, useNow())}
    </time>
  );
}

/** The day of a fact right after what it says, set apart so that it does not read as part of that; nothing where it has none. */
export function Dated(props: {
  at: string | null;
  /** What happened that day, where it is not the fact itself. */
  word?: string | null;
  /** Whether there is nothing before it to be set apart from. */
  alone?: boolean;
}) {
  const { at, word, alone = false } = props;
  if (at === null) return null;
  return (
    <span class="dated">
      {alone ? null : DOT}
      {word} <On at={at} />
    </span>
  );
}

/** A moment as its day, the exact one on hover. */
export function On(props: { at: string }) {
  return (
    <time dateTime={props.at} title={exact(props.at)}>
      {date(props.at, useNow())}
    </time>
  );
}
