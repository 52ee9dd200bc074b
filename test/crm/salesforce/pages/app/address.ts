/** A place in the app, as an address names it. */
export interface Address {
  /** The record in front; null on lists, homes and whatever else is no record. */
  recordId: string | null;
  /** The record of the workspace that a console shows it in. */
  workspaceId: string | null;
  /** The object for which a form stands over the record, as `Contact`. */
  form: string | null;
}

const RECORD = /^\/lightning\/r\/(?:\w+\/)?(\w{15,18})\/(?:view|related\/\w+\/view)$/;
const FORM = /^\/lightning\/o\/(\w+)\/new$/;

function recordIn(path: string | null): string | null {
  return RECORD.exec(path?.split('?')[0] ?? '')?.[1] ?? null;
}

/** Reads an address of the app. */
export function addressOf({ pathname, search }: Pick<Location, 'pathname' | 'search'>): Address {
  const params = new URLSearchParams(search);
  const form = FORM.exec(pathname)?.[1] ?? null;
  const recordId = recordIn(form === null ? pathname : params.get('backgroundContext'));
  return { recordId, workspaceId: recordIn(params.get('ws')) ?? recordId, form };
}

/** The address of a record inside a console's workspace; as in the real one, a workspace's own record needs no `ws`. */
export function inWorkspace(path: string, workspacePath: string): string {
  return path === workspacePath ? path : `${path}?ws=${encodeURIComponent(workspacePath)}`;
}
