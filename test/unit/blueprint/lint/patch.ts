import { parse, stringify } from 'yaml';
import { DEFAULT } from '../facts.ts';

type Value = unknown;
type Container = Record<string, Value> | Value[];

/** Changes to a blueprint: the path of each place (ids in place of list numbers) with what is written there instead. */
export type Patch = Record<string, Value>;

function isContainer(value: Value): value is Container {
  return typeof value === 'object' && value !== null;
}

function isNamed(item: Value, name: string): boolean {
  if (!isContainer(item) || Array.isArray(item)) return false;
  return [item.id, item.type, item.outcome].includes(name);
}

function keyOf(parent: Container, name: string): string | number {
  if (!Array.isArray(parent)) return name;
  const index = parent.findIndex((item) => isNamed(item, name));
  return index >= 0 ? index : Number(name);
}

function change(root: Container, path: string, value: Value): void {
  const names = path.replace(/\+$/, '').split('/');
  const last = names.pop() ?? '';
  const parent = names.reduce((at: Container, name) => {
    const next = Reflect.get(at, keyOf(at, name));
    if (!isContainer(next)) throw new Error(`the default blueprint has no ${path}`);
    return next;
  }, root);
  const key = keyOf(parent, last);
  if (path.endsWith('+')) Reflect.get(parent, key).push(...(Array.isArray(value) ? value : [value]));
  else if (value === null) Reflect.deleteProperty(parent, key);
  else Reflect.set(parent, key, value);
}

const WHOLE: Container = parse(DEFAULT);

/** The default blueprint with changes: `a/b` replaces, `a/b+` adds to a list, null takes out. */
export function changed(patch: Patch): unknown {
  const root = structuredClone(WHOLE);
  for (const [path, value] of Object.entries(patch)) change(root, path, value);
  return root;
}

/** The same as text. */
export function patched(patch: Patch): string {
  return stringify(changed(patch), { aliasDuplicateObjects: false });
}
