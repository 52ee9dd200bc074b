import type { AccountAssessment } from '../../lib/assess/schema/account.ts';
import type { Assessment } from '../../lib/assess/schema/assessment.ts';
import type { ContactPlaces } from '../../lib/assess/schema/contact.ts';
import type { BuyingGroup } from '../../lib/assess/schema/group.ts';
import type { CrmFailure } from '../../lib/crm/crm.ts';
import type { BlueprintInForce } from '../../lib/publishing.ts';
import type { RecordView } from '../../lib/rpc.ts';
import { CONTESTED } from './governance.ts';
import { daysAgo, NORTHWIND, NOW } from './northwind.ts';
import { byStage, toAndFro } from './through-stages.ts';

/** One state of the panel, as the gallery draws it. */
export interface PanelState {
  view: RecordView | null;
  unanswered: boolean;
  refreshing: boolean;
  signingIn: boolean;
}

const IN_FORCE: BlueprintInForce = {
  name: NORTHWIND.blueprint.name,
  version: NORTHWIND.blueprint.version,
  since: new Date(NOW - 40 * 86_400_000).toISOString(),
  owner: { id: 'cro', label: 'Chief revenue officer' },
  maintainer: { id: 'revops', label: 'Revenue operations' },
  update: null,
};

const WHOLE: RecordView = {
  ref: NORTHWIND.ref,
  status: 'fresh',
  assessment: NORTHWIND,
  account: null,
  contact: null,
  failure: null,
  blueprint: IN_FORCE,
  cache: 'disk',
  requests: 9,
};
const UNTIL = new Date(NOW + 90_000).toISOString();

function state(view: Partial<RecordView>, rest: Partial<PanelState> = {}): PanelState {
  return { view: { ...WHOLE, ...view }, unanswered: false, refreshing: false, signingIn: false, ...rest };
}

function failing(status: RecordView['status'], failure: CrmFailure, assessment: Assessment | null): PanelState {
  return state({ status, failure, assessment });
}

function deal(change: Partial<Assessment>): PanelState {
  return state({ assessment: { ...NORTHWIND, ...change } });
}

const { health, group, pace, gate, subject } = NORTHWIND;

/** A buying group, with its way through the stages. */
function grouped(group: BuyingGroup): Pick<Assessment, 'group' | 'groupByStage'> {
  return { group, groupByStage: byStage(group) };
}

/** Nothing to complain of: the quiet form of the panel. */
export const HEALTHY: Assessment = {
  ...NORTHWIND,
  flags: [],
  headline: null,
  gaps: [],
  health: {
    ...health,
    score: 84,
    band: 'sound',
    raise: health.raise.slice(2),
    trend: health.trend.map((point, week) => ({ ...point, score: 60 + week * 2 })),
    changed: {
      since: daysAgo(7),
      by: 5,
      component: 'multi_threading',
      code: 'person_answered',
      params: { person: '13' },
    },
  },
  ...grouped({
    ...group,
    functions: group.functions.map((entry) => ({ ...entry, state: entry.required ? 'engaged' : entry.state })),
    engaged: 4,
    coverage: 1,
    activeThreads: 4,
  }),
  pace: { ...pace, days: 12, totalDays: 12, ratio: 0.34, stuck: false },
  gate: {
    ...gate,
    entry: [],
    exit: gate.exit.map((one) => ({ ...one, state: 'met', unknown: null })),
    met: 5,
    known: 5,
  },
};

/** Mail out of reach: whoever has not met or called us may be in touch all the same. */
export const MAIL_HIDDEN: Assessment = {
  ...NORTHWIND,
  flags: [],
  headline: null,
  ...grouped({
    ...group,
    functions: group.functions.map((entry) => ({ ...entry, mayBeEngaged: entry.state === 'identified' })),
    people: group.people.map((person) =>
      person.engagement === 'active' ? person : { ...person, engagement: 'unknown', depth: null, velocity: null },
    ),
    coverage: null,
    activeThreads: null,
    unknown: { why: 'hidden', about: 'interactions.email' },
  }),
  gaps: [{ about: 'interactions.email', why: 'hidden', remedy: 'grant_scope', detail: 'sales-email-read' }],
};

