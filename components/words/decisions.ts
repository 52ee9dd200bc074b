import type { Crossing, DecisionRight } from '../../lib/assess/schema/decisions.ts';
import { ago, duration } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import { seatWords } from './signals.ts';

/** What is crossed, in the blueprint's words. */
export function crossingTitle({ what, label }: Crossing): string {
  switch (what) {
    case 'guardrail':
      return label ?? t('governance.limit');
    case 'offer':
      return t('governance.offer', { offer: label ?? '' });
    case 'segment':
      return t('governance.segment');
  }
}

/** Which seat decides, where, and by when: the day, or how long it may take where nobody knows since when. */
export function decisionSentence({ seat, forum, within, due }: DecisionRight, now: number): string {
  const decides = t('governance.decides', { seat: seatWords(seat), forum });
  const time =
    due === null ? t('governance.within', { time: duration(within) }) : t('governance.due', { due: ago(due, now) });
  return `${decides} · ${time}`;
}
