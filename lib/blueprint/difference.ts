import { stayed } from './order.ts';
import { idOf, type Path, type Source } from './source.ts';

type Scalar = string | number | boolean;
type Values = Readonly<Record<string, unknown>>;

/** Where a change stands and what it concerns. */
interface Where {
  /** Ids in place of list numbers; in the newer document, or in the older where the part was removed. */
  path: string;
  line: number;
  /** Labels of what the part is in, from the outside: a stage, a criterion. */
  within: string[];
  /** The part's label or, where it has none, its key or value. */
  name: string;
  /** Whether it changes the design itself, or only how the tools at hand stand for it (S89). */
  concerns: 'design' | 'tools';
}

/** One difference between two blueprints, by ids and not by lines. */
export type Change =
  | (Where & { kind: 'added' | 'removed' })
  | (Where & { kind: 'changed'; from: Scalar; to: Scalar })
  | (Where & { kind: 'moved'; from: number; to: number });

/** Keys under which a document names what a CRM calls things. */
const TOOLS = ['crm', 'hubspot', 'salesforce', 'roles', 'from'];
/** Maps whose keys are ids. */
const BY_ID = ['seats', 'playbooks'];
/** Maps in which those keys mean something else: a band of probability is `from` … `to`. */
const NO_TOOLS = [...BY_ID, 'probability'];
/** Keys that name an item where it has no id. */
const NAMING = ['type', 'outcome', 'field', 'source', 'what'];

/** A part that both documents may have, and what is known of the way to it. */
interface Step {
  was: Path;
  is: Path;
  within: string[];
  concerns: Where['concerns'];
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function textAt(value: unknown, key: string): string | undefined {
  const text = isValues(value) ? value[key] : undefined;
  return typeof text === 'string' ? text : undefined;
}

function namingOf(item: unknown): string | undefined {
  return idOf(item) ?? NAMING.map((key) => textAt(item, key)).find((text) => text !== undefined);
}

/** What an item of a list is known by in both documents. */
function identity(item: unknown): string {
  return namingOf(item) ?? JSON.stringify(item);
}

function labelOf(value: unknown): string | undefined {
  return isScalar(value) ? String(value) : (textAt(value, 'label') ?? namingOf(value));
}

function concernsOf(key: string, { is, concerns }: Step): Where['concerns'] {
  if (concerns === 'tools' || NO_TOOLS.includes(String(is.at(-1)))) return concerns;
  const resolvesSeat = key === 'is' && is[0] === 'seats';
  return TOOLS.includes(key) || resolvesSeat ? 'tools' : 'design';
}

/**
 * What differs between two documents, whether or not they load. A part that is new or gone is one change, whatever it
 * holds; items of lists are known by their ids, so that a rule which only moved is one that moved.
 */
export function difference(before: Source, after: Source): Change[] {
  const changes: Change[] = [];

  function where(source: Source, path: Path, name: string, { within, concerns }: Step): Where {
    return { path: source.named(path), line: source.locate(path).line, within, name, concerns };
  }

  function removed(name: string, step: Step): void {
    changes.push({ kind: 'removed', ...where(before, step.was, name, step) });
  }

  function added(name: string, step: Step): void {
    changes.push({ kind: 'added', ...where(after, step.is, name, step) });
  }

  function compare(old: unknown, now: unknown, step: Step): void {
    const key = String(step.is.at(-1) ?? '');
    const nameOf = (value: unknown) => (isScalar(value) ? key : (labelOf(value) ?? key));
    if (isAbsent(old) || isAbsent(now)) {
      if (!isAbsent(old)) removed(nameOf(old), step);
      if (!isAbsent(now)) added(nameOf(now), step);
    } else if (Array.isArray(old) && Array.isArray(now)) compareLists(old, now, step);
    else if (isValues(old) && isValues(now)) compareMaps(old, now, step);
    else if (!isScalar(old) || !isScalar(now)) {
      removed(nameOf(old), step);
      added(nameOf(now), step);
    } else if (old !== now) changes.push({ kind: 'changed', from: old, to: now, ...where(after, step.is, key, step) });
  }

  function compareMaps(old: Values, now: Values, step: Step): void {
    const ofItems = BY_ID.includes(String(step.is.at(-1)));
    for (const key of new Set([...Object.keys(now), ...Object.keys(old)])) {
      const isBoth = isValues(old[key]) && isValues(now[key]);
      const within = ofItems && isBoth ? [...step.within, labelOf(now[key]) ?? key] : step.within;
      const below = { was: [...step.was, key], is: [...step.is, key], within, concerns: concernsOf(key, step) };
      compare(old[key], now[key], below);
    }
  }

  function compareLists(old: readonly unknown[], now: readonly unknown[], step: Step): void {
    const was = new Map(old.map((item, at) => [identity(item), { item, at }]));
    const is = new Map(now.map((item, at) => [identity(item), { item, at }]));
    const nameOf = (item: unknown, at: number) => labelOf(item) ?? String(at + 1);
    for (const [id, { item, at }] of was) {
      if (!is.has(id)) removed(nameOf(item, at), { ...step, was: [...step.was, at] });
    }
    const unmoved = stayed([...is.keys()].flatMap((id) => was.get(id)?.at ?? []));
    for (const [id, { item, at }] of is) {
      const then = was.get(id);
      const name = nameOf(item, at);
      if (!then) added(name, { ...step, is: [...step.is, at] });
      else {
        const place = { ...step, was: [...step.was, then.at], is: [...step.is, at] };
        if (!unmoved.has(then.at)) {
          changes.push({ kind: 'moved', from: then.at + 1, to: at + 1, ...where(after, place.is, name, place) });
        }
        compare(then.item, item, { ...place, within: [...step.within, name] });
      }
    }
  }

  compare(before.value, after.value, { was: [], is: [], within: [], concerns: 'design' });
  return changes;
}
