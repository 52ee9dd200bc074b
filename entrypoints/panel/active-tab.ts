import { locate } from '../../lib/crm/locate.ts';
import { type RecordRef, recordKey } from '../../lib/record/ref.ts';

interface Happening {
  addListener(listener: () => void): void;
  removeListener(listener: () => void): void;
}

/** What is needed of the browser's `tabs`. */
export interface Tabs {
  query(which: { active: true; currentWindow: true }): Promise<{ url?: string | undefined }[]>;
  onActivated: Happening;
  onUpdated: Happening;
}

/**
 * Calls `heard` with the record that the active tab of this window shows, null for none, now and whenever that is another,
 * until the returned function is called. For a panel that stands beside the page, where no tab is its own.
 */
export function followActiveTab(tabs: Tabs, heard: (ref: RecordRef | null) => void): () => void {
  let latest = 0;
  let told: string | null | undefined;
  const look = async () => {
    latest += 1;
    const asked = latest;
    const [tab] = await tabs.query({ active: true, currentWindow: true });
    if (asked !== latest) return;
    const ref = locate(tab?.url ?? '');
    const key = ref && recordKey(ref);
    if (key === told) return;
    told = key;
    heard(ref);
  };
  tabs.onActivated.addListener(look);
  tabs.onUpdated.addListener(look);
  void look();
  return () => {
    latest += 1;
    tabs.onActivated.removeListener(look);
    tabs.onUpdated.removeListener(look);
  };
}
