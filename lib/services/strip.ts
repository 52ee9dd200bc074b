import type { AccountAssessment } from '../assess/schema/account.ts';
import type { Assessment } from '../assess/schema/assessment.ts';
import type { ContactPlaces } from '../assess/schema/contact.ts';
import type { AssessedFunction, BuyingGroup } from '../assess/schema/group.ts';
import type { CrmFailure } from '../crm/crm.ts';
import { type RecordRef, recordKey } from '../record/ref.ts';
import type { StripState, StripStatus } from '../strip-state.ts';
import type { Verdict } from './record-kind.ts';

const DOTS: Record<AssessedFunction['state'], string> = {
  engaged: 'e',
  identified: 'i',
  hidden: 'h',
  missing: 'm',
  unknown: 'u',
};

/** A function's dot: whoever is named or missing, it is unknown while somebody may be engaged all the same. */
function dotOf({ state, mayBeEngaged }: AssessedFunction): string {
  return mayBeEngaged && state !== 'hidden' ? DOTS.unknown : DOTS[state];
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
    case 'own_error':
      return 'failed';
    case 'cancelled':
      return 'cached';
  }
}

/** One dot for each function that is called for. */
function dotsOf(group: BuyingGroup): string {
  return group.functions.flatMap((one) => (one.required ? [dotOf(one)] : [])).join('');
}

/** What a contact's strip says first, most urgent first, by the name of its words. */
export const CONTACT_HEADLINES = [
  'contact_left',
  'contact_only_thread',
  'contact_silent',
  'contact_unread',
  'contact_in_touch',
] as const;
type ContactHeadline = (typeof CONTACT_HEADLINES)[number];

/** What records of every kind have in common for a strip. */
interface Gist {
  readAt: string;
  score: number | null;
  band: StripState['band'];
  dots: string;
  pace: number | null;
  flags: readonly { id: string; severity: StripState['severity'] }[];
  headline: string | null;
}

/** Sound only as far as can be seen where people or threads are unknown. */
function bandIn(band: Assessment['health']['band'], { unknown }: BuyingGroup): StripState['band'] {
  return band === 'sound' && unknown !== null ? 'sound_so_far' : band;
}

function gistOfDeal({ subject, health, group, pace, flags, headline, readAt }: Assessment): Gist {
  const band = subject.outcome === 'open' ? bandIn(health.band, group) : 'closed';
  return { readAt, score: health.score, band, dots: dotsOf(group), pace: pace.ratio, flags, headline };
}

function gistOfAccount({ subject, health, group, flags, headline, readAt }: AccountAssessment): Gist {
  const band = subject.customer === false ? 'no_customer' : bandIn(health?.band ?? 'not_enough_known', group);
  return { readAt, score: health?.score ?? null, band, dots: dotsOf(group), pace: null, flags, headline };
}

function contactHeadline({ left, deals }: ContactPlaces): ContactHeadline | null {
  if (left !== null) return 'contact_left';
  const places = deals.flatMap(({ place }) => (place.state === 'placed' ? [place] : []));
  if (places.some(({ onlyThread }) => onlyThread)) return 'contact_only_thread';
  if (places.length === 0) return deals.some(({ place }) => place.state === 'not_read') ? 'contact_unread' : null;
  const engagements = places.map(({ person }) => person.engagement);
  if (engagements.includes('active')) return 'contact_in_touch';
  return engagements.includes('unknown') ? null : 'contact_silent';
}

function gistOfContact(contact: ContactPlaces): Gist {
  const headline = contactHeadline(contact);
  const hidden = contact.gaps.some(({ about }) => about === 'deals');
  const none = hidden ? 'not_enough_known' : 'in_no_deal';
  const band = contact.deals.length > 0 ? 'in_deals' : none;
  const severity: StripState['severity'] =
    headline === 'contact_left' ? 'act' : headline === 'contact_only_thread' ? 'watch' : null;
  const flags = headline === null ? [] : [{ id: headline, severity }];
  return { readAt: contact.readAt, score: null, band, dots: '', pace: null, flags, headline };
}

function gistOf({ assessment, account, contact }: Verdict): Gist | null {
  if (assessment) return gistOfDeal(assessment);
  if (account) return gistOfAccount(account);
  return contact && gistOfContact(contact);
}

/** The strip's few numbers of a verdict; without one, a strip that says only how things stand. */
export function stripOf(ref: RecordRef, status: StripStatus, verdict: Verdict, failure: CrmFailure | null): StripState {
  const until = failure?.kind === 'rate_limited' ? failure.until : null;
  const none = { v: 1, key: recordKey(ref), status, until } as const;
  const gist = gistOf(verdict);
  if (!gist) {
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
  const { readAt, score, band, dots, pace, flags } = gist;
  const headline = flags.find((flag) => flag.id === gist.headline) ?? null;
  return {
    ...none,
    readAt,
    health: score === null ? null : Math.round(score),
    band,
    dots,
    pace,
    headline: headline?.id ?? null,
    severity: headline?.severity ?? null,
    more: flags.length - (headline ? 1 : 0),
  };
}
