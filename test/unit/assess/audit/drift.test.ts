import { describe, expect, it } from 'vitest';
import type { Audit, DriftId } from '../../../../lib/assess/schema/audit.ts';
import { unknown } from '../../../../lib/record/fact.ts';
import { auditOf, redesigned } from '../../../fixtures/audit.ts';
import { defaultBlueprint } from '../../../fixtures/blueprint.ts';
import { emptyDeal, healthyDeal, structurallyWeakDeal, unknownPipelineDeal } from '../../../fixtures/deals.ts';
import { signalBlueprint } from '../../../fixtures/signals.ts';
import { ago, aSignal, aSnapshot, visitsOf } from '../../../fixtures/snapshot.ts';

function drift({ drift }: Audit, id: DriftId) {
  const found = drift.find((it) => it.id === id);
  if (found === undefined) throw new RangeError(`no drift ${id}`);
  return found;
}

describe('drift', () => {
  it('names the deals that entered their stage unmet, since when and with which criteria', () => {
    const { count, of, since, examples } = drift(auditOf([healthyDeal(), structurallyWeakDeal()]), 'entered_unmet');
    expect({ count, of }).toEqual({ count: 1, of: 2 });
    expect(since).toBe(ago(4));
    expect(examples[0]).toMatchObject({ at: ago(4), ref: { id: '40300001' } });
    expect(examples[0]?.detail).toContain('The buyer has told how they decide');
  });

  it('names skipped stages, and calls a deal without history unknown', () => {
    const skipping = aSnapshot({ visits: visitsOf(['appointmentscheduled', 60], ['presentationscheduled', 10]) });
    const { count, of, unknown: untold, examples } = drift(auditOf([skipping, emptyDeal()]), 'skipped_stage');
    expect({ count, of, untold }).toEqual({ count: 1, of: 1, untold: 1 });
    expect(examples[0]?.detail).toBe('Education');
  });

  it('names open deals in stages that the blueprint does not name', () => {
    expect(drift(auditOf([healthyDeal(), unknownPipelineDeal()]), 'stage_unmapped')).toMatchObject({ count: 1, of: 2 });
  });

  it('says nothing of routes and signal types where no signals are read', () => {
    for (const id of ['route_never', 'type_never'] as const) {
      expect(drift(auditOf([healthyDeal()]), id)).toMatchObject({ count: 0, of: 0 });
    }
    expect(drift(auditOf([healthyDeal()]), 'type_unknown')).toMatchObject({ count: 0 });
  });

  it('names routes that never fired, types that never came and types that nobody designed', () => {
    const signals = [aSignal(2, { type: 'web.download' }), aSignal(1, { type: 'chat.opened' })];
    const found = auditOf([aSnapshot({ signals })], signalBlueprint);
    expect(drift(found, 'route_never')).toMatchObject({ count: 4, of: 5 });
    expect(drift(found, 'type_never')).toMatchObject({ count: 3, of: 4 });
    const { count, of, since, examples } = drift(found, 'type_unknown');
    expect({ count, of, since }).toEqual({ count: 1, of: 2, since: ago(1) });
    expect(examples[0]?.label).toBe('chat.opened');
  });

  it('names seats that nobody holds, in the blueprint or on any deal', () => {
    const left = aSnapshot({
      users: [{ id: '501', name: 'Jana Vetter', email: 'jana.vetter@plumbworks.example', teams: [], active: false }],
    });
    const labels = (audit: Audit) => drift(audit, 'seat_empty').count;
    expect(labels(auditOf([left]))).toBe(labels(auditOf([healthyDeal()])) + 1);
  });

  it('names overdue reviews since the day they were due', () => {
    const [review] = defaultBlueprint.document.reviews;
    const reviews = review ? [{ ...review, every: 10, last: '2026-11-01' }] : [];
    const found = drift(auditOf([], redesigned({ reviews })), 'review_overdue');
    expect(found).toMatchObject({ count: 1, of: 2, since: '2026-11-11T00:00:00.000Z' });
    expect(found.examples[0]?.line?.path).toBe(`reviews.${review?.id}`);
  });

  it('names fields that the organisation does not have, once for all its deals', () => {
    const lacking = aSnapshot({ deal: { properties: { pain: unknown('not_configured') } } });
    const found = drift(auditOf([lacking, lacking]), 'field_missing');
    expect(found).toMatchObject({ count: 1, of: 1 });
    expect(found.examples[0]).toMatchObject({ label: 'deal.properties.pain', detail: 'hubspot: 4711001' });
  });
});

describe('the layers', () => {
  it('name the lowest one that is broken, with why', () => {
    const lacking = aSnapshot({ deal: { properties: { pain: unknown('not_configured') } } });
    const { lowest, layers } = auditOf([lacking]);
    expect(lowest).toBe('data');
    expect(layers[0]?.because).toContain('field_missing');
  });

  it('rest on nothing known where no deal was read', () => {
    expect(auditOf([]).layers[0]).toEqual({ id: 'data', state: 'unknown', because: [] });
  });
});
