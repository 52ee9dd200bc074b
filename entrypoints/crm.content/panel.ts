import { onDrag } from './drag.ts';
import { element, shadowHost } from './element.ts';
import type { Extension } from './extension.ts';
import { type Layout, layoutOf, PANEL_WIDTH } from './layout.ts';

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
  extension: Extension,
  resize: (width: number, final: boolean) => void,
  mode?: ShadowRootMode,
): Panel {
  const { host, root } = shadowHost('plumbline-panel', mode);
  const edge = element('div', {
    class: 'edge',
    role: 'separator',
    tabindex: '0',
    'aria-orientation': 'vertical',
    'aria-valuemin': `${PANEL_WIDTH[0]}`,
    'aria-valuemax': `${PANEL_WIDTH[1]}`,
    'aria-label': extension.text('strip_resize'),
  });
  const frame = element('iframe', { title: extension.text('strip_label') });
  root.append(frame, edge);
  let layout = layoutOf(null);

  onDrag(edge, ({ clientX }, final) => {
    // A frame under the pointer would take the drag for itself.
    frame.inert = !final;
    resize(final ? layout.width : layout.side === 'left' ? clientX : innerWidth - clientX, final);
  });

  return {
    host,
    arrange(next) {
      layout = next;
      const { open, side, width } = layout;
      host.dataset.side = side;
      host.style.setProperty('--plumbline-width', `${width}px`);
      edge.ariaValueNow = `${width}`;
      if (!open) host.remove();
      else if (!host.isConnected) {
        frame.src = extension.url('/panel.html');
        document.documentElement.append(host);
      }
    },
    focus: () => frame.focus(),
    press(key) {
      const step = key === 'ArrowLeft' ? 16 : key === 'ArrowRight' ? -16 : 0;
      if (root.activeElement !== edge || !step) return false;
      resize(layout.width + (layout.side === 'left' ? -step : step), true);
      return true;
    },
  };
}
