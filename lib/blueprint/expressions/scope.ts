/** What an expression may name, by where it is written. */
export interface Scope {
  /** Ids of the buying group's functions. */
  functions: readonly string[];
  /** Ids of the usage metrics of customer health. */
  usage: readonly string[];
  /**
   * `record`: rules about a deal or account. `signal`: routes and tensions, which know the signal as well. `account`:
   * the rules that segment and ideal customer are found by, which cannot rest on themselves.
   */
  about: 'record' | 'signal' | 'account';
}

const FOUND_BY_RULES: ReadonlySet<string> = new Set(['account.segment', 'account.is_ideal']);

/** Whether a name of the vocabulary may be asked in that scope. */
export function within({ about }: Scope, name: string): boolean {
  if (name === 'signal' || name.startsWith('signal.')) return about === 'signal';
  return about !== 'account' || !FOUND_BY_RULES.has(name);
}
