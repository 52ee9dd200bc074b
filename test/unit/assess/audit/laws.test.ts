import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Audit } from '../../../../lib/assess/schema/audit.ts';
import { TEMPLATES } from '../../../../lib/blueprint/templates.ts';
import { snapshotArb } from '../../../fixtures/arbitraries.ts';
import { auditOf } from '../../../fixtures/audit.ts';
import { blueprintFrom } from '../../../fixtures/blueprint.ts';

describe.each([...TEMPLATES])('the audit by %s', (_, text) => {
  const blueprint = blueprintFrom(text);

  it('answers for any records, counts no more than there is, and keeps its order', () => {
    fc.assert(
      fc.property(fc.array(snapshotArb(), { maxLength: 3 }), (deals) => {
        const audit = auditOf(deals, blueprint);
        expect(Audit.parse(audit)).toEqual(audit);
        for (const { measures } of audit.questions)
          for (const { has, of } of measures) expect(has).toBeLessThanOrEqual(of);
        for (const { count, of } of audit.drift) expect(count).toBeLessThanOrEqual(of);
        expect(audit.steps.map(({ step }) => step)).toEqual(['diagnose', 'validate', 'invest']);
      }),
      { numRuns: 12 },
    );
  });
});
