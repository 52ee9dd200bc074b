import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pipeline, PipelineStage } from '../../../lib/record/stages.ts';
import { load } from './facts.ts';

const blueprint = load();
const ORDER = blueprint.document.lifecycle.map(({ id }) => id);

function pipeline(id: string, probabilities: (number | null)[], closes: PipelineStage['closes'][] = []): Pipeline {
  const stages = probabilities.map((probability, order) => ({
    id: `s${order}`,
    label: `Stage ${order}`,
    order,
    probability,
    closes: closes[order] ?? null,
  }));
  return { id, label: id, stages };
}

const HUBSPOT: Pipeline = {
  id: 'default',
  label: 'Sales',
  stages: (
    [
      ['appointmentscheduled', 0.2, null],
      ['qualifiedtobuy', 0.4, null],
      ['presentationscheduled', 0.6, null],
      ['decisionmakerboughtin', 0.8, null],
      ['contractsent', 0.9, null],
      ['closedwon', 1, 'won'],
      ['closedlost', 0, 'lost'],
    ] as const
  ).map(([id, probability, closes], order) => ({ id, label: id, order, probability, closes })),
};

function idOf(crm: 'hubspot' | 'salesforce', of: Pipeline, stage: string) {
  const found = blueprint.stageFor(crm, of, stage);
  return found && [found.stage.id, found.by];
}

describe("HubSpot's default pipeline", () => {
  it.each([
    ['appointmentscheduled', 'awareness'],
    ['qualifiedtobuy', 'education'],
    ['presentationscheduled', 'selection'],
    ['decisionmakerboughtin', 'commitment'],
    ['contractsent', 'commitment'],
    ['closedwon', 'closed_won'],
  ])('%s is %s by the blueprint', (stage, id) => {
    expect(idOf('hubspot', HUBSPOT, stage)).toEqual([id, 'blueprint']);
  });

  it('is nowhere when the deal is lost', () => {
    expect(blueprint.stageFor('hubspot', HUBSPOT, 'closedlost')).toBeNull();
  });

  it('maps no stage of the same name in another pipeline', () => {
    expect(idOf('hubspot', { ...HUBSPOT, id: '9981' }, 'presentationscheduled')).toEqual(['selection', 'probability']);
  });
});

describe("Salesforce's default stages", () => {
  it.each([
    ['Prospecting', 'awareness'],
    ['Qualification', 'awareness'],
    ['Needs Analysis', 'education'],
    ['Value Proposition', 'education'],
    ['Id. Decision Makers', 'selection'],
    ['Perception Analysis', 'selection'],
    ['Proposal/Price Quote', 'selection'],
    ['Negotiation/Review', 'commitment'],
    ['Closed Won', 'closed_won'],
  ])('%s is %s', (stage, id) => {
    expect(idOf('salesforce', pipeline('Master', []), stage)).toEqual([id, 'blueprint']);
  });
});

describe('a pipeline that the blueprint does not know', () => {
  it.each([
    [0.05, 'awareness'],
    [0.3, 'education'],
    [0.49, 'education'],
    [0.5, 'selection'],
    [0.75, 'commitment'],
    [0.99, 'commitment'],
    [1, 'commitment'],
  ])('stands by its probability: %d is %s', (probability, id) => {
    expect(idOf('hubspot', pipeline('7', [probability]), 's0')).toEqual([id, 'probability']);
  });

  it('is won at the knot and lost nowhere', () => {
    const known = pipeline('7', [0.5, 1, 0], [null, 'won', 'lost']);
    expect(idOf('hubspot', known, 's1')).toEqual(['closed_won', 'outcome']);
    expect(blueprint.stageFor('hubspot', known, 's2')).toBeNull();
  });

  it('is divided evenly by order where there are no probabilities', () => {
    const silent = pipeline('7', [null, null, null, null, 1], [null, null, null, null, 'won']);
    const ids = ['s0', 's1', 's2', 's3'].map((stage) => blueprint.stageFor('hubspot', silent, stage)?.stage.id);
    expect(ids).toEqual(['awareness', 'awareness', 'selection', 'commitment']);
  });

  it('has no place for a stage that it does not have', () => {
    expect(blueprint.stageFor('hubspot', pipeline('7', [0.5]), 'gone')).toBeNull();
  });

  it('never puts a later stage before an earlier one', () => {
    const probability = fc.option(fc.float({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(probability, { minLength: 1, maxLength: 12 }), (probabilities) => {
        const unknown = pipeline('7', probabilities);
        const places = unknown.stages.map(({ id }) => ORDER.indexOf(idOf('hubspot', unknown, id)?.[0] ?? ''));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(places.every((place) => place >= 0 && place < ORDER.indexOf('closed_won'))).toBe(true);
      }),
    );
  });
});
