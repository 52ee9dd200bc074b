/** A place in a record page where the strip may stand. */
export interface Anchor {
  selector: string;
  /** Where in or beside the element that the selector finds. */
  put: 'beforeend' | 'afterend';
}

/**
 * The record header of a deal page, best place first. By meaning, never by class name: HubSpot's class names change with
 * every release. Layouts are the admin's to change, so that none of them may be there; the strip then docks at the edge.
 */
export const RECORD_HEADER: readonly Anchor[] = [
  { selector: '[data-test-id="record-highlight-content"]', put: 'beforeend' },
  { selector: '[data-test-id="record-highlight-main-content"]', put: 'afterend' },
  { selector: '[data-test-id^="card-wrapper-OBJECT_HIGHLIGHT"]', put: 'beforeend' },
];