/** Contacts and emails out of reach: most of it unknown. */
export const HIDDEN: Assessment = {
  ...NORTHWIND,
  flags: [],
  headline: null,
  health: {
    ...health,
    score: null,
    confidence: 0.35,
    band: 'not_enough_known',
    raise: [],
    trend: [],
    changed: null,
    components: health.components.map((part) =>
      part.id === 'pace' || part.id === 'stage_gate'
        ? part
        : { ...part, value: null, share: null, unknown: { why: 'hidden', about: 'people' } },
    ),
  },
  ...grouped({
    ...group,
    functions: group.functions.map((entry) => ({ ...entry, state: 'unknown', mayBeEngaged: true, people: [] })),
    people: [],
    engaged: 0,
    identified: 0,
    coverage: null,
    activeThreads: null,
    unknown: { why: 'hidden', about: 'people' },
  }),
  gaps: [
    { about: 'people', why: 'hidden', remedy: 'grant_scope', detail: 'crm.objects.contacts.read' },
    { about: 'interactions.email', why: 'hidden', remedy: 'grant_scope', detail: 'sales-email-read' },
    { about: 'deal.amount', why: 'hidden', remedy: 'ask_admin', detail: 'amount' },
  ],
  subject: { ...subject, amount: { known: false, why: 'hidden' } },
};

/** The panel over any assessment. */
export function judged(assessment: Assessment): PanelState {
  return state({ assessment });
}

/** The panel over any account. */
export function judgedAccount(account: AccountAssessment): PanelState {
  return state({ ref: account.ref, assessment: null, account });
}

/** The panel over any contact. */
export function placed(contact: ContactPlaces): PanelState {
  return state({ ref: contact.ref, assessment: null, contact });
}

/** Every state of the panel by name. */
export const STATES: Record<string, PanelState> = {
  deal: state({}),
  quiet: state({ assessment: HEALTHY }),
  mail_hidden: state({ assessment: MAIL_HIDDEN }),
  mostly_unknown: state({ assessment: HIDDEN }),
  contested: deal(CONTESTED),
  many_stays: deal({ groupByStage: toAndFro(group) }),
  no_benchmark: deal({
    pace: {
      ...pace,
      benchmark: { source: 'insufficient_history', deals: 8, needed: 20 },
      ratio: null,
      stuck: null,
      odds: null,
    },
  }),
  unknown_pipeline: deal({
    position: {
      ...NORTHWIND.position,
      track: NORTHWIND.position.track.map((stage) => ({ ...stage, state: 'ahead' })),
      stage: null,
      means: null,
      unknown: { why: 'not_configured', about: 'deal.stage' },
    },
    gate: { ...gate, exit: [], entry: [], met: 0, known: 0, share: null },
    flags: NORTHWIND.flags.filter(({ id }) => id !== 'entered_unmet'),
  }),
  loading: state({ status: 'loading', assessment: null }),
  loading_account: state({ ref: { ...NORTHWIND.ref, kind: 'account' }, status: 'loading', assessment: null }),
  cached: state({ status: 'cached' }),
  refreshing: state({ status: 'refreshing' }, { refreshing: true }),
  still_reading: state({
    status: 'partial',
    assessment: {
      ...HIDDEN,
      gaps: ['interactions', 'tasks', 'notes'].map((about) => {
        return { about, why: 'not_loaded', remedy: 'reload', detail: null };
      }),
    },
  }),
  offline: failing('offline', { kind: 'offline' }, NORTHWIND),
  signed_out: failing('signed_out', { kind: 'signed_out', detail: null }, NORTHWIND),
  rate_limited: failing('rate_limited', { kind: 'rate_limited', policy: 'daily', until: UNTIL }, NORTHWIND),
  not_connected: failing('not_connected', { kind: 'not_connected' }, null),
  forbidden: failing('forbidden', { kind: 'forbidden', scopes: ['crm.objects.deals.read'], detail: null }, null),
  wrong_org: failing('failed', { kind: 'wrong_org', expected: '4711001', actual: '4711002' }, null),
  not_found: failing('not_found', { kind: 'not_found' }, null),
  server_error: failing('failed', { kind: 'server_error', status: 502 }, null),
  not_a_record: state({ status: 'not_a_record', assessment: null, ref: null }),
  broken_blueprint: state({
    blueprint: {
      ...IN_FORCE,
      update: {
        at: new Date(NOW - 600_000).toISOString(),
        failure: {
          kind: 'broken',
          problems: [
            {
              path: 'lifecycle.selection.exit.problem.when',
              line: 236,
              column: 15,
              message: 'there is no `dael`',
              remedy: 'Did you mean `deal`?',
            },
          ],
        },
      },
    },
  }),
  unanswered: { view: null, unanswered: true, refreshing: false, signingIn: false },
};
