const SHORTCUTS: Record<string, string> = { e: 'Email', n: 'Note', t: 'Task', m: 'Meeting', '/': 'Search' };

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/**
 * Single keys act anywhere on the page but in its own fields, heard before anyone else could stop them. What they did last
 * and how often stands in `html[data-shortcut]` and `html[data-shortcuts]`.
 */
export function listenForShortcuts(): void {
  let count = 0;
  window.addEventListener(
    'keydown',
    (event) => {
      const action = SHORTCUTS[event.key];
      if (action === undefined || event.metaKey || event.ctrlKey || isTyping(event.target)) return;
      event.preventDefault();
      count += 1;
      document.documentElement.dataset.shortcut = action;
      document.documentElement.dataset.shortcuts = String(count);
    },
    { capture: true },
  );
}
