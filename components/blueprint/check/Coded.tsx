import { Fragment } from 'preact';

/** A sentence of the check: what stands in backticks as code, and a capital where it begins with a word. */
export function Coded(props: { text: string }) {
  const text = props.text.charAt(0).toUpperCase() + props.text.slice(1);
  return (
    <>
      {text.split('`').map((part, index) => (
        <Fragment key={`${index} ${part}`}>{index % 2 === 1 ? <code>{part}</code> : part}</Fragment>
      ))}
    </>
  );
}
