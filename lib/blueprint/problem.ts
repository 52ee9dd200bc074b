/** Something in a blueprint that must or should be mended, where it stands, and how to mend it. */
export interface Problem {
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
  message: string;
  remedy: string;
}
