import { ago, date, exact } from '../lib/i18n/format.ts';
import { useNow } from './clock.ts';

/** A moment in relative words, the exact one on hover. */
export function Ago(props: { at: string }) {
  return (
    <time dateTime={props.at} title={exact(props.at)}>
      {ago(props.at, useNow())}
    </time>
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
