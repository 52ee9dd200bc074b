import { el, skeleton } from '../../../pages/app/dom.ts';
import type { Knobs } from '../../../pages/app/knobs.ts';
import type { Schedule } from '../../../pages/app/schedule.ts';
import type { Card, Field, RecordPage, TimelineEntry } from './page-data.ts';

/** When the parts of a record page come and come again, in milliseconds after its data. */
const AT = {
  header: 70,
  left: 110,
  middle: 150,
  right: 210,
  replaced: 380,
  redrawn: 620,
  settled: 700,
};
const STORM_MS = 25;

/** Draws a record page as the CRM does: in pieces, late, and parts of it more than once. */
export function drawRecord(page: RecordPage, root: HTMLElement, knobs: Knobs, schedule: Schedule): void {
  const main = el('main', { class: 'record' });
  const left = el('div', sidebar('left-sidebar', { id: 'record-page-left-sidebar' }), skeleton(7));
  const middle = el('div', { 'data-test-id': 'middle-pane', class: 'column' }, skeleton(4), skeleton(6));
  const right = el('div', { 'data-test-id': 'records-right-sidebar', class: 'column' }, skeleton(5));
  const columns = el('div', { class: 'columns' }, left, middle, right);
  const place = el('div', { class: 'header-place' }, skeleton(2));
  if (knobs.anchor === 'side') left.prepend(place);
  else main.append(place);
  main.append(columns);
  root.replaceChildren(main);

  const drawHeader = (at: number) => {
    schedule.later(at, () => place.replaceChildren(header(page)));
    scheduleRedraws(page, place, at, knobs.storm, schedule);
  };
  if (knobs.anchor === 'none') place.remove();
  else if (knobs.anchor === 'late') schedule.when('late-header', () => drawHeader(0));
  else drawHeader(AT.header);
  schedule.later(AT.left, () => left.querySelector(':scope > .skeleton')?.replaceWith(fieldsCard(page)));
  schedule.later(AT.middle, () => middle.replaceChildren(...middlePane(page)));
  schedule.later(AT.right, () => right.replaceChildren(rightSidebar(page, knobs.links)));
  schedule.settleAfter(AT.header + AT.settled + knobs.storm * STORM_MS);
}

/** Replaces the whole header in one tick, then its content, then as often as the storm asks; and at every resize. */
function scheduleRedraws(page: RecordPage, place: HTMLElement, from: number, storm: number, schedule: Schedule): void {
  const replace = () => place.firstElementChild?.replaceWith(header(page));
  schedule.later(from + AT.replaced, replace);
  schedule.later(from + AT.redrawn, () => {
    place.querySelector('[data-test-id="record-highlight-content"]')?.replaceChildren(...headerContent(page));
  });
  for (let count = 1; count <= storm; count += 1) schedule.later(from + AT.redrawn + count * STORM_MS, replace);
  window.addEventListener('resize', replace, { signal: schedule.signal });
}

function sidebar(testId: string, more: Record<string, string> = {}): Record<string, string> {
  return { ...more, 'data-test-id': testId, 'data-scroll-trackable-container': testId, class: 'column' };
}

function header(page: RecordPage): HTMLElement {
  const content = el('div', { 'data-test-id': 'record-highlight-content', class: 'highlight' }, ...headerContent(page));
  return el(
    'section',
    { 'data-test-id': `card-wrapper-OBJECT_HIGHLIGHT-FAS-${page.typeId}-1`, class: 'card' },
    content,
  );
}

function headerContent(page: RecordPage): HTMLElement[] {
  const stages = page.stages.map(({ label, state }) =>
    el('li', { class: state, title: label }, state === 'present' ? label : ''),
  );
  const title = el(
    'h1',
    { 'data-selenium-test': 'highlightTitle', 'data-test-id': 'highlight-record-label' },
    page.name,
  );
  const words = el('div', { class: 'words' }, title, el('p', {}, page.subtitle));
  const head = el(
    'div',
    { 'data-test-id': 'record-highlight-main-content', class: 'head' },
    el('span', { class: 'mark', 'aria-hidden': 'true' }, page.name.slice(0, 1)),
    words,
    ...page.highlights.map(highlight),
  );
  return stages.length > 0 ? [head, el('ol', { class: 'stages', 'aria-label': 'Deal stages' }, ...stages)] : [head];
}

