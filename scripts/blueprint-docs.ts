import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { vocabularyWords } from '../lib/blueprint/reference.ts';
import { exampleOf } from './docs/examples.ts';
import { blueprintSchema, isCrmField, type Key, keysOf, type SchemaNode } from './docs/json-schema.ts';

const DOCUMENT = new URL('../docs/blueprint.md', import.meta.url);
const DEFAULT = new URL('../lib/blueprint/default.yaml', import.meta.url);

const TYPES: Record<string, string> = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: 'yes or no',
  array: 'list',
  object: 'map',
};

function typeOf(node: SchemaNode): string {
  if (isCrmField(node)) return 'field of each CRM';
  if (node.const !== undefined) return `\`${node.const}\``;
  if (node.enum) return node.enum.map((value) => `\`${value}\``).join(', ');
  const forms = [...(node.anyOf ?? []), ...(node.oneOf ?? [])];
  if (forms.length > 0) return [...new Set(forms.map(typeOf))].join(', or ');
  if (node.format === 'date') return 'day';
  if (node.format === 'duration') return 'duration';
  if (Array.isArray(node.type)) return node.type.map((type) => TYPES[type] ?? type).join(' or ');
  return TYPES[node.type ?? ''] ?? '';
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function row({ path, node, required }: Key): string {
  const name = required ? `**\`${path}\`**` : `\`${path}\``;
  return `| ${name} | ${cell(typeOf(node))} | ${cell(node.description ?? '')} |`;
}

function part(key: string, node: SchemaNode, required: boolean, example: unknown): string {
  const rows = keysOf(node).map(row);
  const ids = typeof node.additionalProperties === 'object';
  return [
    `### \`${key}\`${required ? '' : ' (may be left out)'}`,
    '',
    `${node.description ?? ''}.`,
    '',
    ...(rows.length > 0 ? ['| key | type | what it says |', '| --- | --- | --- |', ...rows, ''] : []),
    '```yaml',
    exampleOf(key, example, ids),
    '```',
    '',
  ].join('\n');
}

/** The reference of every part, from the schema, with an example from the default blueprint. */
function parts(): string {
  const { properties = {}, required } = blueprintSchema();
  const examples = z.record(z.string(), z.unknown()).parse(parse(readFileSync(DEFAULT, 'utf8')));
  return Object.entries(properties)
    .map(([key, node]) => part(key, node, required.includes(key), examples[key]))
    .join('\n');
}

/** The reference of what expressions can name, from the vocabulary itself. */
function vocabulary(): string {
  const rows = vocabularyWords().map(
    ({ name, type, says, example }) => `| \`${name}\` | ${type} | ${cell(says)} | \`${cell(example)}\` |`,
  );
  return ['| name | type | what it is | example |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

function between(text: string, name: string, made: string): string {
  const begin = `<!-- ${name}: made by scripts/blueprint-docs.ts -->\n`;
  const end = `<!-- end of ${name} -->`;
  const [before, rest = ''] = text.split(begin);
  const [, after] = rest.split(end);
  if (before === undefined || after === undefined) throw new Error(`docs/blueprint.md has no place for its ${name}`);
  return `${before}${begin}\n${made}\n${end}${after}`;
}

/** docs/blueprint.md as it should be: its own text, with the references made anew. */
export function blueprintDocs(): string {
  const text = readFileSync(DOCUMENT, 'utf8');
  return between(between(text, 'parts', parts()), 'vocabulary', vocabulary());
}

if (import.meta.main) writeFileSync(DOCUMENT, blueprintDocs());
