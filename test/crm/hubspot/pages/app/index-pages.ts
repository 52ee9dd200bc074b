import { el } from '../../../pages/app/dom.ts';
import type { Schedule } from '../../../pages/app/schedule.ts';
import type { BoardPage, ListPage, Row } from './page-data.ts';

const REDRAWN_MS = 300;

/** Draws a list, whose rows are drawn anew once the first answers are in. */
export function drawList(page: ListPage, root: HTMLElement, schedule: Schedule): void {
  const head = el('tr', {}, ...['Deal name', ...page.columns].map((name) => el('th', { scope: 'col' }, name)));
  const body = el('tbody', {});
  const drawRows = () => body.replaceChildren(...page.rows.map((row) => listRow(page.typeId, row)));
  const table = el('table', { 'data-test-id': 'framework-data-table' }, el('thead', {}, head), body);
  root.replaceChildren(el('main', { class: 'index' }, el('h1', {}, page.title), el('div', { class: 'card' }, table)));
  drawRows();
  schedule.later(REDRAWN_MS, drawRows);
  schedule.settleAfter(REDRAWN_MS + 1);
}

function listRow(typeId: string, { id, link, cells }: Row): HTMLElement {
  const name = el('td', {}, el('a', { href: link.path }, link.text));
  const rest = cells.map((cell) => el('td', { 'data-test-id': `cell-${typeId}-${cell.name}-${id}` }, cell.value));
  return el('tr', { 'data-test-id': `row-${id}` }, name, ...rest);
}

/** Draws a board, whose cards are drawn anew once the first answers are in. */
export function drawBoard(page: BoardPage, root: HTMLElement, schedule: Schedule): void {
  const draw = () => page.columns.map(boardColumn);
  const board = el('div', { class: 'board' }, ...draw());
  root.replaceChildren(el('main', { class: 'index' }, el('h1', {}, page.title), board));
  schedule.later(REDRAWN_MS, () => board.replaceChildren(...draw()));
  schedule.settleAfter(REDRAWN_MS + 1);
}

function boardColumn({ name, total, rows }: BoardPage['columns'][number]): HTMLElement {
  const head = el('h2', { 'data-test-id': 'cdb-column-name' }, `${name} (${total})`);
  return el('div', { 'data-test-id': 'cdb-column', class: 'board-column' }, head, ...rows.map(boardCard));
}

function boardCard({ id, link, cells }: Row): HTMLElement {
  const title = el('a', { 'data-test-id': 'board-card-section-title-link', href: link.path }, link.text);
  const facts = cells.slice(1, 3).map(({ value }) => el('span', { class: 'detail' }, value));
  const properties = el('div', { 'data-section-key': 'PROPERTIES', class: 'facts' }, ...facts);
  const head = el('span', { 'data-test-id': 'cdbc-title' }, title);
  const actions = el('span', { 'data-test-id': 'board-card-quick-actions-container' });
  const card = el('div', { 'data-test-id': 'cdb-card', class: 'card' }, head, properties, actions);
  return el('div', { 'data-test-id': 'cdb-column-item', 'data-selenium-id': id }, card);
}
