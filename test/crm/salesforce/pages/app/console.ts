import { el } from '../../../pages/app/dom.ts';
import { inWorkspace } from './address.ts';
import { type KeptPages, type Page, subtabPages, workspaces } from './kept-pages.ts';

/** A console app: workspaces as tabs, each with subtabs, every one of which stays in the document. */
interface ConsoleApp {
  /** Brings a record's subtab in front, in the workspace of another record or in its own. */
  show(workspaceId: string, recordId: string): Page;
  /** Names the tabs of a record once its name is known. */
  name(recordId: string, name: string, path: string): void;
  /** The address that a link leads to from the workspace in front. */
  subtabAddress(path: string): string;
}

export function consoleApp(stage: HTMLElement, tabBar: HTMLElement): ConsoleApp {
  const kept = workspaces(stage);
  const open = new Map<string, { pages: KeptPages; subtabs: Set<string> }>();
  const known = new Map<string, { name: string; path: string }>();
  let front = { workspaceId: '', recordId: '' };

  function tab(recordId: string, href: string, selected: boolean): HTMLElement {
    const attributes = { role: 'tab', 'aria-selected': String(selected), href, 'data-tab': '' };
    return el('a', attributes, known.get(recordId)?.name ?? 'Loading');
  }

  function drawTabs(): void {
    const pathOf = (recordId: string) => known.get(recordId)?.path ?? '';
    const workspace = open.get(front.workspaceId);
    const primary = [...open.keys()].map((id) => tab(id, pathOf(id), id === front.workspaceId));
    const subtabs = [...(workspace?.subtabs ?? [])].map((id) =>
      tab(id, inWorkspace(pathOf(id), pathOf(front.workspaceId)), id === front.recordId),
    );
    tabBar.replaceChildren(
      el('div', { role: 'tablist', 'aria-label': 'Workspaces', class: 'tabs' }, ...primary),
      el('div', { role: 'tablist', 'aria-label': 'Subtabs', class: 'tabs' }, ...subtabs),
    );
  }

  return {
    show(workspaceId, recordId) {
      const { host, isNew } = kept.show(workspaceId);
      const workspace = (isNew ? undefined : open.get(workspaceId)) ?? {
        pages: subtabPages(host),
        subtabs: new Set([workspaceId]),
      };
      open.set(workspaceId, workspace);
      workspace.subtabs.add(recordId);
      front = { workspaceId, recordId };
      drawTabs();
      return workspace.pages.show(recordId);
    },
    name(recordId, name, path) {
      known.set(recordId, { name, path });
      drawTabs();
    },
    subtabAddress: (path) => {
      const workspace = known.get(front.workspaceId);
      return workspace ? inWorkspace(path, workspace.path) : path;
    },
  };
}
