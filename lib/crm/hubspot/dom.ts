/**
 * Where in a record page the strip may stand, as its last child: the record's header, best place first. By meaning, never by
 * class name: HubSpot's class names change with every release. Layouts are the admin's to change, so that none of them may
 * be there; the strip then docks at the edge.
 */
export const RECORD_HEADER: readonly string[] = [
  '[data-test-id="record-highlight-content"]',
  '[data-test-id^="card-wrapper-OBJECT_HIGHLIGHT"]',
];
