import type { AssessedFunction } from '../lib/assess/schema/group.ts';
import { EngagedDot, HiddenDot, IdentifiedDot, MissingDot, UnknownGlyph } from './Icons.tsx';

type State = AssessedFunction['state'];

const DOT = {
  engaged: EngagedDot,
  identified: IdentifiedDot,
  hidden: HiddenDot,
  missing: MissingDot,
  unknown: UnknownGlyph,
};

/** The dot of a function: engaged or not, hidden, missing or unknown; its word stands beside it. */
export function FunctionDot(props: { state: State }) {
  const Dot = DOT[props.state];
  return <Dot />;
}

/** What a function's dot says: whether those who are named are engaged may be unknown. */
export function shownState({ state, mayBeEngaged }: Pick<AssessedFunction, 'state' | 'mayBeEngaged'>): State {
  return state === 'identified' && mayBeEngaged ? 'unknown' : state;
}
