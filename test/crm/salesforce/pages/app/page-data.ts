/** What the stand-in's Lightning pages show, ready to be drawn: every value is text. */

export interface Link {
  text: string;
  path: string;
}

export interface Field {
  /** The field's API name. */
  name: string;
  label: string;
  value: string;
}

export interface RelatedList {
  name: string;
  title: string;
  rows: { link: Link; detail: string }[];
}

export interface RecordPage {
  /** The object's API name. */
  object: string;
  id: string;
  name: string;
  highlights: Field[];
  fields: Field[];
  path: { label: string; state: 'complete' | 'current' | 'incomplete' }[];
  related: RelatedList[];
}

export interface ListPage {
  title: string;
  columns: string[];
  rows: { link: Link; cells: string[] }[];
}

/** The frame around every page: the organisation and who is signed in. */
export interface Frame {
  org: string;
  user: string;
}
