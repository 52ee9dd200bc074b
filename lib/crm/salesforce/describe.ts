import { z } from 'zod';
import { FieldLabels, labelIn } from '../../record/field-labels.ts';
import { OptionLabels } from '../../record/value-labels.ts';
import { DescribeAnswer } from './answers.ts';
import * as api from './api.ts';
import { ask, bodyOf } from './ask.ts';
import type { Versioned } from './version.ts';

/** The objects whose fields depend on the user's permissions or on what the organisation has switched on. */
export const OBJECTS = [
  'Opportunity',
  'OpportunityContactRole',
  'Contact',
  'Account',
  'Task',
  'Event',
  'EmailMessage',
  'Note',
  'Case',
  'CampaignMember',
  'User',
  'Organization',
  'CurrencyType',
] as const;
export type ObjectName = (typeof OBJECTS)[number];

/**
 * What the user may see of one object: its fields' types and labels by name, the labels of picklists whose values people
 * may see, and the names of its child lists.
 */
export const ObjectShape = z.object({
  modified: z.string().nullable(),
  fields: z.record(z.string(), z.string()),
  labels: FieldLabels,
  picklists: z.record(z.string(), OptionLabels).default({}),
  children: z.array(z.string()),
});
export type ObjectShape = z.infer<typeof ObjectShape>;

/** The shapes of the objects; null for one that the user may not read or the organisation does not have. */
export const Shapes = z.record(z.enum(OBJECTS), ObjectShape.nullable());
export type Shapes = z.infer<typeof Shapes>;

/** The fields of which picklists are wanted with their labels, by the names they are asked by; none of other objects. */
export type Shown = Partial<Record<ObjectName, readonly string[]>>;

const PICKLISTS = ['picklist', 'multipicklist', 'combobox'];

function picklistsOf(shape: Pick<ObjectShape, 'fields'>, names: readonly string[]): string[] {
  const fields = names.flatMap((name) => fieldFor(shape, name) ?? []);
  return fields.filter((field) => PICKLISTS.includes(shape.fields[field] ?? ''));
}

/** Whether a shape has what is wanted of it, so that it need not be read again while the object does not change. */
function suffices(shape: ObjectShape, names: readonly string[]): boolean {
  return picklistsOf(shape, names).every((field) => Object.hasOwn(shape.picklists, field));
}

function shapeOf(
  { fields: described, childRelationships }: z.infer<typeof DescribeAnswer>,
  modified: string | null,
  names: readonly string[],
): ObjectShape {
  const fields = Object.fromEntries(described.map(({ name, type }) => [name, type]));
  const wanted = new Set(picklistsOf({ fields }, names));
  return {
    modified,
    fields,
    labels: Object.fromEntries(described.flatMap(({ name, label }) => (label ? [[name, label]] : []))),
    picklists: Object.fromEntries(
      described
        .filter(({ name }) => wanted.has(name))
        .map(({ name, picklistValues }) => [
          name,
          Object.fromEntries(picklistValues.flatMap(({ value, label }) => (label ? [[value, label]] : []))),
        ]),
    ),
    children: childRelationships.flatMap(({ relationshipName }) => relationshipName ?? []),
  };
}

/**
 * Reads the shapes in one request; what has not changed since `kept` was read is taken from there, unless it lacks the
 * labels of a picklist that is `shown`.
 */
export async function readShapes(session: Versioned, kept: Shapes | null, shown: Shown): Promise<Shapes> {
  const parts = OBJECTS.map((object) => {
    const known = kept?.[object] ?? null;
    const since = known !== null && suffices(known, shown[object] ?? []) ? known.modified : null;
    return [object, api.describe(object, since)] as const;
  });
  const replies = await ask(session, Object.fromEntries(parts));
  const shapes = OBJECTS.map((object): [ObjectName, ObjectShape | null] => {
    const reply = replies.get(object);
    if (reply?.state === 'unchanged') return [object, kept?.[object] ?? null];
    const answer = bodyOf(reply, DescribeAnswer, `describe ${object}`);
    if (answer === null || reply?.state !== 'given') return [object, null];
    return [object, shapeOf(answer, reply.modified, shown[object] ?? [])];
  });
  return Shapes.parse(Object.fromEntries(shapes));
}

/** What Salesforce has just refused to know: a field or child list of one object, or of any where it does not say. */
export interface Refused {
  name: string;
  object: string | null;
}

/** The shapes without what was refused; it may have been hidden since the shapes were read. */
export function without(shapes: Shapes, refused: readonly Refused[]): Shapes {
  const left = OBJECTS.map((object): [ObjectName, ObjectShape | null] => {
    const shape = shapes[object];
    if (shape === null || refused.some((it) => it.object === null && same(it.name, object))) return [object, null];
    const stays = (name: string) =>
      !refused.some((it) => same(it.name, name) && (it.object === null || same(it.object, object)));
    const fields = Object.entries(shape.fields).filter(([name]) => stays(name));
    return [object, { ...shape, fields: Object.fromEntries(fields), children: shape.children.filter(stays) }];
  });
  return Shapes.parse(Object.fromEntries(left));
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The field that goes by a name: its own, or for a custom field also that in lower case without `__c`. */
export function fieldFor(shape: Pick<ObjectShape, 'fields'> | null, name: string): string | null {
  const names = Object.keys(shape?.fields ?? {});
  const alike = (field: string) => field.toLowerCase() === name.toLowerCase();
  const short = (field: string) => /__c$/i.test(field) && field.slice(0, -3).toLowerCase() === name.toLowerCase();
  return names.find((field) => field === name) ?? names.find(alike) ?? names.find(short) ?? null;
}

/** What the organisation calls those of the fields that it describes, under the names they are asked by. */
export function labelsIn(shape: ObjectShape | null, names: readonly string[]): FieldLabels {
  return Object.fromEntries(
    names.flatMap((name) => {
      const label = labelIn(shape?.labels, fieldFor(shape, name) ?? '');
      return label === null ? [] : [[name, label]];
    }),
  );
}
