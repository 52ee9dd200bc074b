import type { StripState, StripStatus } from '../../lib/strip-state.ts';
import { button, element } from './element.ts';
import type { Text } from './extension.ts';

/** Statuses that a press can mend. */
const UNCONNECTED = /signed_out|not_connected/;

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

/** Writes the parts of the strip's line; what is not known is said in words, never as a number. `connect` is for a press. */
export function writeWords(message: Text, { state, status }: Drawn, connect: () => void): Node[] {
  const text: Text = (name, ...values) => message(`strip_${name}`, ...values);

  function head({ health, band }: StripState): Node {
    const made = span(`head ${band}`);
    if (health !== null) made.append(spoken(text('health_label', health), `${health}`));
    made.append(span('shape', text(`band_${band}`)));
    return made;
  }

  function facts({ dots, pace }: StripState): Node {
    const made = span('facts');
    if (dots) {
      const marks = [...dots].map((dot) => element('i', { class: dot }));
      const count = (letters: RegExp) => dots.split(letters).length - 1;
      const all = dots.length;
      const unknown = count(/[hu]/);
      const coverage = unknown ? (unknown < all ? 'some_unknown' : 'all_unknown') : 'engaged';
      made.append(span('dots', ...marks), span('', text(coverage, count(/e/), all, unknown)));
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
    const time = state?.until ? new Date(state.until).toLocaleTimeString([], { timeStyle: 'short' }) : '';
    const said = span(`soft ${status}`, text(`status_${status}`, time));
    return UNCONNECTED.test(status) ? [said, button('', text('connect'), connect)] : [said];
  }

  function flags({ headline, severity, more, band }: StripState): Node {
    const made = span(`flags ${severity}`);
    if (headline) made.append(element('b', { class: 'shape' }, message(`flag_${headline}_name`)));
    else if (band !== 'closed') made.append(span('soft', text('no_flags')));
    if (more) made.append(spoken(text('more_label', more), text('more', more)));
    made.append(...standing());
    return made;
  }

  // A head without numbers keeps the controls in their place.
  return state?.readAt ? [head(state), facts(state), flags(state)] : [span('head'), span('said', ...standing())];
}
