import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from '../lib/i18n/text.ts';

/** Whether details are shown, and the id that ties them to their button. */
interface DisclosureState {
  open: boolean;
  id: string;
  toggle: () => void;
}

/** The state of details that are hidden at first. */
export function useDisclosure(): DisclosureState {
  const id = useId();
  const [open, setOpen] = useState(false);
  return { open, id, toggle: () => setOpen((before) => !before) };
}

/** The button that opens details; `subject` says to screen readers of what, after the visible words. */
export function DisclosureButton(props: { state: DisclosureState; subject: string; words?: string; class?: string }) {
  const words = props.words ?? t('why.button');
  return (
    <button
      type="button"
      class={props.class ?? 'why'}
      aria-expanded={props.state.open}
      aria-controls={props.state.id}
      aria-label={t('why.of', { words, subject: props.subject })}
      onClick={props.state.toggle}
    >
      {words}
    </button>
  );
}

/** The details themselves; not in the page while closed. */
export function Details(props: { state: DisclosureState; children: ComponentChildren }) {
  return (
    <div id={props.state.id} class="details" hidden={!props.state.open}>
      {props.state.open ? props.children : null}
    </div>
  );
}
