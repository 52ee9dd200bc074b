import { z } from 'zod';
import { Scalar, UnknownReason } from '../../record/fact.ts';
import { Instant } from '../../record/time.ts';

/** The place in the blueprint that asked for a verdict. */
export const BlueprintLine = z.strictObject({
  path: z.string().describe('Path into the document, as `lifecycle.selection.exit.three_functions`'),
  line: z
    .int()
    .positive()
    .nullable()
    .describe('Line of the YAML text, null where a default that is not written applies'),
});
export type BlueprintLine = z.infer<typeof BlueprintLine>;

/** One fact of the record that a verdict rests on. */
export const Evidence = z.strictObject({
  kind: z.enum(['interaction', 'person', 'field', 'visit', 'change', 'task', 'note', 'benchmark', 'gap', 'signal']),
  id: z.string().nullable().describe("The CRM's id of the fact, or the field's name"),
  label: z.string().nullable().describe("The CRM's own words for it: subject, name, stage label"),
  at: Instant.nullable(),
  value: Scalar,
  valueLabel: z
    .string()
    .optional()
    .describe('What the CRM calls the value of a field or change, where its own name for it is another'),
  link: z.url().nullable(),
  notEngaged: z
    .enum(['left', 'quiet', 'unanswered', 'untouched'])
    .optional()
    .describe('Of a person who does not count as engaged: has left, or how they are engaged instead'),
});
export type Evidence = z.infer<typeof Evidence>;

/** Why a verdict is unknown: the reason, the path of the snapshot's gap or field, and what people call that field. */
export const Unknown = z.strictObject({
  why: UnknownReason,
  about: z.string(),
  label: z.string().optional().describe('What the CRM or the blueprint calls it, where they tell'),
});
export type Unknown = z.infer<typeof Unknown>;

/** Words for people come from the interface; the assessment gives a code and its parameters. */
export const Params = z.record(z.string(), Scalar);
export type Params = z.infer<typeof Params>;
