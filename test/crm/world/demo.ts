import type { FlagId } from '../../../lib/assess/schema/flags.ts';
import type { Band } from '../../../lib/assess/schema/health.ts';

/** What the default blueprint says of a demo deal. */
export interface Expectation {
  /** Flags that must stand in the list of flags. */
  flags: FlagId[];
  /** Flags that must appear nowhere. */
  without: FlagId[];
  bands: Band[];
  /** Required functions engaged of required; null where it cannot be known because somebody is hidden. */
  coverage: { engaged: number; required: number } | null;
  /** Lifecycle stage of the default blueprint; null where the deal stands in none. */
  stage: string | null;
  benchmark: 'org' | 'blueprint' | 'insufficient_history' | 'any';
}

export interface DemoDeal {
  /** HubSpot record id; the demo portal is 4711001. */
  id: string;
  name: string;
  shows: string;
  expect: Expectation;
}

export type DemoKey =
  | 'healthy'
  | 'single_threaded'
  | 'stuck'
  | 'structurally_weak'
  | 'ghosted'
  | 'no_benchmark'
  | 'hidden_contacts'
  | 'no_contacts'
  | 'no_amount'
  | 'unknown_pipeline'
  | 'closed_won_yesterday'
  | 'closed_lost';

/** The demo deals by the state they show, with what the default blueprint must say of each. */
export const DEMO: Record<DemoKey, DemoDeal> = {
  healthy: {
    id: '40300000001',
    name: 'Brackwater Mills – Plant analytics, four sites',
    shows: 'Everybody who decides is talking; only the security review is still open',
    expect: {
      flags: [],
      without: ['single_threaded', 'stuck', 'structurally_weak', 'ghosted', 'economic_buyer_missing', 'no_next_step'],
      bands: ['sound'],
      coverage: { engaged: 3, required: 3 },
      stage: 'commitment',
      benchmark: 'org',
    },
  },
  single_threaded: {
    id: '40300000002',
    name: 'Kestrel Foundry – Condition monitoring',
    shows: 'Five contacts, but only Dana Ruiz answers',
    expect: {
      flags: ['single_threaded'],
      without: ['stuck', 'ghosted', 'no_next_step'],
      bands: ['watch'],
      coverage: { engaged: 1, required: 3 },
      stage: 'selection',
      benchmark: 'org',
    },
  },
  stuck: {
    id: '40300000003',
    name: 'Ostermoor Logistik – Depot-Rollout',
    shows: 'Busy every week, in the same stage for ten weeks',
    expect: {
      flags: ['stuck'],
      without: ['single_threaded', 'ghosted', 'structurally_weak'],
      bands: ['sound', 'watch'],
      coverage: { engaged: 2, required: 3 },
      stage: 'selection',
      benchmark: 'org',
    },
  },
  structurally_weak: {
    id: '40300000004',
    name: 'Vantrell Health – Group licence',
    shows: 'Contract sent at 90 %, nobody who signs has been seen',
    expect: {
      flags: ['structurally_weak', 'entered_unmet'],
      without: ['stuck', 'ghosted', 'single_threaded'],
      bands: ['watch'],
      coverage: { engaged: 1, required: 5 },
      stage: 'commitment',
      benchmark: 'org',
    },
  },
  ghosted: {
    id: '40300000005',
    name: 'Pellam & Rowe – Energy reporting pilot',
    shows: 'We wrote six times; nobody has answered for five weeks',
    expect: {
      flags: ['ghosted', 'no_next_step'],
      without: ['stuck'],
      bands: ['act'],
      coverage: { engaged: 0, required: 3 },
      stage: 'selection',
      benchmark: 'org',
    },
  },
  no_benchmark: {
    id: '40300000006',
    name: 'Sarnhof Energie – Pilot Netzleitstelle',
    shows: 'A stage added last month: the organisation has no history of it',
    expect: {
      flags: [],
      without: ['stuck', 'single_threaded', 'ghosted', 'structurally_weak'],
      bands: ['sound'],
      coverage: { engaged: 3, required: 3 },
      stage: 'selection',
      benchmark: 'blueprint',
    },
  },
  hidden_contacts: {
    id: '40300000007',
    name: 'Montferrand Laitier – Suivi qualité',
    shows: 'Two of four contacts may not be read',
    expect: {
      flags: [],
      without: ['single_threaded', 'stuck', 'ghosted', 'economic_buyer_missing', 'structurally_weak'],
      bands: ['sound', 'watch'],
      coverage: null,
      stage: 'selection',
      benchmark: 'org',
    },
  },
  no_contacts: {
    id: '40300000008',
    name: 'Delmarsh Freight – Fleet view',
    shows: 'Nobody is named on the deal',
    expect: {
      flags: ['no_next_step'],
      without: ['ghosted', 'single_threaded', 'economic_buyer_missing'],
      bands: ['act'],
      coverage: { engaged: 0, required: 2 },
      stage: 'education',
      benchmark: 'org',
    },
  },
  no_amount: {
    id: '40300000009',
    name: 'Peñalver Química – Informes de energía',
    shows: 'A sound group, but no amount',
    expect: {
      flags: [],
      without: ['single_threaded', 'stuck', 'ghosted', 'economic_buyer_missing'],
      bands: ['sound'],
      coverage: { engaged: 3, required: 3 },
      stage: 'selection',
      benchmark: 'org',
    },
  },
  unknown_pipeline: {
    id: '40300000010',
    name: '桐生精機 – 設備監視（パートナー経由）',
    shows: 'A pipeline that the blueprint does not name',
    expect: {
      flags: [],
      without: ['ghosted', 'stuck', 'single_threaded'],
      bands: ['sound'],
      coverage: { engaged: 3, required: 3 },
      stage: 'selection',
      benchmark: 'blueprint',
    },
  },
  closed_won_yesterday: {
    id: '40300000011',
    name: 'Halvorsen Werft – Instandhaltung',
    shows: 'Won yesterday: the knot of the bowtie',
    expect: {
      flags: [],
      without: ['single_threaded', 'stuck', 'structurally_weak', 'ghosted', 'no_next_step', 'close_date_past'],
      bands: ['sound'],
      coverage: { engaged: 3, required: 3 },
      stage: 'closed_won',
      benchmark: 'any',
    },
  },
  closed_lost: {
    id: '40300000012',
    name: 'Norwell Clinics – Site expansion',
    shows: 'Lost three weeks ago',
    expect: {
      flags: [],
      without: ['single_threaded', 'stuck', 'structurally_weak', 'ghosted', 'no_next_step', 'close_date_past'],
      bands: ['act'],
      coverage: { engaged: 1, required: 3 },
      stage: null,
      benchmark: 'any',
    },
  },
};
