import type { CrmId } from '../record/ref.ts';
import type { Place } from './blueprint.ts';
import { compilePattern } from './expressions/pattern.ts';
import type { SignalRule } from './schema/signals.ts';
import type { BlueprintDocument } from './schema.ts';

type Group = BlueprintDocument['buying_group'];
type Found = { id: string; place: Place } | null;

/** Longer titles are no titles; matching is linear, but a page of text is still a page. */
const LONGEST_TITLE = 300;

/** Titles remembered with their function; judging asks for the same few again and again. */
const MOST_REMEMBERED = 2000;

/** A role as it is compared: `DECISION_MAKER`, `Decision-Maker` and `decision maker` are one. */
export function plainRole(role: string): string {
  return role
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

/** Finds the buying-group function that a CRM role stands for. */
export function roleFinder({ functions }: Group, place: (path: string) => Place) {
  const byRole = new Map<string, { id: string; path: string }>();
  for (const { id, roles } of functions) {
    for (const crm of ['hubspot', 'salesforce'] as const) {
      for (const [item, role] of roles[crm].entries()) {
        byRole.set(`${crm}:${plainRole(role)}`, { id, path: `buying_group.functions.${id}.roles.${crm}.${item}` });
      }
    }
  }
  return (crm: CrmId, role: string): Found => {
    const found = byRole.get(`${crm}:${plainRole(role)}`);
    return found ? { id: found.id, place: place(found.path) } : null;
  };
}

/** A title as it is matched: as written, and without accents, since both spellings are common. */
function spellings(title: string): string[] {
  const written = title.normalize('NFKC').trim().slice(0, LONGEST_TITLE);
  const plain = written
    .normalize('NFD')
    .replace(/\p{Script=Latin}\p{M}+/gu, (letter) => letter.charAt(0))
    .normalize('NFC');
  return plain === written ? [written] : [written, plain];
}

/** Tests texts against a pattern, which is compiled when the first text comes: most are never reached. */
function matcher(pattern: string): (text: string) => boolean {
  let compiled: ReturnType<typeof compilePattern> | null = null;
  return (text) => {
    compiled ??= compilePattern(pattern);
    return compiled.test(text);
  };
}

/** Tells whether a text has the name that the rule of a signal asks for, by the signal's type. */
export function nameMatcher(signals: readonly SignalRule[]): (type: string, text: string | null) => boolean {
  const rules = new Map(
    signals.flatMap(({ type, from }) =>
      from !== undefined && 'event' in from && from.named !== undefined ? [[type, matcher(from.named)] as const] : [],
    ),
  );
  return (type, text) => {
    const matches = rules.get(type);
    return matches === undefined || (text !== null && matches(text.normalize('NFC')));
  };
}

/** Finds the function that a job title suggests: the first rule, in the blueprint's order, that matches. */
export function titleFinder(group: Group, place: (path: string) => Place) {
  const none = group.titles_without_function.map(matcher);
  const rules = group.functions.flatMap(({ id, titles }) =>
    titles.map((title, item) => ({
      id,
      path: `buying_group.functions.${id}.titles.${item}`,
      matches: matcher(title),
    })),
  );
  function find(title: string): Found {
    const texts = spellings(title);
    if (none.some((matches) => texts.some(matches))) return null;
    const rule = rules.find(({ matches }) => texts.some(matches));
    return rule ? { id: rule.id, place: place(rule.path) } : null;
  }
  const remembered = new Map<string, Found>();
  return (title: string): Found => {
    const known = remembered.get(title);
    if (known !== undefined) return known;
    const found = find(title);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(title, found);
    return found;
  };
}
