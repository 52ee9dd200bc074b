import { onDrag } from './drag.ts';
import { element, hosted } from './element.ts';
import type { Text } from './extension.ts';
import { FIRST_LAYOUT, type Layout } from './layout.ts';
import css from './panel.css?inline';
import type { Site } from './site.ts';

/** The panel's narrowest and widest, in pixels. */
const NARROWEST = 320;
const WIDEST = 640;

export interface Panel {
  host: HTMLElement;
  /** Shows or hides it as the layout says; the page in it is loaded when it is first shown. */
  arrange(layout: Layout): void;
  focus(): void;
  /** A key in the panel's edge; true when it was for us. */
  press(key: string): boolean;
}

/**
 * The panel at the edge of the window: a page of the extension in a frame, out of the CRM page's reach. `resize` hears the
 * width the user wishes, in pixels, and whether the wish is final.
 */
export function makePanel(
  { extension, mode }: Site,
  text: Text,
  resize: (width: number, final: boolean) => void,
): Panel {
  const { host, root, box } = hosted('plumbline-panel', css, mode);
  const edge = element('div', {
    class: 'edge',
    role: 'separator',
    tabindex: '0',
    'aria-orientation': 'vertical',
    'aria-valuemin': `${NARROWEST}`,
    'aria-valuemax': `${WIDEST}`,
    'aria-label': text('strip_resize'),
  });
  const frame = element('iframe', { title: text('strip_label') });
  box.append(frame, edge);
  let layout = FIRST_LAYOUT;

  function wish(width: number, final: boolean): void {
    resize(Math.min(WIDEST, Math.max(NARROWEST, width)), final);
  }

  onDrag(edge, ({ clientX }, final) => {
    // A frame under the pointer would take the drag for itself.
    frame.inert = !final;
    wish(final ? layout.width : layout.side === 'left' ? clientX : innerWidth - clientX, final);
  });

  return {
    host,
    arrange(next) {
      layout = next;
      const { open, side, width } = layout;
      box.className = `panel ${side}`;
      box.style.setProperty('--width', `${width}px`);
      edge.ariaValueNow = `${width}`;
      if (!open) host.remove();
      else if (!host.isConnected) {
        // A drag that was under way when it closed has told nobody of its end.
        frame.inert = false;
        frame.src = extension.runtime.getURL('/panel.html');
        document.documentElement.append(host);
      }
    },
    focus: () => frame.focus(),
    press(key) {
      const step = { ArrowLeft: 16, ArrowRight: -16 }[key];
      if (root.activeElement !== edge || !step) return false;
      wish(layout.width + (layout.side === 'left' ? -step : step), true);
      return true;
    },
  };
}
