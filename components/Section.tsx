import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** A region of the panel with its heading and, at the right, the one number or word that sums it up. */
export function Section(props: { title: string; aside?: string | null; id?: string; children: ComponentChildren }) {
  const heading = useId();
  return (
    <section class="section" aria-labelledby={heading} id={props.id}>
      <header class="section-head">
        <h2 id={heading}>{props.title}</h2>
        {props.aside ? <p class="aside">{props.aside}</p> : null}
      </header>
      {props.children}
    </section>
  );
}
