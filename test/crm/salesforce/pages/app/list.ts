import { el } from '../../../pages/app/dom.ts';
import type { Schedule } from '../../../pages/app/schedule.ts';
import type { ListPage } from './page-data.ts';
import { wholeAfter } from './whole.ts';

const REDRAWN_MS = 300;

/** Draws a list view, whose rows are drawn anew once the first answers are in. */
export function drawList(page: ListPage, host: HTMLElement, schedule: Schedule): void {
  const head = el('tr', {}, ...page.columns.map((name) => el('th', { scope: 'col' }, name)));
  const body = el('tbody', {});
  const drawRows = () =>
    body.replaceChildren(
      ...page.rows.map(({ link, cells }) =>
        el('tr', {}, el('td', {}, el('a', { href: link.path }, link.text)), ...cells.map((cell) => el('td', {}, cell))),
      ),
    );
  host.replaceChildren(
    el('div', { class: 'card' }, el('h1', {}, page.title), el('table', {}, el('thead', {}, head), body)),
  );
  drawRows();
  schedule.later(REDRAWN_MS, drawRows);
  wholeAfter(REDRAWN_MS + 1, host, schedule);
}

/** The column of records beside a console's workspaces. */
export function splitView(page: ListPage): HTMLElement {
  const items = page.rows.map(({ link }) => el('li', {}, el('a', { href: link.path }, link.text)));
  return el('nav', { class: 'split-view', 'aria-label': page.title }, el('ul', {}, ...items));
}
