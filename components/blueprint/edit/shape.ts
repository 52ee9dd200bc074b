import { z } from 'zod';
import { BlueprintDocument } from '../../../lib/blueprint/schema.ts';

/** A node of the JSON Schema of the blueprint, as far as the editor reads it. */
interface Node {
  description?: string | undefined;
  type?: string | string[] | undefined;
  enum?: unknown[] | undefined;
  const?: unknown;
  properties?: Record<string, Node> | undefined;
  required?: string[] | undefined;
  items?: Node | undefined;
  prefixItems?: Node[] | undefined;
  additionalProperties?: Node | boolean | undefined;
  anyOf?: Node[] | undefined;
  oneOf?: Node[] | undefined;
}

const Node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    description: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    properties: z.record(z.string(), Node).optional(),
    required: z.array(z.string()).optional(),
    items: Node.optional(),
    prefixItems: z.array(Node).optional(),
    additionalProperties: z.union([z.boolean(), Node]).optional(),
    anyOf: z.array(Node).optional(),
    oneOf: z.array(Node).optional(),
  }),
);

/** What the format allows at a place. */
export interface Shape {
  description: string | null;
  keys: { name: string; description: string | null; required: boolean }[];
  /** Values that may be written as they stand. */
  values: string[];
}

/** Answers what the blueprint's format allows under a path; `*` stands for an item of a list. */
export function createShapes(): (path: readonly string[]) => Shape {
  const root = Node.parse(z.toJSONSchema(BlueprintDocument, { io: 'input', reused: 'inline', unrepresentable: 'any' }));
  return (path) => {
    const nodes = path.reduce((at, key) => at.flatMap((node) => under(node, key)), [root]).flatMap(forms);
    const described = path.length === 0 ? undefined : nodes.find((node) => node.description !== undefined);
    return {
      description: described?.description ?? null,
      keys: nodes.flatMap((node) =>
        Object.entries(node.properties ?? {}).map(([name, child]) => ({
          name,
          description: child.description ?? null,
          required: node.required?.includes(name) ?? false,
        })),
      ),
      values: [...new Set(nodes.flatMap(valuesOf))],
    };
  };
}

/** A node and all that it may also be. */
function forms(node: Node): Node[] {
  return [node, ...[...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap(forms)];
}

function under(node: Node, key: string): Node[] {
  return forms(node).flatMap((form) => {
    if (key === '*') return [...(form.items ? [form.items] : []), ...(form.prefixItems ?? [])];
    const properties = new Map(Object.entries(form.properties ?? {}));
    const named = properties.get(key);
    if (named !== undefined) return [named];
    return typeof form.additionalProperties === 'object' ? [form.additionalProperties] : [];
  });
}

function valuesOf(node: Node): string[] {
  if (node.type === 'boolean') return ['true', 'false'];
  const values = [...(node.enum ?? []), ...(node.const === undefined ? [] : [node.const])];
  return values.map(String);
}
