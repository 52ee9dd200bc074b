import type { FlagId } from '../schema/flags.ts';

/** Which flags stand for which others when both fire from one cause, the plainest word of the cause first (R64). */
const STANDS_FOR: readonly [FlagId, readonly FlagId[]][] = [
  ['champion_gone', ['champion_silent']],
  ['ghosted', ['going_dark', 'champion_silent']],
  ['going_dark', ['champion_silent']],
  ['close_date_past', ['pushed']],
  ['entered_unmet', ['skipped_stage']],
];

/** Of the flags that fire, those to show, each with the ones it stands for. */
export function folded(firing: readonly FlagId[]): Map<FlagId, FlagId[]> {
  const shown = new Map<FlagId, FlagId[]>(firing.map((id) => [id, []]));
  for (const [head, others] of STANDS_FOR) {
    const folds = shown.get(head);
    if (folds === undefined) continue;
    for (const other of others) {
      const inner = shown.get(other);
      if (inner === undefined) continue;
      folds.push(other, ...inner);
      shown.delete(other);
    }
  }
  return shown;
}
