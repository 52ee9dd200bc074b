import type { CrmFailure } from '../../lib/crm/crm.ts';
import { clock } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/text.ts';

/** What somebody can do about a failure with a button of ours. */
export type Remedy = 'options' | 'retry' | null;

/** A failure in words: what happened, what to do about it, the CRM's own detail. */
export interface FailureWords {
  title: string;
  todo: string;
  detail: string | null;
  remedy: Remedy;
}

/** The words for each way in which a CRM gives no answer. */
export function failureWords(failure: CrmFailure): FailureWords {
  switch (failure.kind) {
    case 'not_connected':
    case 'signed_out':
    case 'sign_in_cancelled':
    case 'app_blocked':
    case 'app_misconfigured':
    case 'api_access_control':
    case 'api_disabled':
    case 'ip_locked':
      return { ...words(failure.kind), detail: 'detail' in failure ? failure.detail : null, remedy: 'options' };
    case 'forbidden':
      return {
        ...words(failure.kind),
        detail: failure.scopes.length > 0 ? failure.scopes.join(', ') : failure.detail,
        remedy: 'options',
      };
    case 'wrong_org':
      return {
        title: t('failure.wrong_org.title'),
        todo: t('failure.wrong_org.todo', { expected: failure.expected, actual: failure.actual }),
        detail: null,
        remedy: 'options',
      };
    case 'rate_limited':
      return {
        title: t('failure.rate_limited.title', { until: clock(failure.until) }),
        todo: t(`failure.rate_limited.${failure.policy}`),
        detail: null,
        remedy: null,
      };
    case 'server_error':
      return { ...words(failure.kind), detail: `HTTP ${failure.status}`, remedy: 'retry' };
    case 'malformed':
      return { ...words(failure.kind), detail: failure.place, remedy: 'retry' };
    case 'not_found':
    case 'offline':
    case 'cancelled':
      return { ...words(failure.kind), detail: null, remedy: 'retry' };
  }
}

function words(kind: Exclude<CrmFailure['kind'], 'wrong_org' | 'rate_limited'>): { title: string; todo: string } {
  return { title: t(`failure.${kind}.title`), todo: t(`failure.${kind}.todo`) };
}