function highlight({ name, label, value }: Field): HTMLElement {
  const attributes = { 'data-test-id': `highlight-property-display-${name}`, class: 'property' };
  const item = el('b', { 'data-test-id': `highlight-property-item-${name}` }, value);
  return el('div', attributes, el('span', {}, label), item);
}

function fieldsCard(page: RecordPage): HTMLElement {
  const fields = page.fields.map(({ name, label, value }) =>
    el(
      'div',
      { 'data-test-id': `property-input-${name}`, class: 'property' },
      el('span', {}, label),
      el('b', {}, value),
    ),
  );
  const attributes = { 'data-test-id': `card-wrapper-PROPERTIES_V3/${page.typeId}/0`, class: 'card' };
  return el('section', attributes, el('h2', {}, 'About this record'), ...fields);
}

function middlePane(page: RecordPage): HTMLElement[] {
  const tabs = ['Overview', 'Activities'].map((name, index) =>
    el(
      'button',
      {
        role: 'tab',
        type: 'button',
        'aria-selected': String(index === 1),
        'data-tab-link': 'true',
        'data-tab-selected': String(index === 1),
      },
      name,
    ),
  );
  const timeline = el(
    'ol',
    { 'data-test-id': 'crm-events-viz-timeline', class: 'timeline' },
    ...page.timeline.map(event),
  );
  const attributes = { 'data-test-id': `card-wrapper-SINGLETON/${page.typeId}/RECORD_TIMELINE`, class: 'card' };
  return [
    el('div', { role: 'tablist', 'aria-label': 'Record', class: 'tabs' }, ...tabs),
    el('div', { 'data-test-id': 'tab-1-content' }, el('section', attributes, timeline)),
  ];
}

function event({ kind, title, body, when, planned }: TimelineEntry): HTMLElement {
  return el(
    'li',
    { 'data-test-id': 'timeline-preview-event', class: planned ? 'event planned' : 'event' },
    el('div', { class: 'event-head' }, el('b', {}, kind), el('time', { 'data-test-id': 'event-timestamp' }, when)),
    el('p', {}, title),
    ...(body === '' ? [] : [el('p', { class: 'body' }, body)]),
  );
}

function rightSidebar(page: RecordPage, links: number): HTMLElement {
  const cards = [...page.cards.map(associationCard), ...(links > 0 ? [linksCard(page, links)] : [])];
  return el('div', sidebar('right-sidebar'), ...cards);
}

function associationCard({ typeId, title, records }: Card): HTMLElement {
  const items = records.map(({ link, detail, label }) =>
    el(
      'li',
      {},
      el('a', { href: link.path }, link.text),
      ...(label === '' ? [] : [el('span', { class: 'tag' }, label)]),
      el('span', { class: 'detail' }, detail),
    ),
  );
  return el(
    'section',
    { 'data-test-id': `card-wrapper-ASSOCIATION_V3/${typeId}`, class: 'card' },
    el('h2', {}, `${title} (${records.length})`),
    el('ul', { 'data-test-id': `associated-objects-card-content-${typeId}`, class: 'associated' }, ...items),
  );
}

/** Many links to deals, as on the page of a big company. */
function linksCard(page: RecordPage, count: number): HTMLElement {
  const [, , portalId] = location.pathname.split('/');
  const first = Number(page.id);
  const links = Array.from({ length: count }, (_, index) =>
    el('li', {}, el('a', { href: `/contacts/${portalId}/record/0-3/${first + index}` }, `Deal ${index + 1}`)),
  );
  return el(
    'section',
    { class: 'card' },
    el('h2', {}, `Deals (${count})`),
    el('ul', { class: 'associated' }, ...links),
  );
}
