import type { Answer } from '../../../lib/assess/schema/audit.ts';
import { t } from '../../../lib/i18n/text.ts';
import { MetGlyph, UnknownGlyph, UnmetGlyph, WatchGlyph } from '../../Icons.tsx';

const GLYPH = { yes: MetGlyph, partly: WatchGlyph, no: UnmetGlyph, unknown: UnknownGlyph } as const;

/** An answer in a word, with a shape of its own. */
export function AnswerMark(props: { answer: Answer }) {
  const Shape = GLYPH[props.answer];
  return (
    <strong class="with-glyph answer-mark">
      <Shape /> {t(`audit.answer.${props.answer}`)}
    </strong>
  );
}
