import type { StripState, StripStatus } from '../../lib/strip-state.ts';
import { element } from './element.ts';
import type { Extension } from './extension.ts';

/** Statuses that are nobody's concern unless they last; the style sheet shows them after a second. */
const PASSING = /refreshing|cached/;

/** What is known of a record's numbers, and how they stand. */
export interface Drawn {
  state: StripState | null;
  status: StripStatus;
}

/** Writes the parts of the strip's line; what is not known is said in words, never as a number. */
export function writeWords(extension: Extension, { state, status }: Drawn): Node[] {
  const text = (name: string, ...values: string[]): string => extension.text(`strip_${name}`, ...values);
  const language = extension.language();
  const number = (value: number): string => value.toLocaleString(language, { maximumFractionDigits: 1 });
  const span = (name: string, ...children: (Node | string)[]): HTMLElement =>
    element('span', { class: name }, ...children);
  const named = (tag: 'b' | 'span', label: string, words: string): HTMLElement =>
    element(tag, { role: 'img', 'aria-label': label }, words);

  function head({ health, band }: StripState): Node {
    const words = span('shape', text(`band_${band}`));
    if (health === null) return span(`head ${band}`, words);
    return span(`head ${band}`, named('b', text('health_label', number(health)), number(health)), words);
  }

  function facts({ dots, pace }: StripState): Node {
    const made = span('facts');
    if (dots) {
      const marks = [...dots].map((dot) => element('i', { class: dot, title: text(`dot_${dot}`) }));
      const engaged = number(dots.split('e').length - 1);
      const coverage = dots.includes('u') ? text('coverage_unknown') : text('engaged', engaged, number(dots.length));
      made.append(span('dots', ...marks), span('', coverage));
    }
    if (pace !== null) made.append(span('soft', text('pace', number(pace))));
    return made;
  }

  function flags({ headline, severity, more, band }: StripState): Node {
    const made = span(`flags ${severity}`);
    if (headline) made.append(element('b', { class: 'shape' }, extension.text(`flag_${headline}_name`)));
    else if (band !== 'closed') made.append(span('soft', text('no_flags')));
    if (more) made.append(named('span', text('more_label', number(more)), text('more', number(more))));
    return made;
  }

  function standing(): Node {
    const time = state?.until ? new Date(state.until).toLocaleTimeString(language, { timeStyle: 'short' }) : '';
    return span(`status soft ${PASSING.test(status) ? 'late' : ''}`, text(`status_${status}`, time));
  }

  const parts = state?.readAt ? [head(state), facts(state), flags(state)] : [];
  return status === 'fresh' ? parts : [...parts, standing()];
}

/** When the numbers were read, in words. */
export function writeAge(extension: Extension, { state }: Drawn): string {
  if (!state?.readAt) return '';
  const at = new Date(state.readAt);
  const time = at.toLocaleString(extension.language(), { dateStyle: 'medium', timeStyle: 'short' });
  return extension.text('strip_read', time);
}
