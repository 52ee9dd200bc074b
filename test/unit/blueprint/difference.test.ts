import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { type Change, difference } from '../../../lib/blueprint/difference.ts';
import { readSource, type Source } from '../../../lib/blueprint/source.ts';
import { defaultText } from '../../fixtures/blueprint.ts';

function sourceOf(text: string): Source {
  const read = readSource(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.source;
}

const BEFORE = sourceOf(defaultText);

/** The differences that replacing some of the default's text makes; throws where that text is not there. */
function changesBy(from: string, to: string): Change[] {
  if (!defaultText.includes(from)) throw new Error(`the default blueprint does not contain: ${from}`);
  return difference(BEFORE, sourceOf(defaultText.replace(from, to)));
}

/** The line of the default blueprint that begins with `start`, from 1. */
function lineOf(start: string): number {
  return defaultText.split('\n').findIndex((line) => line.trim().startsWith(start)) + 1;
}

const STAGE = /\n {2}- id: education\n[\s\S]*?(?=\n {2}- id: selection\n)/;
const [EDUCATION = ''] = STAGE.exec(defaultText) ?? [];

describe('the difference of two blueprints', () => {
  test('is none where only comments and layout differ', () => {
    expect(difference(BEFORE, sourceOf(stringify(BEFORE.value)))).toEqual([]);
  });

  test('names a changed weight with its place, from and to', () => {
    expect(changesBy('multi_threading: 30', 'multi_threading: 25')).toEqual([
      {
        kind: 'changed',
        path: 'health.weights.multi_threading',
        line: lineOf('weights: { multi_threading'),
        within: [],
        name: 'multi_threading',
        concerns: 'design',
        from: 30,
        to: 25,
      },
    ]);
  });

  test('says in which stage and criterion a rule changed, however far its lines have moved', () => {
    const [from, to] = ['group.engaged_within(days(30), 2, 2)', 'group.engaged_within(days(30), 3, 2)'];
    const text = `# A word before\n\n${defaultText}`.replace(from, to);
    expect(difference(BEFORE, sourceOf(text))).toMatchObject([
      {
        path: 'lifecycle.education.exit.second_function.when',
        within: ['Education', 'Two people from two functions engaged within the same 30 days'],
        from,
        to,
      },
    ]);
  });

  test('is one change for a stage that goes, and one for a stage that comes', () => {
    expect(changesBy(EDUCATION, '')).toMatchObject([
      { kind: 'removed', path: 'lifecycle.education', name: 'Education', line: lineOf('- id: education') },
    ]);
    const without = sourceOf(defaultText.replace(EDUCATION, ''));
    expect(difference(without, BEFORE)).toMatchObject([
      { kind: 'added', path: 'lifecycle.education', name: 'Education', line: lineOf('- id: education') },
    ]);
  });

  test('is one move for a rule that stands elsewhere now', () => {
    const moved = defaultText.replace(EDUCATION, '').replace(/\n {2}- id: closed_won\n/, `${EDUCATION}$&`);
    expect(difference(BEFORE, sourceOf(moved))).toMatchObject([
      { kind: 'moved', path: 'lifecycle.education', name: 'Education', from: 2, to: 4 },
    ]);
  });

  test.each([
    ['a CRM stage', 'stage: qualifiedtobuy', 'stage: qualified'],
    ['who sits in a seat', 'is: record.owner', 'is: account.owner'],
  ])('sets apart what only changes the tools: %s', (_, from, to) => {
    const changes = changesBy(from, to);
    expect(changes.map(({ concerns }) => concerns)).toContain('tools');
    expect(changes.map(({ concerns }) => concerns)).not.toContain('design');
  });

  test('counts the bounds of a band of probability as design', () => {
    expect(changesBy('probability: { from: 0.3,', 'probability: { from: 0.31,')).toMatchObject([
      { path: 'lifecycle.education.probability.from', concerns: 'design', from: 0.3, to: 0.31 },
    ]);
  });

  test('of any order of rules to another moves no more than it must, and undoing it changes nothing', () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 1, maxLength: 8 });
    const orders = ids.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    const document = (list: string[]) => sourceOf(stringify({ routing: list.map((id) => ({ id, to: 'sales' })) }));
    fc.assert(
      fc.property(orders, ([before, after]) => {
        const changes = difference(document(before), document(after));
        expect(changes.every(({ kind }) => kind === 'moved')).toBe(true);
        const moved = new Set(changes.map(({ name }) => name));
        const rest = (list: string[]) => list.filter((id) => !moved.has(id));
        expect(rest(before)).toEqual(rest(after));
        expect(changes.length === 0).toBe(before.join() === after.join());
        expect(moved.size).toBeLessThan(before.length);
      }),
    );
  });
});
