import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complete } from '../../../../components/blueprint/edit/complete.ts';
import { placeAt } from '../../../../components/blueprint/edit/place-in-text.ts';
import { createShapes } from '../../../../components/blueprint/edit/shape.ts';
import { defaultBlueprint, defaultText } from '../../../fixtures/blueprint.ts';

const shapeOf = createShapes();

/** The labels proposed where `|` stands in a text. */
async function proposed(text: string): Promise<string[]> {
  const pos = text.indexOf('|');
  const doc = text.replace('|', '');
  const source = complete({ shapeOf, document: () => defaultBlueprint.document });
  const result = await source(new CompletionContext(EditorState.create({ doc }), pos, true));
  return result?.options.map(({ label }) => label) ?? [];
}

describe('where a place in a half-written text is', () => {
  it.each([
    ['li|', { path: [], kind: 'key', word: 'li' }],
    ['health:\n  we|', { path: ['health'], kind: 'key', word: 'we' }],
    ['lifecycle:\n  - id: a\n    ex|', { path: ['lifecycle', '*'], kind: 'key', word: 'ex' }],
    ['lifecycle:\n- id: a\n  owner: ac|', { path: ['lifecycle', '*', 'owner'], kind: 'value', word: 'ac' }],
    [
      'market:\n  segments:\n    - { id: a, when: account.em|',
      { path: ['market', 'segments', '*', 'when'], kind: 'value', word: 'account.em' },
    ],
    ['flags:\n  stuck: { sev|', { path: ['flags', 'stuck'], kind: 'key', word: 'sev' }],
    [
      'lifecycle:\n  - id: a\n    required_functions: [champion, ec|',
      { path: ['lifecycle', '*', 'required_functions', '*'], kind: 'value', word: 'ec' },
    ],
    ['plan:\n  because: >-\n    health: no key\n  ma|', { path: ['plan'], kind: 'key', word: 'ma' }],
  ])('%j', (text, place) => {
    expect(placeAt(text.replace('|', ''), text.indexOf('|'))).toEqual(place);
  });

  it('is found in any text whatever', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.nat(200), (text, offset) => {
        expect(placeAt(text, Math.min(offset, text.length)).path).toBeInstanceOf(Array);
      }),
    );
  });

  it('agrees with the document: each `when:` of the default is a place that the format knows', () => {
    for (const match of defaultText.matchAll(/\bwhen: /g)) {
      const { path, kind } = placeAt(defaultText, match.index + match[0].length);
      expect(kind).toBe('value');
      expect(shapeOf(path).description).not.toBeNull();
    }
  });
});

describe('completion', () => {
  it('proposes the keys of the format', async () => {
    expect(await proposed('lifecycle:\n  - id: a\n    |')).toEqual(expect.arrayContaining(['owner', 'exit', 'stuck']));
  });

  it('proposes the values that a key allows', async () => {
    expect(await proposed('flags:\n  stuck:\n    severity: |')).toEqual(['act', 'watch']);
  });

  it('proposes the ids that a key refers to', async () => {
    expect(await proposed('lifecycle:\n  - owner: |')).toEqual(Object.keys(defaultBlueprint.document.seats));
    expect(await proposed('lifecycle:\n  - required_functions: [|')).toEqual(
      defaultBlueprint.document.buying_group.functions.map(({ id }) => id),
    );
  });

  it('proposes the words of expressions, and functions of the buying group within quotes', async () => {
    expect(await proposed('lifecycle:\n  - exit:\n      - when: group.|')).toEqual(
      expect.arrayContaining(['group.active_threads', 'group.engaged_within']),
    );
    expect(await proposed("lifecycle:\n  - exit:\n      - when: group.engaged('|")).toContain('champion');
  });
});
