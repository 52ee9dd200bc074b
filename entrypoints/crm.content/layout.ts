/** Key in `storage.local` of the layout, the same on every record and in every tab. */
export const LAYOUT_KEY = 'layout';

/** The panel's narrowest and widest, in pixels. */
export const PANEL_WIDTH = [320, 640] as const;

export type Side = 'left' | 'right';

export function otherSide(side: Side): Side {
  return side === 'left' ? 'right' : 'left';
}

/** Where the user has put things. */
export interface Layout {
  /** Whether the panel is open, at which edge, and how wide in pixels. */
  open: boolean;
  side: Side;
  width: number;
  /** The strip where it has no header to stand in: its edge, its distance from the bottom in pixels, and whether it is small. */
  dockSide: Side;
  dockBottom: number;
  small: boolean;
}

function sideOf(value: unknown): Side {
  return value === 'left' ? value : 'right';
}

function between([least, most]: readonly [number, number], value: unknown, otherwise: number): number {
  return typeof value === 'number' ? Math.min(most, Math.max(least, value)) : otherwise;
}

/** The layout in a stored value; what does not fit is as on the first day. */
export function layoutOf(value: unknown): Layout {
  const stored: { [Key in keyof Layout]?: unknown } = Object(value);
  return {
    open: stored.open === true,
    side: sideOf(stored.side),
    width: between(PANEL_WIDTH, stored.width, 400),
    dockSide: sideOf(stored.dockSide),
    dockBottom: between([0, innerHeight - 48], stored.dockBottom, 72),
    small: stored.small === true,
  };
}
