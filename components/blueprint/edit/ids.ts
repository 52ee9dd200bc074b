import type { BlueprintDocument } from '../../../lib/blueprint/schema.ts';

type Kind =
  | 'seats'
  | 'playbooks'
  | 'functions'
  | 'stages'
  | 'segments'
  | 'decisions'
  | 'metrics'
  | 'systems'
  | 'signals'
  | 'motions'
  | 'offers';

/** Which ids a key refers to, wherever it stands. */
const REFERS: Record<string, Kind> = {
  owner: 'seats',
  seat: 'seats',
  maintainer: 'seats',
  reports_to: 'seats',
  to: 'seats',
  primary: 'seats',
  contributing: 'seats',
  with: 'seats',
  final: 'seats',
  escalates_to: 'seats',
  playbook: 'playbooks',
  function: 'functions',
  required_functions: 'functions',
  from_stage: 'stages',
  stages: 'stages',
  segments: 'segments',
  decision: 'decisions',
  indicator: 'metrics',
  source: 'systems',
  depends_on: 'systems',
  types: 'signals',
  signal: 'signals',
  motions: 'motions',
  offers: 'offers',
};

/** An id of the document with its label. */
export interface KnownId {
  id: string;
  label: string;
}

/** The ids that may stand as the value of the last key of a path; none where it refers to nothing. */
export function idsFor(path: readonly string[], document: BlueprintDocument): KnownId[] {
  const key = path.filter((name) => name !== '*').at(-1);
  const bySegment = path.includes('required_by_segment');
  const kind = bySegment ? 'functions' : key === undefined ? undefined : REFERS[key];
  return kind === undefined ? [] : idsOf(kind, document);
}

function idsOf(kind: Kind, document: BlueprintDocument): KnownId[] {
  switch (kind) {
    case 'seats':
    case 'playbooks':
    case 'metrics':
    case 'systems':
      return Object.entries(document[kind]).map(([id, { label }]) => ({ id, label }));
    case 'functions':
      return document.buying_group.functions;
    case 'stages':
      return document.lifecycle;
    case 'segments':
      return document.market.segments;
    case 'signals':
      return document.signals.map(({ type, label }) => ({ id: type, label }));
    case 'decisions':
    case 'motions':
    case 'offers':
      return document[kind];
  }
}
