import { el } from '../../../pages/app/dom.ts';
import { knobs } from '../../../pages/app/knobs.ts';
import { startSchedule } from '../../../pages/app/schedule.ts';
import { listenForShortcuts } from '../../../pages/app/shortcuts.ts';
import { addressOf } from './address.ts';
import { consoleApp } from './console.ts';
import { type Page, standardPages } from './kept-pages.ts';
import { drawList, splitView } from './list.ts';
import type { Frame, ListPage, RecordPage } from './page-data.ts';
import { drawRecord } from './record.ts';
import { isWhole } from './whole.ts';

/** The name of a console's workspace that shows no record. */
const HOME = 'home';
const LIST = /^\/lightning\/o\/Opportunity\/(?:list|home)$/;

const params = new URLSearchParams(location.search);
/** Which app is open holds as long as the document: `?app=console`, or an address that only a console has. */
const isConsole = params.get('app') === 'console' || params.has('ws');
const stage = el('section', { class: 'stage panelSlide' });
const tabBar = el('div', { class: 'tab-bar' });
const app = isConsole ? consoleApp(stage, tabBar) : null;
const standard = standardPages(stage);
let view = new AbortController();

async function data<T>(path: string, signal?: AbortSignal): Promise<T | null> {
  const answer = await fetch(`/data/${path}`, signal ? { signal } : {});
  return answer.ok ? answer.json() : null;
}

/** The part of the document for an address: a kept one comes back as it was left. */
function pageOf(recordId: string | null, workspaceId: string | null): Page {
  if (app && recordId && workspaceId) return app.show(workspaceId, recordId);
  if (!app) return standard.show(recordId ?? location.pathname);
  app.name(HOME, 'Opportunities', location.pathname);
  return app.show(HOME, HOME);
}

function drawForm(object: string): void {
  const close = el('button', { type: 'button', class: 'button' }, 'Cancel');
  close.addEventListener('click', () => history.back());
  const form = el('div', { role: 'dialog', class: 'modal-container', 'aria-label': `New ${object}` });
  form.append(el('h2', {}, `New ${object}`), close);
  document.body.append(form);
}

/** Draws the page of the present address; what was still to come of the page before is dropped. */
async function drawPage(): Promise<void> {
  view.abort();
  view = new AbortController();
  const { signal } = view;
  const schedule = startSchedule(signal);
  const { recordId, workspaceId, form } = addressOf(location);
  document.querySelector('.modal-container')?.remove();
  if (form !== null) drawForm(form);
  const { host, isNew } = pageOf(recordId, workspaceId);
  try {
    // What was left half drawn is drawn anew.
    if (!isNew && isWhole(host)) schedule.settleAfter(0);
    else if (recordId) {
      const page = await data<RecordPage>(`record/${recordId}`, signal);
      if (page) {
        app?.name(recordId, page.name, `/lightning/r/${page.object}/${page.id}/view`);
        drawRecord(page, host, knobs(location.search), schedule);
      } else notFound(host);
    } else if (LIST.test(location.pathname)) {
      const page = await data<ListPage>('list', signal);
      if (page) drawList(page, host, schedule);
    } else notFound(host);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function notFound(host: HTMLElement): void {
  host.replaceChildren(el('h1', {}, "This page doesn't exist"));
  document.documentElement.dataset.settled = location.pathname;
}

/** Links within the app are drawn in place: in a console as a subtab, from the split view as a workspace. */
function navigateInPlace(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link?.target !== '' || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  const opensSubtab = app && link.closest('.stage') && /\/lightning\/r\//.test(link.pathname);
  const address = opensSubtab ? app.subtabAddress(link.pathname) : link.pathname + link.search;
  history.pushState(null, '', address);
  void drawPage();
}

/** Draws what is around every page; the names in it come late, and whatever page is in front by then stays. */
async function drawFrame(): Promise<void> {
  const who = el('span', { class: 'who' });
  const header = el(
    'header',
    { class: 'global-header' },
    el('span', { class: 'app-name' }, isConsole ? 'Sales Console' : 'Sales'),
    el('a', { href: '/lightning/o/Opportunity/list?filterName=AllOpportunities' }, 'Opportunities'),
    who,
  );
  const viewport = el('div', { class: 'viewport', id: 'brandBand_2' }, stage);
  document.body.append(header, tabBar, viewport);
  const frame = await data<Frame>('frame');
  who.append(`${frame?.org ?? ''} · ${frame?.user ?? ''}`);
  document.title = `Opportunities | ${frame?.org ?? 'Salesforce'}`;
  const list = app ? await data<ListPage>('list') : null;
  if (list) viewport.prepend(splitView(list));
}

listenForShortcuts();
document.addEventListener('click', navigateInPlace);
window.addEventListener('popstate', () => void drawPage());
void drawFrame();
await drawPage();
