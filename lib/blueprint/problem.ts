import { z } from 'zod';

/** How bad a problem is: an error keeps a blueprint from loading, a warning does not. */
const Level = z.enum(['error', 'warning']);
export type Level = z.infer<typeof Level>;

/** Something in a blueprint that must or should be mended, where it stands, and how to mend it. */
export const Problem = z.object({
  rule: z.string().describe('The rule that found it, as docs/lint.md lists it: `routing/shadowed`'),
  level: Level,
  path: z
    .string()
    .describe('Path into the document, with ids in place of list numbers; empty for the document as a whole'),
  line: z.number().describe('Line in the YAML text, from 1'),
  column: z.number().describe('Column in the line, from 1'),
  message: z.string(),
  remedy: z.string(),
});
export type Problem = z.infer<typeof Problem>;

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
