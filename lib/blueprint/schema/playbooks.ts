import { z } from 'zod';
import { Duration } from '../duration.ts';
import { Label } from './basics.ts';

const PLACEHOLDER = /\{([^{}]*)\}/g;
const KNOWN = new Set(['account', 'record', 'person', 'signal']);

const Subject = z
  .string()
  .min(1)
  .refine(
    (text) => [...text.matchAll(PLACEHOLDER)].every(([, name]) => KNOWN.has(name ?? '')),
    'the placeholders are {account}, {record}, {person} and {signal}',
  );

/** The steps to take when a flag or signal fires. */
export const Playbook = z.strictObject({
  label: Label.describe('What it is for'),
  steps: z.array(z.string().min(1)).min(1).describe('What to do, in order'),
  task: z
    .strictObject({
      subject: Subject.describe('Its subject; {account}, {record}, {person} and {signal} stand for those names'),
      due: Duration.optional().describe('Due this long after it is made; a route’s own time goes before'),
    })
    .optional()
    .describe('The first task, as it is filed in the CRM'),
});
