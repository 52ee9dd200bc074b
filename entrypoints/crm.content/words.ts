import type { StripState, StripStatus } from '../../lib/strip-state.ts';
import { element } from './element.ts';
import { type Extension, words } from './extension.ts';

/** Statuses that are nobody's concern unless they last; the style sheet shows them after a second. */
const PASSING = /refreshing|cached/;

/** What is known of a record's numbers, and how they stand. */
export interface Drawn {
  state: StripState | null;
  status: StripStatus;
}

function number(value: number): string {
  return value.toLocaleString(undefined, { maximumFractionDigits: 1 });
}

function span(name: string, ...children: (Node | string)[]): HTMLElement {
  return element('span', { class: name }, ...children);
}

/** A number that is read out as a whole sentence. */
function spoken(label: string, shown: string): HTMLElement {
  return element('b', { role: 'img', 'aria-label': label }, shown);
}

/** Writes the parts of the strip's line; what is not known is said in words, never as a number. */
export function writeWords(extension: Extension, { state, status }: Drawn): Node[] {
  const text = words(extension);

  function head({ health, band }: StripState, readAt: string): Node {
    const made = span(`head ${band}`);
    const at = new Date(readAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
    made.title = text('read', at);
    if (health !== null) made.append(spoken(text('health_label', number(health)), number(health)));
    made.append(span('shape', text(`band_${band}`)));
    return made;
  }

  function facts({ dots, pace }: StripState): Node {
    const made = span('facts');
    if (dots) {
      const marks = [...dots].map((dot) => element('i', { class: dot }));
      const engaged = number(dots.split('e').length - 1);
      const coverage = /[hu]/.test(dots) ? text('coverage_unknown') : text('engaged', engaged, number(dots.length));
      made.append(span('dots', ...marks), span('', coverage));
    }
    if (pace !== null) made.append(span('soft', text('pace', number(pace))));
    return made;
  }

  function standing(): Node[] {
    if (status === 'fresh') return [];
    const time = state?.until ? new Date(state.until).toLocaleTimeString(undefined, { timeStyle: 'short' }) : '';
    return [span(`soft ${PASSING.test(status) ? 'late' : ''}`, text(`status_${status}`, time))];
  }

  function flags({ headline, severity, more, band }: StripState): Node {
    const made = span(`flags ${severity}`);
    if (headline) made.append(element('b', { class: 'shape' }, extension.i18n.getMessage(`flag_${headline}_name`)));
    else if (band !== 'closed') made.append(span('soft', text('no_flags')));
    if (more) made.append(spoken(text('more_label', number(more)), text('more', number(more))));
    made.append(...standing());
    return made;
  }

  return state?.readAt ? [head(state, state.readAt), facts(state), flags(state)] : standing();
}
