import { el } from '../../../pages/app/dom.ts';

/** How many pages stay in the document, as the real one keeps them for a quick way back. */
const MOST = 6;

/** A part of the document for one page, and whether it was there before. */
export interface Page {
  host: HTMLElement;
  isNew: boolean;
}

/** Pages that stay in the document when others come in front of them: hidden, but whole. */
export interface KeptPages {
  /** Brings the page of this name in front, and hides every other. */
  show(name: string): Page;
}

/** Keeps pages as a standard app does, one beside the other. */
export function standardPages(stage: HTMLElement): KeptPages {
  return keep(stage, () => el('div', { class: 'windowViewMode-normal oneContent lafPageHost' }));
}

/** Keeps the subtabs of one workspace of a console. */
export function subtabPages(workspace: HTMLElement): KeptPages {
  return keep(workspace, () => el('div', { class: 'windowViewMode-maximized oneContent lafPageHost' }));
}

/** Keeps the workspaces of a console, each with subtabs of its own. */
export function workspaces(stage: HTMLElement): KeptPages {
  return keep(stage, () => el('section', { class: 'tabContent oneConsoleTab' }));
}

function keep(stage: HTMLElement, make: () => HTMLElement): KeptPages {
  const kept = new Map<string, HTMLElement>();
  return {
    show(name) {
      const known = kept.get(name);
      const host = known ?? make();
      kept.delete(name);
      kept.set(name, host);
      if (!known) stage.append(host);
      for (const each of kept.values()) each.classList.toggle('active', each === host);
      for (const [oldest, element] of [...kept].slice(0, Math.max(0, kept.size - MOST))) {
        element.remove();
        kept.delete(oldest);
      }
      return { host, isNew: !known };
    },
  };
}
