import axe from 'axe-core';
import type { Frame } from 'puppeteer-core';
import { z } from 'zod';

const Violations = z.array(
  z.object({
    id: z.string(),
    help: z.string(),
    nodes: z.array(z.object({ html: z.string(), failureSummary: z.string() })),
  }),
);

/** All rules run; what passes them is not described, which takes axe longer than to find it. */
const ONLY_VIOLATIONS = JSON.stringify({ resultTypes: ['violations'], selectors: false });

/** What axe, with every rule it has on by default, finds wrong in a page or frame: one line a rule. */
export async function axeViolations(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source);
  const found = await frame.evaluate(
    `axe.run(${ONLY_VIOLATIONS}).then(({ violations }) => JSON.parse(JSON.stringify(violations)))`,
  );
  return Violations.parse(found).map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`,
  );
}
