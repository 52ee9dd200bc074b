import type { FlagId } from '../../../lib/assess/schema/flags.ts';
import type { Band } from '../../../lib/assess/schema/health.ts';

/** What the default blueprint says of a demo deal. */
export interface Expectation {
  /** Flags that must be among the flags or folded into one of them. */
  flags: FlagId[];
  /** Flags that must appear nowhere. */
  without: FlagId[];
  bands: Band[];
  /** Required functions engaged of required; null where that cannot be known. */
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
    shows: 'Everybody who decides is talking, every criterion has its evidence',
    expect: {
      flags: [],
      without: ['single_threaded', 'stuck', 'structurally_weak', 'ghosted', 'economic_buyer_missing', 'no_next_step'],
      bands: ['sound'],
      coverage: null,
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
      without: ['stuck', 'ghosted'],
      bands: ['watch', 'act'],
      coverage: null,
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
      without: ['single_threaded', 'ghosted'],
      bands: ['watch', 'sound'],
      coverage: null,
      stage: 'selection',
      benchmark: 'org',
    },
  },
  structurally_weak: {
    id: '40300000004',
    name: 'Vantrell Health – Group licence',
    shows: 'Contract sent at 90 %, nobody who signs has been seen',
    expect: {
      flags: ['structurally_weak'],
      without: ['stuck', 'ghosted'],
      bands: ['watch', 'act'],
      coverage: null,
      stage: 'commitment',
      benchmark: 'org',
    },
  },
  ghosted: {
    id: '40300000005',
    name: 'Pellam & Rowe – Energy reporting pilot',
    shows: 'We wrote six times; nobody has answered for five weeks',
    expect: {
      flags: ['ghosted'],
      without: [],
      bands: ['act'],
      coverage: null,
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
      without: ['stuck', 'single_threaded', 'ghosted'],
      bands: ['sound', 'watch'],
      coverage: null,
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
      without: ['single_threaded', 'stuck', 'ghosted'],
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
      flags: [],
      without: ['ghosted'],
      bands: ['act', 'not_enough_known'],
      coverage: null,
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
      without: ['single_threaded', 'stuck', 'ghosted'],
      bands: ['sound'],
      coverage: null,
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
      without: ['ghosted', 'stuck'],
      bands: ['sound', 'watch'],
      coverage: null,
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
      bands: ['sound', 'watch', 'act', 'not_enough_known'],
      coverage: null,
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
      bands: ['sound', 'watch', 'act', 'not_enough_known'],
      coverage: null,
      stage: null,
      benchmark: 'any',
    },
  },
};
