import type { StripState, StripStatus } from '../../lib/strip-state.ts';
import { element } from './element.ts';
import type { Text } from './extension.ts';

/** Statuses that are nobody's concern unless they last; the style sheet shows them after a second. */
const PASSING = /refreshing|cached/;

/** What is known of a record's numbers, and how they stand. */
export interface Drawn {
  state: StripState | null;
  status: StripStatus;
}

function span(name: string, ...children: (Node | string)[]): HTMLElement {
  return element('span', { class: name }, ...children);
}

/** A number that is read out as a whole sentence. */
function spoken(label: string, shown: string): HTMLElement {
  return element('b', { role: 'img', 'aria-label': label }, shown);
}

/** Writes the parts of the strip's line; what is not known is said in words, never as a number. */
export function writeWords(message: Text, { state, status }: Drawn): Node[] {
  const text: Text = (name, ...values) => message(`strip_${name}`, ...values);

  function head({ health, band }: StripState): Node {
    const made = span(`head ${band}`);
    if (health !== null) made.append(spoken(text('health_label', `${health}`), `${health}`));
    made.append(span('shape', text(`band_${band}`)));
    return made;
  }

  function facts({ dots, pace }: StripState): Node {
    const made = span('facts');
    if (dots) {
      const marks = [...dots].map((dot) => element('i', { class: dot }));
      const engaged = `${dots.split('e').length - 1}`;
      const coverage = /[hu]/.test(dots) ? text('coverage_unknown') : text('engaged', engaged, `${dots.length}`);
      made.append(span('dots', ...marks), span('', coverage));
    }
    if (pace !== null) {
      // Not by the browser's number format, which takes longer to make than the whole strip.
      const times = `${Math.round(pace * 10) / 10}`.replace('.', text('decimal'));
      made.append(span('soft', text('pace', times)));
    }
    return made;
  }

  function standing(): Node[] {
    if (status === 'fresh') return [];
    const time = state?.until ? new Date(state.until).toLocaleTimeString(undefined, { timeStyle: 'short' }) : '';
    return [span(`soft ${PASSING.test(status) ? 'late' : ''}`, text(`status_${status}`, time))];
  }

  function flags({ headline, severity, more, band }: StripState): Node {
    const made = span(`flags ${severity}`);
    if (headline) made.append(element('b', { class: 'shape' }, message(`flag_${headline}_name`)));
    else if (band !== 'closed') made.append(span('soft', text('no_flags')));
    if (more) made.append(spoken(text('more_label', `${more}`), text('more', `${more}`)));
    made.append(...standing());
    return made;
  }

  return state?.readAt ? [head(state), facts(state), flags(state)] : standing();
}

/** When the numbers were read, in words; asked for only when somebody wants to know, for dates are costly to write. */
export function writeAge(text: Text, readAt: string): string {
  return text('strip_read', new Date(readAt).toLocaleString());
}
