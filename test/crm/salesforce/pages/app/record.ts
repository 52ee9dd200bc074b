import { el, skeleton } from '../../../pages/app/dom.ts';
import type { Knobs } from '../../../pages/app/knobs.ts';
import type { Schedule } from '../../../pages/app/schedule.ts';
import type { Field, RecordPage, RelatedList } from './page-data.ts';
import { wholeAfter } from './whole.ts';

/** When the parts of a record page come and come again, in milliseconds after its data. */
const AT = { header: 90, body: 170, related: 240, replaced: 400, redrawn: 640, settled: 720 };
const STORM_MS = 25;

let generated = Date.now();

/** Draws a record into its own part of the page: in pieces, late, and parts of it more than once. */
export function drawRecord(page: RecordPage, host: HTMLElement, knobs: Knobs, schedule: Schedule): void {
  const place = el('div', { class: 'header-place' }, skeleton(2));
  const main = el('div', { class: 'column main' }, skeleton(6));
  const side = el('div', { class: 'column side' }, skeleton(5));
  const columns = el('div', { class: 'columns' }, main, side);
  if (knobs.anchor === 'side') side.prepend(place);
  const template = el(
    'flexipage-record-home-template-desktop2',
    {},
    ...(knobs.anchor === 'side' ? [columns] : [place, columns]),
  );
  const decorator = el('record_flexipage-desktop-record-page-decorator', {}, template);
  host.replaceChildren(el('one-record-home-flexipage2', {}, el(generatedTag(page.object), {}, decorator)));

  const drawHeader = (at: number) => {
    schedule.later(at, () => place.replaceChildren(header(page)));
    scheduleRedraws(page, place, at, knobs.storm, schedule);
  };
  if (knobs.anchor === 'none') place.remove();
  else if (knobs.anchor === 'late') schedule.when('late-header', () => drawHeader(0));
  else drawHeader(AT.header);
  schedule.later(AT.body, () => main.replaceChildren(details(page)));
  schedule.later(AT.related, () => {
    for (const bars of side.querySelectorAll(':scope > .skeleton')) bars.remove();
    side.append(...page.related.map(relatedList));
  });
  wholeAfter(AT.header + AT.settled + knobs.storm * STORM_MS, host, schedule);
}

/** Replaces the whole header in one tick, then its content, then as often as the storm asks; and at every resize. */
function scheduleRedraws(page: RecordPage, place: HTMLElement, from: number, storm: number, schedule: Schedule): void {
  const replace = () => place.firstElementChild?.replaceWith(header(page));
  schedule.later(from + AT.replaced, replace);
  schedule.later(from + AT.redrawn, () => {
    place.querySelector('records-lwc-highlights-panel')?.replaceChildren(highlights(page));
  });
  for (let count = 1; count <= storm; count += 1) schedule.later(from + AT.redrawn + count * STORM_MS, replace);
  window.addEventListener('resize', replace, { signal: schedule.signal });
}

/** A tag whose name is made anew for each page, with a timestamp in it. */
function generatedTag(object: string): string {
  generated += 1;
  return `forcegenerated-flexipage_${object.toLowerCase()}_record_page_${object.toLowerCase()}__view_js___lmt___${generated}`;
}

function header(page: RecordPage): HTMLElement {
  return el(
    'flexipage-component2',
    { 'data-component-id': 'force_highlights2' },
    el('records-lwc-highlights-panel', { class: 'card' }, highlights(page)),
    ...(page.path.length > 0 ? [pathOf(page)] : []),
  );
}

function highlights(page: RecordPage): HTMLElement {
  const title = el('h1', {}, el('span', { class: 'entity' }, page.object), el('span', { class: 'name' }, page.name));
  const add = el(
    'a',
    {
      class: 'button',
      href: `/lightning/o/Contact/new?backgroundContext=${encodeURIComponent(`/lightning/r/${page.object}/${page.id}/view`)}`,
    },
    'New Contact',
  );
  return el(
    'records-lwc-record-layout',
    {},
    el('div', { class: 'head' }, title, add),
    el('div', { class: 'highlights' }, ...page.highlights.map(layoutItem)),
  );
}

function pathOf({ path }: RecordPage): HTMLElement {
  const steps = path.map(({ label, state }) => el('li', { class: state, title: label }, label));
  return el('ol', { class: 'path card', 'aria-label': 'Path' }, ...steps);
}

function layoutItem({ label, value }: Field): HTMLElement {
  return el('records-record-layout-item', { 'field-label': label }, el('span', {}, label), el('b', {}, value));
}

function details(page: RecordPage): HTMLElement {
  const fields = page.fields.map((field) =>
    el(
      'record_flexipage-record-field',
      {},
      el('div', { 'data-target-selection-name': `sfdc:RecordField.${page.object}.${field.name}` }, layoutItem(field)),
    ),
  );
  const tab = el('flexipage-tab2', { role: 'tabpanel', 'aria-label': 'Details' }, ...fields);
  return el('flexipage-component2', {}, el('flexipage-tabset2', { class: 'card' }, el('h2', {}, 'Details'), tab));
}

function relatedList({ name, title, rows }: RelatedList): HTMLElement {
  const items = rows.map(({ link, detail }) =>
    el('li', {}, el('a', { href: link.path }, link.text), el('span', { class: 'detail' }, detail)),
  );
  return el(
    'flexipage-component2',
    { 'data-component-id': `force_relatedListSingle_${name}` },
    el('section', { class: 'card' }, el('h2', {}, `${title} (${rows.length})`), el('ul', {}, ...items)),
  );
}
