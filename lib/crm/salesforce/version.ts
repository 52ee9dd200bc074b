import { CrmError } from '../crm.ts';
import type { Session } from '../http.ts';
import * as api from './api.ts';

/** The newest version of Salesforce's API that Plumbline was written for. */
const NEWEST = 66;

/** A session at an organisation's API in one version. */
export interface Versioned extends Session {
  /** As paths name it: `v66.0`. */
  version: string;
}

/** The session with the version that its paths name. */
export function versioned(session: Session, version: string): Versioned {
  return {
    version,
    read: (read) => session.read(read),
    get requests() {
      return session.requests;
    },
  };
}

/**
 * The version to ask an organisation by: ours, or the newest that it offers where that is older, as Salesforce's releases
 * reach some organisations later. Where it tells none, ours.
 */
export async function readVersion(session: Session): Promise<string> {
  try {
    const offered = (await session.read(api.versions)).map(({ version }) => Number(version));
    return named(Math.max(...offered.filter((version) => version <= NEWEST)));
  } catch (error) {
    const kinds = ['not_found', 'forbidden', 'malformed'];
    if (error instanceof CrmError && kinds.includes(error.failure.kind)) return named(NEWEST);
    throw error;
  }
}

function named(version: number): string {
  return `v${(Number.isFinite(version) ? version : NEWEST).toFixed(1)}`;
}
