import { z } from 'zod';
import type { Assessment } from '../../../lib/assess/schema/assessment.ts';
import { Evidence } from '../../../lib/assess/schema/evidence.ts';
import { normalId, worldId } from '../../crm/salesforce/ids.ts';

/** A field in which two assessments of the same deal differ. */
export interface Difference {
  /** As `health.components[].value`. */
  path: string;
  one: unknown;
  other: unknown;
  /** What the field is a part of, in each of the two. */
  of: { one: unknown; other: unknown };
}

/** What names the record or the reading, and is another one in each CRM by its nature; gaps are compared by themselves. */
const NATURAL = new Set(['ref', 'asOf', 'readAt', 'computedAt', 'link', 'since', 'gaps']);

/** Two readings are some seconds apart, and scores with them. */
const SAME_WITHIN = 0.005;
const SAME_WITHIN_MS = 60_000;

/** Every difference between two assessments of the same deal of the world, read from two CRMs. */
export function differences(one: Assessment, other: Assessment): Difference[] {
  const found: Difference[] = [];
  walk(withPlainSignals(one), withPlainSignals(other), '', found);
  return found;
}

/** Facts that only one of the CRMs keeps: HubSpot forms, Salesforce answers to campaigns. */
const OF_ONE_CRM = /:(form|campaign):/;

/**
 * The assessment with the signals of the CRM's own facts told without its names and links, in an order that does not rest
 * on them; the facts themselves are compared where they are judged.
 */
function withPlainSignals({ signals, ...rest }: Assessment) {
  const [own, others] = [true, false].map((isOwn) =>
    signals.list.filter(({ source }) => source.startsWith('crm:') === isOwn),
  );
  const facts = own
    ?.filter(({ key }) => !OF_ONE_CRM.test(key))
    .map(({ type, tier, at, person, route, status, weight }) => {
      return {
        type,
        tier,
        at,
        who: person?.name,
        to: route.state === 'routed' ? route.id : route.state,
        status,
        weight,
      };
    })
    .sort((a, b) => `${a.type} ${a.at} ${a.who}`.localeCompare(`${b.type} ${b.at} ${b.who}`));
  return { ...rest, signals: { ...signals, list: others }, facts };
}

function walk(
  one: unknown,
  other: unknown,
  path: string,
  found: Difference[],
  of: Difference['of'] = { one: null, other: null },
): void {
  if (isObject(one) && isObject(other) && Array.isArray(one) === Array.isArray(other)) {
    const told = inOrderOf(one, other);
    if (told !== other) found.push({ path: `${path}.order`, one, other, of });
    const [left, right] = [new Map(Object.entries(one)), new Map(Object.entries(told))];
    for (const key of new Set([...left.keys(), ...right.keys()])) {
      if (NATURAL.has(key)) continue;
      walk(
        left.get(key),
        right.get(key),
        Array.isArray(one) ? `${path}[]` : path === '' ? key : `${path}.${key}`,
        found,
        { one, other },
      );
    }
  } else if (!isSame(one, other)) found.push({ path, one, other, of });
}

const Conversations = z.array(Evidence.extend({ kind: z.literal('interaction') }));

/** The conversations of `other` in the order in which `one` tells the same ones, else `other` itself. */
function inOrderOf(one: object, other: object): object {
  const [ours, theirs] = [Conversations.safeParse(one).data, Conversations.safeParse(other).data];
  if (ours === undefined || theirs === undefined) return other;
  const sorted = ours.map(({ id }) => theirs.find((it) => isSame(it.id, id)));
  const isOther = sorted.some((it, index) => it !== theirs[index]);
  return isOther && sorted.every((it) => it !== undefined) && sorted.length === theirs.length ? sorted : other;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isSame(one: unknown, other: unknown): boolean {
  if (typeof one === 'number' && typeof other === 'number')
    return Math.abs(one - other) <= SAME_WITHIN * Math.max(1, Math.abs(one));
  if (typeof one !== 'string' || typeof other !== 'string') return one === other;
  if (/^\d{4}-\d\d-\d\dT/.test(one) && /^\d{4}-\d\d-\d\dT/.test(other))
    return Math.abs(Date.parse(one) - Date.parse(other)) < SAME_WITHIN_MS;
  return worldly(one) === worldly(other);
}

/** A text with the ids of a CRM in it written as the world writes them. */
function worldly(text: string): string {
  return text
    .replace(/\b0\w{17}\b/g, (id) => (normalId(id) === null ? id : worldId(id)))
    .replace(/^(?:call|email|meeting|task|note):(?=\d)/, '');
}
