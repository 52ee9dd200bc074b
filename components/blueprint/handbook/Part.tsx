import type { ComponentChildren } from 'preact';
import { number } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/text.ts';
import { hashOf } from '../route.ts';
import { useBook } from './book.ts';

/** A part of the handbook: its heading, what it is for, and its content; without content it says that nobody designed it. */
export function Part(props: {
  path: string;
  title: string;
  lead: string;
  empty?: boolean;
  children: ComponentChildren;
}) {
  return (
    <section class="part" id={props.path} aria-labelledby={`${props.path}.title`}>
      <header class="part-head">
        <h2 id={`${props.path}.title`}>{props.title}</h2>
        <LineLink path={props.path} subject={props.title} />
      </header>
      <p class="lead">{props.lead}</p>
      {props.empty ? <p class="undesigned">{t('book.undesigned')}</p> : props.children}
    </section>
  );
}

/** Leads to the line of the text where a part is written; nothing for parts that are not written. */
export function LineLink(props: { path: string; subject: string }) {
  const line = useBook().lines[props.path];
  if (line === undefined) return null;
  return (
    <a
      class="line-link"
      href={hashOf({ page: 'edit', line })}
      aria-label={t('book.line_of', { line: number(line), subject: props.subject })}
    >
      {t('book.line', { line: number(line) })}
    </a>
  );
}

/** Why a rule is there, in the words of whoever wrote it. */
export function Because(props: { of: { because?: string | undefined } }) {
  return props.of.because === undefined ? null : <p class="because">{props.of.because}</p>;
}

/** A condition as it is written, broken where it says `and` or `or`. */
export function Condition(props: { when: string }) {
  return <code class="condition">{props.when.trim().replaceAll(/ (&&|\|\|) /g, '\n$1 ')}</code>;
}

/** Names and what stands for them; rows without content are left out. */
export function Facts(props: { rows: [name: string, content: ComponentChildren][] }) {
  const rows = props.rows.filter(([, content]) => content !== null && content !== undefined && content !== '');
  return (
    <dl class="rows">
      {rows.map(([name, content]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{content}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A table that scrolls by itself where the page is narrow; each row has an anchor by its path. */
export function Table(props: { label: string; head: string[]; rows: { path: string; cells: ComponentChildren[] }[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <figure class="table" aria-label={props.label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {props.head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(({ path, cells: [first, ...rest] }) => (
            <tr key={path} id={path}>
              <th scope="row">{first}</th>
              {rest.map((cell, index) => (
                <td key={props.head[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
