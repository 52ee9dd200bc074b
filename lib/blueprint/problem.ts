/** How bad a problem is: an error keeps a blueprint from loading, a warning does not. */
export type Level = 'error' | 'warning';

/** Something in a blueprint that must or should be mended, where it stands, and how to mend it. */
export interface Problem {
  /** The rule that found it, as docs/lint.md lists it: `routing/shadowed`. */
  rule: string;
  level: Level;
  /** Path into the document, with ids in place of list numbers; empty for the document as a whole. */
  path: string;
  /** Line in the YAML text, from 1. */
  line: number;
  /** Column in the line, from 1. */
  column: number;
  message: string;
  remedy: string;
}

/** What a check finds, before it is known where in the text it stands. */
export interface Finding {
  path: (string | number)[];
  /** Characters into the text of the value at `path`, for expressions. */
  offset?: number;
  /** Another place that the message speaks of: `{line}` in it becomes the line of this path. */
  other?: (string | number)[];
  message: string;
  remedy: string;
}

/** A finding with the rule that it breaks. */
export interface RuledFinding extends Finding {
  rule: string;
  level: Level;
}
