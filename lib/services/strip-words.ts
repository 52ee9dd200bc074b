import { AccountFlagId } from '../assess/schema/account.ts';
import { FlagId } from '../assess/schema/flags.ts';
import type { Area } from '../store/area.ts';
import { STRIP_STATUS, StripState } from '../strip-state.ts';
import { WORDS_KEY } from '../strip-words.ts';
import { CONTACT_HEADLINES } from './strip.ts';

const SINGLE = [
  'label',
  'engaged',
  'some_unknown',
  'all_unknown',
  'pace',
  'decimal',
  'open',
  'open_label',
  'close',
  'close_label',
  'more',
  'more_label',
  'no_flags',
  'connect',
  'health_label',
  'updated',
  'refresh_page',
  'collapse',
  'expand',
  'move',
  'resize',
  'read',
];

/** The names of every message that a strip may show. */
export const STRIP_MESSAGES: readonly string[] = [
  ...SINGLE.map((name) => `strip_${name}`),
  ...StripState.shape.band.options.map((band) => `strip_band_${band}`),
  ...STRIP_STATUS.map((status) => `strip_status_${status}`),
  ...new Set([...FlagId.options, ...AccountFlagId.options, ...CONTACT_HEADLINES].map((flag) => `flag_${flag}_name`)),
];

/**
 * Brings the strip's words in `storage.local` in line with this version and the browser's language. `getMessage` is the
 * browser's; where the area refuses, the strip asks for its words itself, which costs the page more.
 */
export async function keepStripWords(
  local: Pick<Area, 'get' | 'set'>,
  getMessage: (name: string, values: string[]) => string,
): Promise<void> {
  const words = Object.fromEntries(STRIP_MESSAGES.map((name) => [name, getMessage(name, ['$1', '$2', '$3'])]));
  const kept = (await local.get(WORDS_KEY))[WORDS_KEY];
  if (JSON.stringify(kept) !== JSON.stringify(words)) await local.set({ [WORDS_KEY]: words });
}
