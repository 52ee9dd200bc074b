/** How a page may be told to misbehave, in its own query string. */
export interface Knobs {
  /** `none`: there is no record header; `late`: it comes when the page hears `late-header`; `side`: it is in the narrow left column. */
  anchor: 'usual' | 'none' | 'late' | 'side';
  /** How often the header is drawn anew in quick succession. */
  storm: number;
  /** How many links to deals stand in an extra card. */
  links: number;
}

/** Reads `?anchor=late&storm=40&links=800`. */
export function knobs(search: string): Knobs {
  const params = new URLSearchParams(search);
  const anchor = params.get('anchor');
  return {
    anchor: anchor === 'none' || anchor === 'late' || anchor === 'side' ? anchor : 'usual',
    storm: Number(params.get('storm') ?? 0),
    links: Number(params.get('links') ?? 0),
  };
}
