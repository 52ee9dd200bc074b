/** What the stand-in's own interface shows, ready to be drawn: every value is text. */

export interface Link {
  text: string;
  path: string;
}

export interface Field {
  name: string;
  label: string;
  value: string;
}

export interface TimelineEntry {
  kind: string;
  title: string;
  body: string;
  when: string;
  planned: boolean;
}

export interface AssociatedRecord {
  link: Link;
  detail: string;
  label: string;
}

export interface Card {
  /** The object type of the records in it, as `0-1`. */
  typeId: string;
  title: string;
  records: AssociatedRecord[];
}

export interface RecordPage {
  typeId: string;
  id: string;
  name: string;
  subtitle: string;
  stages: { label: string; state: 'past' | 'present' | 'ahead' }[];
  highlights: Field[];
  fields: Field[];
  timeline: TimelineEntry[];
  cards: Card[];
}

export interface Row {
  id: string;
  link: Link;
  cells: Field[];
}

export interface ListPage {
  typeId: string;
  title: string;
  columns: string[];
  rows: Row[];
}

export interface BoardPage {
  title: string;
  columns: { name: string; total: string; rows: Row[] }[];
}

/** The frame around every page: the organisation and who is signed in. */
export interface Frame {
  portalId: string;
  org: string;
  user: string;
}
