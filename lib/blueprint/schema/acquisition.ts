import { z } from 'zod';
import { Because, Expression, Id, Label } from './basics.ts';

/** The ways in which deals come to be. */
export const Acquisition = z.strictObject({
  mechanisms: z
    .array(
      z.strictObject({
        id: Id.describe('Id of the mechanism'),
        label: Label.describe('Its name, as Referral or Partner'),
        owner: Id.describe('The seat that answers for it'),
        when: Expression.optional().describe('How it is seen on a deal; the first that matches is the deal’s'),
        leader_led: z.boolean().default(false).describe('Whether it rests on the founder’s or leaders’ own relations'),
        because: Because,
      }),
    )
    .default([])
    .describe('Where deals come from'),
});

/** A way of selling that several functions carry together, as product-led growth or account-based marketing. */
export const Motion = z.strictObject({
  id: Id.describe('Id of the motion'),
  label: Label.describe('Its name'),
  owner: Id.describe('The seat that answers for it as a whole'),
  indicator: Id.describe('The metric that shows, before it is scaled, whether it works'),
  when: Expression.optional().describe('Which deals and accounts it moves'),
  because: Because,
});
