import type { FlagId } from '../schema/flags.ts';

/** A flag that stands for another when both fire from one cause; some only where nobody has an active thread. */
interface Fold {
  shown: FlagId;
  folds: FlagId;
  onlySilent?: boolean;
}

/** One cause, one flag (R64): the first line that applies decides which word is shown for it. */
const FOLDS: readonly Fold[] = [
  { shown: 'champion_gone', folds: 'champion_silent' },
  { shown: 'single_threaded', folds: 'structurally_weak' },
  { shown: 'ghosted', folds: 'single_threaded', onlySilent: true },
  { shown: 'ghosted', folds: 'going_dark' },
  { shown: 'ghosted', folds: 'champion_silent' },
  { shown: 'single_threaded', folds: 'going_dark', onlySilent: true },
  { shown: 'going_dark', folds: 'champion_silent' },
  { shown: 'close_date_past', folds: 'pushed' },
  { shown: 'entered_unmet', folds: 'skipped_stage' },
];

/** Of the flags that fire, those to show, each with the ones it stands for; `silent`: no thread is active. */
export function folded(firing: readonly FlagId[], silent: boolean): Map<FlagId, FlagId[]> {
  const shown = new Map<FlagId, FlagId[]>(firing.map((id) => [id, []]));
  for (const fold of FOLDS) {
    const into = shown.get(fold.shown);
    const inner = shown.get(fold.folds);
    if (into === undefined || inner === undefined || (fold.onlySilent === true && !silent)) continue;
    into.push(fold.folds, ...inner);
    shown.delete(fold.folds);
  }
  return shown;
}
