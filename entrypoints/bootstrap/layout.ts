import { isOfVersion } from './guard.ts';

/** Key in `storage.local` of the layout, the same on every record and in every tab. */
export const LAYOUT_KEY = 'layout';

export type Side = 'left' | 'right';

export function otherSide(side: Side): Side {
  return side === 'left' ? 'right' : 'left';
}

/** Where the user has put things. */
export interface Layout {
  v: 1;
  /** Whether the panel is open, at which edge, and how wide in pixels. */
  open: boolean;
  side: Side;
  width: number;
  /** The strip where it has no header to stand in: at which edge, and whether it is small. */
  dockSide: Side;
  small: boolean;
}

export const FIRST_LAYOUT: Layout = {
  v: 1,
  open: false,
  side: 'right',
  width: 400,
  dockSide: 'right',
  small: false,
};

/** The layout in a stored value; `otherwise` where there is none. */
export function layoutOf(stored: unknown, otherwise: Layout): Layout {
  return isOfVersion<Layout>(stored) ? stored : otherwise;
}
