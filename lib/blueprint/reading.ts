import type { OrgMetadata } from '../record/org-metadata.ts';
import { ORG_RULES } from './against/index.ts';
import { type LoadOptions, loadBlueprint } from './load.ts';
import type { Problem } from './problem.ts';
import type { BlueprintDocument } from './schema.ts';

/** A document as people read it: its parts, and the line of the text where each path stands. Plain data throughout. */
export interface Read {
  document: BlueprintDocument;
  /** By path with ids in place of list numbers, as `lifecycle.selection.exit.budget`. */
  lines: Record<string, number>;
}

/** What became of reading a text: the document with what should be mended in it, or what keeps it from loading. */
export type Reading = { ok: true; read: Read; warnings: Problem[] } | { ok: false; problems: Problem[] };

/** Loads a text as `loadBlueprint` does and gives plain data, which can be passed on from a worker. */
export function readBlueprint(text: string, options: LoadOptions = {}): Reading {
  const loaded = loadBlueprint(text, options);
  if (!loaded.ok) return loaded;
  const { lines, warnings } = loaded.plain();
  return { ok: true, read: { document: loaded.blueprint.document, lines }, warnings };
}

const AGAINST_ORG: ReadonlySet<string> = new Set(ORG_RULES.map(({ id }) => id));

/** What a text names and an organisation does not have, by line; nothing where the text does not load. */
export function missingIn(text: string, org: OrgMetadata): Problem[] {
  const loaded = loadBlueprint(text, { org });
  return loaded.ok ? loaded.warnings.filter(({ rule }) => AGAINST_ORG.has(rule)) : [];
}
