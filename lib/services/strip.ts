import type { Assessment } from '../assess/schema/assessment.ts';
import type { AssessedFunction, BuyingGroup } from '../assess/schema/group.ts';
import type { CrmFailure } from '../crm/crm.ts';
import { type RecordRef, recordKey } from '../record/ref.ts';
import type { StripState, StripStatus } from '../strip-state.ts';

const DOTS: Record<AssessedFunction['state'], string> = {
  engaged: 'e',
  identified: 'i',
  hidden: 'h',
  missing: 'm',
  unknown: 'u',
};

/** A function's dot: a person who is named but whose interactions could not be read may be engaged or not. */
function dotOf({ state, people }: AssessedFunction, group: BuyingGroup): string {
  const mayBeEngaged = group.people.some(({ id, engagement }) => engagement === 'unknown' && people.includes(id));
  return state === 'identified' && mayBeEngaged ? DOTS.unknown : DOTS[state];
}

/** What the strip says of a failure, beside whatever numbers it still has. */
export function statusOf(failure: CrmFailure): StripStatus {
  switch (failure.kind) {
    case 'not_connected':
    case 'signed_out':
    case 'forbidden':
    case 'not_found':
    case 'rate_limited':
    case 'offline':
      return failure.kind;
    case 'sign_in_cancelled':
    case 'ip_locked':
      return 'signed_out';
    case 'app_blocked':
    case 'api_access_control':
    case 'api_disabled':
      return 'forbidden';
    case 'app_misconfigured':
    case 'wrong_org':
    case 'server_error':
    case 'malformed':
      return 'failed';
    case 'cancelled':
      return 'cached';
  }
}

/** What the number means; sound only as far as can be seen where people or threads are unknown. */
function bandOf({ subject, health, group }: Assessment): StripState['band'] {
  if (subject.outcome !== 'open') return 'closed';
  return health.band === 'sound' && group.unknown !== null ? 'sound_so_far' : health.band;
}

/** The strip's few numbers of an assessment; without one, a strip that says only how things stand. */
export function stripOf(
  ref: RecordRef,
  status: StripStatus,
  assessment: Assessment | null,
  failure: CrmFailure | null,
): StripState {
  const until = failure?.kind === 'rate_limited' ? failure.until : null;
  const none = { v: 1, key: recordKey(ref), status, until } as const;
  if (!assessment) {
    return {
      ...none,
      readAt: null,
      health: null,
      band: 'not_enough_known',
      dots: '',
      pace: null,
      headline: null,
      severity: null,
      more: 0,
    };
  }
  const { health, group, pace, flags, readAt } = assessment;
  const headline = flags.find((flag) => flag.id === assessment.headline) ?? null;
  return {
    ...none,
    readAt,
    health: health.score === null ? null : Math.round(health.score),
    band: bandOf(assessment),
    dots: group.functions.flatMap((one) => (one.required ? [dotOf(one, group)] : [])).join(''),
    pace: pace.ratio,
    headline: headline?.id ?? null,
    severity: headline?.severity ?? null,
    more: flags.length - (headline ? 1 : 0),
  };
}
