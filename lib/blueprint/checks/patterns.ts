import { patternError } from '../expressions/pattern.ts';
import type { Finding } from '../problem.ts';
import type { BlueprintDocument } from '../schema.ts';

const REMEDY = 'Mend it (RE2 syntax: no look-around, no back references), or quote it with single quotes.';

/** Title rules and names of CRM events that are no valid regular expression. */
export function brokenPatterns({ buying_group, signals }: BlueprintDocument): Finding[] {
  const rules = buying_group.functions.flatMap(({ titles }, index) =>
    titles.map((pattern, item) => ({ pattern, path: ['buying_group', 'functions', index, 'titles', item] })),
  );
  const exceptions = buying_group.titles_without_function.map((pattern, item) => ({
    pattern,
    path: ['buying_group', 'titles_without_function', item],
  }));
  const events = signals.flatMap(({ from }, index) =>
    from !== undefined && 'event' in from && from.named !== undefined
      ? [{ pattern: from.named, path: ['signals', index, 'from', 'named'] }]
      : [],
  );
  return [...rules, ...exceptions, ...events].flatMap(({ pattern, path }) => {
    const error = patternError(pattern);
    return error === null ? [] : [{ path, message: error, remedy: REMEDY }];
  });
}
