import { el } from '../../../pages/app/dom.ts';
import { knobs } from '../../../pages/app/knobs.ts';
import { startSchedule } from '../../../pages/app/schedule.ts';
import { listenForShortcuts } from '../../../pages/app/shortcuts.ts';
import { drawFrame } from './frame.ts';
import { drawBoard, drawList } from './index-pages.ts';
import { drawRecord } from './record.ts';

const RECORD = /^\/contacts\/\d+\/record\/(\d+-\d+)\/(\d+)/;
const LEGACY_DEAL = /^(\/contacts\/\d+)\/deal\/(\d+)/;
const BOARD = /^\/contacts\/\d+\/(?:objects\/0-3(?:\/views\/[^/]+)?|deals)\/board/;
const LIST = /^\/contacts\/\d+\/(?:objects\/0-3|deals)/;

const portalId = /\/(\d+)/.exec(location.pathname)?.[1] ?? '';
let view = new AbortController();

async function data(path: string, signal?: AbortSignal) {
  const answer = await fetch(`/data/${portalId}/${path}`, signal ? { signal } : {});
  return answer.ok ? answer.json() : null;
}

function notFound(root: HTMLElement): void {
  root.replaceChildren(el('main', { class: 'index' }, el('h1', {}, 'There is nothing here')));
  document.documentElement.dataset.settled = location.pathname;
}

/** Draws the page of the present address; what was still to come of the page before is dropped. */
async function drawPage(): Promise<void> {
  view.abort();
  view = new AbortController();
  const { signal } = view;
  const legacy = LEGACY_DEAL.exec(location.pathname);
  if (legacy) history.replaceState(null, '', `${legacy[1]}/record/0-3/${legacy[2]}`);
  const schedule = startSchedule(signal);
  const root = document.getElementById('crm');
  if (root === null) return;
  const record = RECORD.exec(location.pathname);
  try {
    if (record) {
      const page = await data(`record/${record[1]}/${record[2]}`, signal);
      if (page) drawRecord(page, root, knobs(location.search), schedule);
      else notFound(root);
    } else if (BOARD.test(location.pathname)) {
      const pipeline = new URLSearchParams(location.search).get('pipeline') ?? 'default';
      const page = await data(`board/${pipeline}`, signal);
      if (page) drawBoard(page, root, schedule);
      else notFound(root);
    } else if (LIST.test(location.pathname)) drawList(await data(`list${location.search}`, signal), root, schedule);
    else notFound(root);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Links within the app are drawn in place; those of the frame load the page anew. */
function navigateInPlace(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.dataset.fullLoad !== undefined || link.target !== '' || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  void drawPage();
}

listenForShortcuts();
document.addEventListener('click', navigateInPlace);
window.addEventListener('popstate', () => void drawPage());
const frame = await data('frame');
drawFrame(frame ?? { portalId, org: '', user: '' });
document.title = frame ? `Deals – ${frame.org}` : 'CRM';
await drawPage();
