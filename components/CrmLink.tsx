import type { ComponentChildren } from 'preact';

/** A link to a record or activity in the CRM, in a tab of its own; plain text where the CRM gave no link. */
export function CrmLink(props: { href: string | null; children: ComponentChildren }) {
  if (props.href === null) return <span>{props.children}</span>;
  return (
    <a href={props.href} target="_blank" rel="noopener noreferrer">
      {props.children}
    </a>
  );
}
