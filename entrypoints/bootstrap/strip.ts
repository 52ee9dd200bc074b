import { button, element, type Hosted, hosted } from './element.ts';
import type { Text } from './extension.ts';
import { FIRST_LAYOUT, type Layout, otherSide } from './layout.ts';
import type { Site } from './site.ts';
import css from './strip.css?inline';
import { type Drawn, writeWords } from './words.ts';

export interface Strip {
  host: HTMLElement;
  /** Draws what is known of a record; null empties it until something is. */
  show(drawn: Drawn | null): void;
  /** Says that the extension was updated under the page, the last thing it ever says. */
  orphan(): void;
  /** Puts the docked strip where the layout says, beside an open panel, and names the controls after what they do next. */
  arrange(layout: Layout): void;
  /** Whether it stands at the edge of the window or in the page's flow. */
  dock(docked: boolean): void;
  focus(): void;
}

export interface StripWishes {
  /** Open the panel, or close it. */
  toggle(): void;
  change(change: Partial<Layout>): void;
  /** Get back, or get, the connection that the numbers come by. */
  connect(): void;
}

/** The strip's host, empty; by itself because it takes the browser as long as all that comes into it. */
export function hostStrip({ style = '', mode }: Site): Hosted {
  return hosted('plumbline-strip', css + style, mode);
}

/** The strip: one line of numbers in a closed root, a `complementary` landmark named "Plumbline". */
export function makeStrip({ host, box }: Hosted, text: Text, wishes: StripWishes): Strip {
  // Asked for while there is somebody to ask.
  const updated = text('strip_updated');
  const refresh = text('strip_refresh_page');
  let layout = FIRST_LAYOUT;
  let docked = false;
  /** When what is shown was read. */
  let readAt: string | null | undefined;
  let resizes: ResizeObserver | null = null;

  const label = (control: HTMLElement, name: string): void => {
    control.ariaLabel = control.title = text(`strip_${name}`);
  };
  const open = button('open', '', wishes.toggle);
  const move = button('move', '⇆', () => wishes.change({ dockSide: otherSide(layout.dockSide) }));
  const fold = button('fold', '', () => wishes.change({ small: !layout.small }));
  label(move, 'move');
  const line = element('div', { class: 'words', 'aria-live': 'polite' });
  const attributes = { class: 'strip', role: 'complementary', 'aria-label': text('strip_label') };
  const strip = element('div', attributes, element('i', { class: 'icon' }), line, move, fold, open);
  box.append(strip);
  // When somebody wants to know, for dates are costly to write.
  strip.onpointerover = () => {
    strip.title = readAt ? text('strip_read', new Date(readAt).toLocaleString()) : '';
  };

  /** Leaves the panel its edge of the window: the line grows shorter, its box and the page stay as they are. */
  function keepClear(): void {
    const { open, side, width, dockSide } = layout;
    box.style.marginInline = docked && open && side === dockSide ? `${width}px` : '';
    strip.style.margin = '';
    // Asked for its place only while a panel may cover it: the answer has the page laid out.
    if (!open || docked) return;
    const { left, right } = box.getBoundingClientRect();
    const covered = width - (side === 'left' ? left : innerWidth - right);
    strip.style.setProperty(`margin-${side}`, `${Math.max(0, covered)}px`);
  }

  function classify(): void {
    box.className = docked ? `docked ${layout.dockSide} ${layout.small ? 'small' : ''}` : 'flow';
  }

  return {
    host,
    show(next) {
      readAt = next?.state?.readAt;
      strip.title = '';
      const parts = next ? writeWords(text, next, wishes.connect) : [];
      if (parts.length !== line.childElementCount) line.replaceChildren(...parts);
      parts.forEach((part, at) => {
        const shown = line.children[at];
        // What says the same stays: screen readers tell of every part that is new.
        if (shown && !part.isEqualNode(shown)) shown.replaceWith(part);
      });
    },
    orphan() {
      readAt = null;
      layout = { ...layout, small: false };
      strip.replaceChildren(
        updated,
        button('', refresh, () => location.reload()),
      );
      classify();
    },
    arrange(next) {
      layout = next;
      // Most pages never open a panel, and never pay for it.
      if (layout.open && !resizes) {
        resizes = new ResizeObserver(keepClear);
        resizes.observe(box);
      }
      if (resizes) keepClear();
      const name = layout.open ? 'close' : 'open';
      open.textContent = text(`strip_${name}`);
      label(open, `${name}_label`);
      fold.textContent = layout.small ? '+' : '–';
      label(fold, layout.small ? 'expand' : 'collapse');
      classify();
    },
    dock(now) {
      docked = now;
      classify();
    },
    focus: () => open.focus(),
  };
}
