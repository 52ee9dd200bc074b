import { onDrag } from './drag.ts';
import { element, shadowHost } from './element.ts';
import type { Extension } from './extension.ts';
import { type Layout, layoutOf, otherSide } from './layout.ts';
import { type Drawn, writeAge, writeWords } from './words.ts';

export interface Strip {
  host: HTMLElement;
  /** Draws what is known of a record; null empties it until something is. */
  show(drawn: Drawn | null): void;
  /** Says that the extension was updated under the page, the last thing it ever says. */
  orphan(): void;
  /** Puts the docked strip where the layout says, beside an open panel, and names the controls after what they do next. */
  arrange(layout: Layout): void;
  focus(): void;
}

export interface StripWishes {
  /** Open the panel, or close it. */
  toggle(): void;
  /** Change the layout; `final` once the user lets go. */
  change(change: Partial<Layout>, final: boolean): void;
}

/** The strip: one line of numbers in a closed root, a `complementary` landmark named "Plumbline". */
export function makeStrip(extension: Extension, wishes: StripWishes, mode?: ShadowRootMode): Strip {
  const { host, root } = shadowHost('plumbline-strip', mode);
  const text = (name: string): string => extension.text(`strip_${name}`);
  // Asked for while there is somebody to ask.
  const updated = text('updated');
  const refresh = text('refresh_page');
  let layout = layoutOf(null);
  let drawn = '';

  const button = (name: string, press: () => void): HTMLButtonElement => {
    const made = element('button', { class: name });
    made.addEventListener('click', press);
    return made;
  };
  const label = (control: HTMLElement, name: string): void => {
    control.ariaLabel = control.title = text(name);
  };
  const open = button('open', wishes.toggle);
  const move = button('move', () => wishes.change({ dockSide: otherSide(layout.dockSide) }, true));
  const fold = button('fold', () => wishes.change({ small: !layout.small }, true));
  label(move, 'move');
  const words = element('div', { class: 'words', 'aria-live': 'polite' });
  const attributes = { class: 'strip', role: 'complementary', 'aria-label': text('label') };
  const strip = element('div', attributes, element('i', { class: 'icon' }), words, move, fold, open);
  root.append(strip);

  onDrag(strip, ({ clientX, clientY }, final) => {
    if (!host.hasAttribute('data-docked')) return;
    const dockSide = clientX < innerWidth / 2 ? 'left' : 'right';
    wishes.change({ dockSide, dockBottom: innerHeight - clientY - 20 }, final);
  });

  return {
    host,
    show(next) {
      const now = JSON.stringify(next);
      if (now === drawn) return;
      drawn = now;
      host.toggleAttribute('data-empty', !next);
      strip.title = next ? writeAge(extension, next) : '';
      words.replaceChildren(...(next ? writeWords(extension, next) : []));
    },
    orphan() {
      host.removeAttribute('data-empty');
      host.removeAttribute('data-small');
      words.replaceChildren(element('span', { class: 'status' }, updated));
      const reload = button('open', () => location.reload());
      reload.textContent = refresh;
      move.remove();
      fold.replaceWith(reload);
      open.remove();
    },
    arrange(next) {
      layout = next;
      const { dockSide, side, width, small } = layout;
      host.dataset.side = dockSide;
      host.toggleAttribute('data-small', small);
      host.style.setProperty('--plumbline-bottom', `${layout.dockBottom}px`);
      host.style.setProperty('--plumbline-inset', `${8 + (layout.open && side === dockSide ? width : 0)}px`);
      const name = layout.open ? 'close' : 'open';
      open.textContent = text(name);
      label(open, `${name}_label`);
      label(fold, small ? 'expand' : 'collapse');
    },
    focus: () => open.focus(),
  };
}
