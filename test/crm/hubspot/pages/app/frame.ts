import { el } from '../../../pages/app/dom.ts';
import type { Frame } from './page-data.ts';

const TOOLBAR = 'hs-global-toolbar';

/** The toolbar and the side navigation around every page. Their links leave the single-page part: they are full loads. */
export function drawFrame({ portalId, org, user }: Frame): void {
  const initials = user.replace(/(\S)\S*\s*/g, '$1');
  const toolbar = el(
    'header',
    { 'data-test-id': TOOLBAR, class: 'toolbar' },
    el('span', { class: 'search' }, 'Search records'),
    el('span', { class: 'who' }, org, el('span', { class: 'avatar' }, initials)),
  );
  const index = `/contacts/${portalId}/objects/0-3/views/all`;
  const nav = el(
    'nav',
    { 'data-test-id': 'hs-vertical-nav', class: 'side', 'aria-label': 'Main' },
    el('a', { href: `${index}/list`, 'data-full-load': '', title: 'List', 'aria-label': 'Deals as a list' }, '☰'),
    el('a', { href: `${index}/board`, 'data-full-load': '', title: 'Board', 'aria-label': 'Deals as a board' }, '▥'),
    el(
      'a',
      { href: `/reports-dashboard/${portalId}`, 'data-full-load': '', title: 'Reports', 'aria-label': 'Reports' },
      '◔',
    ),
  );
  const app = el('div', { id: 'app' }, el('div', { id: 'crm' }));
  document.body.append(el('div', { id: 'hs-global-toolbar-root' }, toolbar), nav, app);
}
