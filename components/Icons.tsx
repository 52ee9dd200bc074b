/** Shapes that stand beside a word: they differ in form, not only in colour, and are silent for screen readers. */

function Glyph(props: { class: string; d: string; filled?: boolean; dashed?: boolean }) {
  return (
    <svg class={`glyph ${props.class}`} viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" focusable="false">
      <path
        d={props.d}
        fill={props.filled ? 'currentColor' : 'none'}
        stroke="currentColor"
        stroke-width="1.75"
        stroke-linecap="round"
        stroke-linejoin="round"
        stroke-dasharray={props.dashed ? '2 3' : undefined}
      />
    </svg>
  );
}

const CIRCLE = 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z';

export const ActGlyph = () => <Glyph class="act" d="M8 2.5 14 13.5H2z" filled />;
export const WatchGlyph = () => (
  <svg class="glyph watch" viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" focusable="false">
    <path d={CIRCLE} fill="none" stroke="currentColor" stroke-width="1.75" />
    <path d="M8 2.5a5.5 5.5 0 0 0 0 11z" fill="currentColor" />
  </svg>
);
export const SoundGlyph = () => <Glyph class="sound" d={CIRCLE} filled />;
export const MetGlyph = () => <Glyph class="sound" d="M2.5 8.5 6.5 12.5 13.5 4" />;
export const UnmetGlyph = () => <Glyph class="act" d="M3.5 3.5l9 9m0-9l-9 9" />;
export const UnknownGlyph = () => (
  <Glyph class="unknown" d="M5.5 5.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M8 12.9v.1" />
);

export const EngagedDot = () => <Glyph class="accent" d={CIRCLE} filled />;
export const IdentifiedDot = () => <Glyph class="accent" d={CIRCLE} />;
export const MissingDot = () => <Glyph class="act" d={CIRCLE} dashed />;
export const HiddenDot = () => <Glyph class="unknown" d={`${CIRCLE}M5.5 8h5`} />;
export const OpenDot = () => <Glyph class="unknown" d={CIRCLE} dashed />;

export const RefreshIcon = () => <Glyph class="icon" d="M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3" />;
export const MoveIcon = () => <Glyph class="icon" d="M2 8h11M9.5 4.5 13 8l-3.5 3.5M2 3v10" />;
export const CloseIcon = () => <Glyph class="icon" d="M4 4l8 8m0-8l-8 8" />;

/** The weight on its string. */
export function Mark(props: { size: number }) {
  return (
    <svg
      class="mark"
      viewBox="0 0 16 24"
      width={(props.size * 2) / 3}
      height={props.size}
      aria-hidden="true"
      focusable="false"
    >
      <path d="M8 1v10" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" />
      <path d="M2.5 11h11L8 23z" fill="currentColor" />
    </svg>
  );
}
