import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, type Text } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { BlueprintDocument } from '../../../lib/blueprint/schema.ts';
import type { BlueprintProblem } from '../../../lib/publishing.ts';
import { complete } from './complete.ts';
import { placeAt } from './place-in-text.ts';
import { createShapes } from './shape.ts';

/** An editor of a blueprint's text in the page. */
export interface Editor {
  /** Shows what the check found at its lines. */
  show(found: { errors: readonly BlueprintProblem[]; warnings: readonly BlueprintProblem[] }): void;
  goTo(line: number): void;
  replace(text: string): void;
  destroy(): void;
}

/** Opens an editor in a host. It lives in a shadow root, where its styles need no permission of the page's policy. */
export function createEditor(options: {
  host: HTMLElement;
  text: string;
  label: string;
  changed: (text: string) => void;
  /** The document as it last loaded, for completion. */
  document: () => BlueprintDocument | null;
}): Editor {
  const root = options.host.shadowRoot ?? options.host.attachShadow({ mode: 'open' });
  const shapeOf = createShapes();
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        highlightSelectionMatches(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        yaml(),
        syntaxHighlighting(COLOURS),
        autocompletion({ override: [complete({ shapeOf, document: options.document })], icons: false }),
        hoverTooltip(({ state }, pos) => explained(state.doc, pos, shapeOf)),
        keymap.of([
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...completionKeymap,
          ...lintKeymap,
        ]),
        EditorView.contentAttributes.of({ 'aria-label': options.label, tabindex: '0' }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) options.changed(state.doc.toString());
        }),
        LOOKS,
      ],
    }),
  });

  return {
    show: ({ errors, warnings }) => {
      const { doc } = view.state;
      const found = [
        ...errors.map((problem) => diagnostic(doc, problem, 'error')),
        ...warnings.map((problem) => diagnostic(doc, problem, 'warning')),
      ];
      view.dispatch(setDiagnostics(view.state, found));
    },
    goTo: (line) => {
      const { from } = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
      view.focus();
    },
    replace: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    destroy: () => view.destroy(),
  };
}

function diagnostic(doc: Text, problem: BlueprintProblem, severity: Diagnostic['severity']): Diagnostic {
  const line = doc.line(Math.min(Math.max(1, problem.line), doc.lines));
  const from = Math.min(line.to, line.from + Math.max(0, problem.column - 1));
  return { from, to: line.to, severity, message: `${problem.message}\n${problem.remedy}` };
}

/** What the format says of the key under the pointer. */
function explained(doc: Text, pos: number, shapeOf: ReturnType<typeof createShapes>) {
  const line = doc.lineAt(pos);
  const [before] = /[\w-]*$/.exec(line.text.slice(0, pos - line.from)) ?? [''];
  const [after] = /^[\w-]*/.exec(line.text.slice(pos - line.from)) ?? [''];
  const end = pos + after.length;
  if (before + after === '' || doc.sliceString(end, end + 1) !== ':') return null;
  const { path } = placeAt(`${doc.sliceString(0, end)}: `, end + 2);
  const { description } = shapeOf(path);
  if (description === null) return null;
  return {
    pos: pos - before.length,
    end,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'explained';
      dom.textContent = description;
      return { dom };
    },
  };
}

const COLOURS = HighlightStyle.define([
  { tag: tags.definition(tags.propertyName), color: 'var(--accent-text)' },
  { tag: tags.propertyName, color: 'var(--accent-text)' },
  { tag: tags.comment, color: 'var(--text-quiet)', fontStyle: 'italic' },
  { tag: [tags.string, tags.content], color: 'var(--text)' },
  { tag: [tags.number, tags.bool, tags.keyword], color: 'var(--watch)' },
  { tag: [tags.punctuation, tags.separator, tags.brace, tags.squareBracket], color: 'var(--text-soft)' },
  { tag: tags.invalid, color: 'var(--act)' },
]);

const LOOKS = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--bg)', fontSize: '13px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--text)', padding: '8px 0' },
  '&.cm-focused': { outline: 'none' },
  '.cm-cursor': { borderLeftColor: 'var(--text)', borderLeftWidth: '2px' },
  '.cm-gutters': {
    backgroundColor: 'var(--bg-raised)',
    color: 'var(--text-quiet)',
    borderRight: '1px solid var(--line)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent) 7%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--track)', color: 'var(--text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 28%, transparent)',
  },
  '.cm-selectionMatch': { backgroundColor: 'color-mix(in srgb, var(--watch) 22%, transparent)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--track)' },
  '.cm-tooltip': {
    maxWidth: '420px',
    color: 'var(--text)',
    backgroundColor: 'var(--bg)',
    border: '1px solid var(--line-strong)',
    borderRadius: '6px',
    fontFamily: 'var(--font)',
  },
  '.explained': { padding: '6px 10px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px', fontFamily: 'var(--mono)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { color: 'var(--on-accent)', backgroundColor: 'var(--accent)' },
  '.cm-completionDetail': { fontStyle: 'normal', color: 'var(--text-soft)' },
  'li[aria-selected] .cm-completionDetail': { color: 'inherit' },
  '.cm-diagnostic': { padding: '6px 10px', whiteSpace: 'pre-wrap' },
  '.cm-diagnostic-error': { borderLeft: '4px solid var(--act)' },
  '.cm-diagnostic-warning': { borderLeft: '4px solid var(--watch)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--act)' },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecoration: 'underline wavy var(--watch)' },
  '.cm-panels': { color: 'var(--text)', backgroundColor: 'var(--bg-raised)', borderColor: 'var(--line)' },
  '.cm-button, .cm-textfield': {
    color: 'var(--text)',
    backgroundColor: 'var(--bg)',
    backgroundImage: 'none',
    border: '1px solid var(--line-strong)',
    borderRadius: '4px',
  },
});
