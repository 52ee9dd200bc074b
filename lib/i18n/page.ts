import { language } from './format.ts';

/** Tells the page which language its words are in, for screen readers, hyphenation and fonts. */
export function startPage(): void {
  document.documentElement.lang = language();
}
