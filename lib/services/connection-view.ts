import type { CrmFailure } from '../crm/crm.ts';
import type { OrgRef } from '../record/ref.ts';
import type { ConnectionView } from '../rpc.ts';
import type { KeptApp, KeptConnection } from '../store/connections.ts';

function accountOf(kept: KeptConnection): ConnectionView['account'] {
  const { timeZone, currency, uiHost, scopes, checkedAt } = kept;
  const missing = kept.gaps.flatMap((gap) => (gap.remedy === 'grant_scope' && gap.detail ? [gap.detail] : []));
  return { timeZone, currency, uiHost, scopes, checkedAt, missingScopes: [...new Set(missing)] };
}

function failureOfState(state: KeptConnection['state']): CrmFailure | null {
  switch (state) {
    case 'ok':
      return null;
    case 'forbidden':
      return { kind: state, scopes: [], detail: null };
    case 'signed_out':
    case 'app_blocked':
    case 'api_access_control':
    case 'api_disabled':
    case 'ip_locked':
      return { kind: state, detail: null };
  }
}

/** The state to keep after a reading: what its failure says of the token; null where it says nothing of it. */
export function stateAfter(failure: CrmFailure | null): KeptConnection['state'] | null {
  switch (failure?.kind) {
    case undefined:
      return 'ok';
    case 'signed_out':
    case 'forbidden':
    case 'app_blocked':
    case 'api_access_control':
    case 'api_disabled':
    case 'ip_locked':
      return failure.kind;
    default:
      return null;
  }
}

/** An organisation as pages may see it: what is kept of it, how people sign in, and what went wrong last. */
export function connectionView(known: {
  org: OrgRef;
  kept: KeptConnection | null;
  app: KeptApp | null;
  isSetByPolicy: boolean;
  trouble: CrmFailure | null;
}): ConnectionView {
  const { org, kept, app, isSetByPolicy, trouble } = known;
  return {
    org,
    setBy: isSetByPolicy ? 'policy' : 'user',
    signIn: app && { clientId: app.clientId, browserSession: app.browserSession },
    account: kept && accountOf(kept),
    failure: trouble ?? (kept && failureOfState(kept.state)),
  };
}
