import { CrmError, type CrmFailure } from '../crm/crm.ts';
import { report } from '../report.ts';

/** What went wrong, whatever was thrown: an error of our own making is named as such and logged. */
export function failureOf(error: unknown): CrmFailure {
  if (error instanceof CrmError) return error.failure;
  if (error instanceof DOMException && error.name === 'TimeoutError') return { kind: 'offline' };
  if (error instanceof DOMException && error.name === 'AbortError') return { kind: 'cancelled' };
  report('met an error of its own', error);
  return { kind: 'own_error' };
}
