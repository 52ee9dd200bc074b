import type { CrmFailure } from '../../lib/crm/crm.ts';
import { clock } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';
import type { CrmId } from '../../lib/record/ref.ts';

/** What somebody can do about a failure with a button of ours. */
export type Remedy = 'options' | 'sign_in' | 'retry' | null;

/** A failure in words: what happened, what to do about it, the CRM's own detail. */
export interface FailureWords {
  title: string;
  todo: string;
  detail: string | null;
  remedy: Remedy;
}

/** CRMs by the names that their makers give them. */
export const CRM_NAMES: Readonly<Record<CrmId, string>> = { hubspot: 'HubSpot', salesforce: 'Salesforce' };

/** What mends a lost connection: a key is given in the options, a sign-in done at once. */
const RECONNECT: Readonly<Record<CrmId, Remedy>> = { hubspot: 'options', salesforce: 'sign_in' };

/** The words for each way in which that CRM gives no answer. */
export function failureWords(failure: CrmFailure, crm: CrmId): FailureWords {
  const name = CRM_NAMES[crm];
  switch (failure.kind) {
    case 'not_connected':
      return { ...wordsOf(crm, failure.kind), detail: null, remedy: 'options' };
    case 'signed_out':
      return { ...wordsOf(crm, failure.kind), detail: failure.detail, remedy: RECONNECT[crm] };
    case 'forbidden':
      return {
        ...wordsOf(crm, failure.kind),
        detail: failure.scopes.length > 0 ? failure.scopes.join(', ') : failure.detail,
        remedy: 'options',
      };
    case 'wrong_org':
      return {
        title: t(`failure.${crm}.wrong_org.title`),
        todo: t(`failure.${crm}.wrong_org.todo`, { expected: failure.expected, actual: failure.actual }),
        detail: null,
        remedy: RECONNECT[crm],
      };
    case 'sign_in_cancelled':
      return { ...words(failure.kind), detail: null, remedy: 'sign_in' };
    case 'ip_locked':
      return { ...words(failure.kind), detail: failure.detail, remedy: 'sign_in' };
    case 'app_blocked':
    case 'app_misconfigured':
    case 'api_access_control':
    case 'api_disabled':
      return { ...words(failure.kind), detail: failure.detail, remedy: 'options' };
    case 'rate_limited':
      return {
        title: t('failure.rate_limited.title', { crm: name, until: clock(failure.until) }),
        todo: t(`failure.rate_limited.${failure.policy}`),
        detail: null,
        remedy: null,
      };
    case 'server_error':
      return { ...named(failure.kind, name), detail: `HTTP ${failure.status}`, remedy: 'retry' };
    case 'malformed':
      return { ...named(failure.kind, name), detail: failure.place, remedy: 'retry' };
    case 'not_found':
    case 'offline':
      return { ...named(failure.kind, name), detail: null, remedy: 'retry' };
    case 'own_error':
    case 'cancelled':
      return { ...words(failure.kind), detail: null, remedy: 'retry' };
  }
}

interface Words {
  title: string;
  todo: string;
}

function wordsOf(crm: CrmId, kind: 'not_connected' | 'signed_out' | 'forbidden'): Words {
  return { title: t(`failure.${crm}.${kind}.title`), todo: t(`failure.${crm}.${kind}.todo`) };
}

function named(kind: 'not_found' | 'offline' | 'server_error' | 'malformed', crm: string): Words {
  return { title: t(`failure.${kind}.title`, { crm }), todo: t(`failure.${kind}.todo`) };
}

type PlainKind =
  | 'sign_in_cancelled'
  | 'app_blocked'
  | 'app_misconfigured'
  | 'api_access_control'
  | 'api_disabled'
  | 'ip_locked'
  | 'own_error'
  | 'cancelled';

function words(kind: PlainKind): Words {
  return { title: t(`failure.${kind}.title`), todo: t(`failure.${kind}.todo`) };
}
