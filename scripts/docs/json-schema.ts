import { z } from 'zod';
import { BlueprintDocument } from '../../lib/blueprint/schema.ts';

/** What the reference reads of a JSON Schema. */
const SchemaNode = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  const: z.union([z.string(), z.number(), z.boolean()]).optional(),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
  format: z.string().optional(),
  description: z.string().optional(),
  default: z.unknown().optional(),
  required: z.array(z.string()).default([]),
  get properties() {
    return z.record(z.string(), SchemaNode).optional();
  },
  get additionalProperties() {
    return z.union([z.boolean(), SchemaNode]).optional();
  },
  get items() {
    return SchemaNode.optional();
  },
  get anyOf() {
    return z.array(SchemaNode).optional();
  },
  get oneOf() {
    return z.array(SchemaNode).optional();
  },
});
export type SchemaNode = z.infer<typeof SchemaNode>;

/** The blueprint's JSON Schema, taken apart. */
export function blueprintSchema(): SchemaNode {
  return SchemaNode.parse(z.toJSONSchema(BlueprintDocument, { io: 'input', reused: 'inline' }));
}

/** One key of the blueprint: where it stands below its part, and what is written there. */
export interface Key {
  /** As `exit[].when`; `ID` stands for a key that the author chooses. */
  path: string;
  node: SchemaNode;
  required: boolean;
}

/** Whether the node is a field named in each CRM, whose two keys need no rows of their own. */
export function isCrmField({ properties }: SchemaNode): boolean {
  const keys = Object.keys(properties ?? {});
  return keys.length === 2 && keys.every((key) => key === 'hubspot' || key === 'salesforce');
}

/** The keys below a node, each form of a choice after the other, a key of several forms once. */
export function keysOf(node: SchemaNode, prefix = ''): Key[] {
  if (isCrmField(node)) return [];
  const own = Object.entries(node.properties ?? {}).flatMap(([key, child]): Key[] => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    return [{ path, node: child, required: node.required.includes(key) }, ...keysOf(child, path)];
  });
  const additional = typeof node.additionalProperties === 'object' ? [node.additionalProperties] : [];
  const all = [
    ...own,
    ...additional.flatMap((child) => keysOf(child, prefix === '' ? 'ID' : `${prefix}.ID`)),
    ...(node.items ? keysOf(node.items, `${prefix}[]`) : []),
    ...[...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap((form) => keysOf(form, prefix)),
  ];
  return all.filter(({ path }, index) => all.findIndex((other) => other.path === path) === index);
}
