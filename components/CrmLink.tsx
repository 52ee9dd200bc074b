import type { ComponentChildren } from 'preact';

/** A link to a record or activity in the CRM, in a tab of its own; plain text where the CRM gave no link. `title` is what hovering tells. */
export function CrmLink(props: { href: string | null; title?: string | null; children: ComponentChildren }) {
  const title = props.title ?? undefined;
  if (props.href === null) return <span title={title}>{props.children}</span>;
  return (
    <a href={props.href} title={title} target="_blank" rel="noopener noreferrer">
      {props.children}
    </a>
  );
}
