import { describe, expect, it } from 'vitest';
import { readBlueprint } from '../../../lib/blueprint/reading.ts';
import { defaultBlueprint, defaultText } from '../../fixtures/blueprint.ts';

describe('reading a blueprint for people', () => {
  it('gives the line of every part by the path that verdicts name', () => {
    const reading = readBlueprint(defaultText);
    if (!reading.ok) throw new Error('the default does not load');
    const { lines } = reading.read;
    const texts = defaultText.split('\n');
    const path = 'lifecycle.selection.exit.three_functions';
    expect(lines[path]).toBe(defaultBlueprint.place(path).line);
    expect(texts[(lines[path] ?? 0) - 1]).toContain('id: three_functions');
    expect(texts[(lines['health.weights.multi_threading'] ?? 0) - 1]).toContain('multi_threading');
  });

  it('gives plain data that can be passed on from a worker', () => {
    const reading = readBlueprint(defaultText);
    expect(structuredClone(reading)).toEqual(reading);
  });

  it('gives the problems of a text that does not load', () => {
    const reading = readBlueprint('plumbline: 2');
    expect(reading.ok).toBe(false);
  });
});
