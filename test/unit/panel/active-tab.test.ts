import { expect, onTestFinished, test } from 'vitest';
import { followActiveTab, type Tabs } from '../../../entrypoints/panel/active-tab.ts';
import { type RecordRef, recordKey } from '../../../lib/record/ref.ts';
import { deal, recordUrl } from '../services/office.ts';

const A = deal('101');
const B = deal('102');
const LIST = 'https://app.hubspot.com/contacts/4711001/objects/0-3/views/all/list';

/** The tabs of a browser, whose answers come in the order in which the test lets them. */
class Browser {
  url: string | undefined = recordUrl(A);
  readonly asked: { which: object; answer: () => void }[] = [];
  readonly listeners = new Set<() => void>();
  private readonly happening = {
    addListener: (listener: () => void) => void this.listeners.add(listener),
    removeListener: (listener: () => void) => void this.listeners.delete(listener),
  };
  readonly tabs: Tabs = {
    query: (which) => {
      const { url } = this;
      return new Promise((resolve) => this.asked.push({ which, answer: () => resolve([{ url }]) }));
    },
    onActivated: this.happening,
    onUpdated: this.happening,
  };

  /** Another page comes to the front, or something happens in a tab that changes nothing there. */
  happens(url = this.url): void {
    this.url = url;
    for (const listener of this.listeners) listener();
  }

  /** Answers what was asked at that place, and lets everybody hear it. */
  async answer(place: number): Promise<void> {
    this.asked.at(place)?.answer();
    await new Promise(setImmediate);
  }
}

function follow() {
  const browser = new Browser();
  const heard: (string | null)[] = [];
  const stop = followActiveTab(browser.tabs, (ref: RecordRef | null) => heard.push(ref && recordKey(ref)));
  onTestFinished(stop);
  return { browser, heard, stop };
}

test('a panel beside the page hears of the record in front, and again only when that is another', async () => {
  const { browser, heard } = follow();
  await browser.answer(-1);
  for (const url of [undefined, recordUrl(B), undefined, LIST, undefined, recordUrl(A)]) {
    browser.happens(url);
    await browser.answer(-1);
  }
  expect(heard).toEqual([recordKey(A), recordKey(B), null, recordKey(A)]);
});

test('what was in front before is never told after what is in front now, however late the answer comes', async () => {
  const { browser, heard } = follow();
  browser.happens(recordUrl(B));
  await browser.answer(1);
  await browser.answer(0);
  expect(heard).toEqual([recordKey(B)]);
});

test('only the window that the panel stands in is asked about', async () => {
  const { browser } = follow();
  expect(browser.asked.map(({ which }) => which)).toEqual([{ active: true, currentWindow: true }]);
});

test('a panel that has gone hears nothing more, and leaves no listener behind', async () => {
  const { browser, heard, stop } = follow();
  stop();
  await browser.answer(0);
  expect({ heard, listeners: browser.listeners.size }).toEqual({ heard: [], listeners: 0 });
});
