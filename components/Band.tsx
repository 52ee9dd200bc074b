import type { Band as BandId } from '../lib/assess/schema/health.ts';
import { t } from '../lib/i18n/text.ts';
import { ActGlyph, SoundGlyph, UnknownGlyph, WatchGlyph } from './Icons.tsx';

const GLYPH = { sound: SoundGlyph, watch: WatchGlyph, act: ActGlyph, not_enough_known: UnknownGlyph };

/** How a score stands against what its stage calls healthy: shape, word and colour. */
export function Band(props: { band: BandId }) {
  const Glyph = GLYPH[props.band];
  return (
    <span class={`band ${props.band}`}>
      <Glyph /> {t(`band.${props.band}`)}
    </span>
  );
}
