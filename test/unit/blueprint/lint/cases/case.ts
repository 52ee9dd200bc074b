import type { Patch } from '../patch.ts';

/** Changes to the default blueprint that break a rule, and some near them that do not. */
export interface Case {
  rule: string;
  breaks: Patch;
  /** The path that the finding points at. */
  path: string;
  says: string | RegExp;
  sound: Patch;
}
