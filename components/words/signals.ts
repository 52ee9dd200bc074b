import type { SeatHolder } from '../../lib/assess/schema/seats.ts';
import type { AssessedSignal } from '../../lib/assess/schema/signals.ts';
import { ago, prose } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import { aboutWords } from './unknown.ts';

/** The seat first and its holder second (S103); why there is no holder where there is none. */
export function seatWords({ label, user, unresolved }: SeatHolder): string {
  const name = user?.name ?? user?.email ?? (unresolved === null ? null : t(`signals.holder.${unresolved}`));
  return name === null ? label : `${label} (${name})`;
}

/** Who has to act on a signal and by when, or why nobody does. */
export function routeSentence({ route, status }: AssessedSignal, now: number): string {
  if (route.state === 'untyped') return t('signals.untyped');
  const [undecided] = route.undecided;
  const passed = undecided === undefined ? null : t('signals.undecided', { what: aboutWords(undecided.about) });
  if (route.state === 'unrouted') return prose([t('signals.unrouted'), passed].filter((part) => part !== null));
  if (route.to === null || status === 'logged') return t('signals.nobody');
  const due = route.due === null || status === 'acted' ? null : t('signals.due', { due: ago(route.due, now) });
  return [t('signals.to', { seat: seatWords(route.to) }), due].filter((part) => part !== null).join(' · ');
}
