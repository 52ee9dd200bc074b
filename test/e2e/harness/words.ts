import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { AccountFlagId } from '../../../lib/assess/schema/account.ts';
import type { FlagId } from '../../../lib/assess/schema/flags.ts';

const Words = z.object({
  flag: z.record(z.string(), z.object({ name: z.string() })),
});

const words = Words.parse(parse(readFileSync('lib/i18n/locales/en.yml', 'utf8')));

/** What a flag is called in the language that the tests' browsers speak. */
export function flagName(id: FlagId | AccountFlagId): string {
  const flag = words.flag[id];
  if (!flag) throw new Error(`en.yml has no name for the flag ${id}`);
  return flag.name;
}
