import { useState } from 'preact/hooks';

const KEY = 'draft';

/** The text that is being written, kept through a reload of this tab; null where nothing is. */
export function useDraft(): [string | null, (text: string | null) => void] {
  const [draft, setDraft] = useState(() => sessionStorage.getItem(KEY));
  const keep = (text: string | null) => {
    if (text === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, text);
    setDraft(text);
  };
  return [draft, keep];
}
