import { z } from 'zod';
import { AccountFlagId } from '../../lib/assess/schema/account.ts';
import { FlagId } from '../../lib/assess/schema/flags.ts';
import { t } from '../../lib/i18n/text.ts';

const NAMED = z.union([FlagId, AccountFlagId]);

/** A flag by its name; flags that this version knows no name for, by their id in words. */
export function flagName(id: string): string {
  const known = NAMED.safeParse(id);
  return known.success ? t(`flag.${known.data}.name`) : id.replaceAll('_', ' ');
}
