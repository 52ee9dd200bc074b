import type { Change } from '../../../lib/blueprint/difference.ts';
import { number } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/text.ts';

/** What differs between two versions: the design first, then how the tools stand for it. */
export function ChangeList(props: { changes: readonly Change[] }) {
  if (props.changes.length === 0) return <p class="quiet">{t('book.change.none')}</p>;
  return (
    <>
      {(['design', 'tools'] as const).map((concerns) => {
        const changes = props.changes.filter((change) => change.concerns === concerns);
        return changes.length === 0 ? null : (
          <div key={concerns}>
            <h3>{t(`book.change.${concerns}`)}</h3>
            <ul class="change-list">
              {changes.map((change) => (
                <li key={`${change.kind}:${change.path}`} class={change.kind}>
                  <span class="change-where">{placeOf(change)}</span> <Words change={change} />{' '}
                  <span class="line-link">{t('book.line', { line: number(change.line) })}</span>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </>
  );
}

/** What a change concerns, from the outside in; by its path where it stands in nothing that has a name. */
function placeOf({ within, name, path }: Change): string {
  return within.length === 0 ? path : [...within, name].join(' › ');
}

function Words(props: { change: Change }) {
  const { change } = props;
  switch (change.kind) {
    case 'added':
    case 'removed':
      return <span class="quiet">{t(`book.change.${change.kind}`)}</span>;
    case 'moved':
      return <span class="quiet">{t('book.change.moved', { from: number(change.from), to: number(change.to) })}</span>;
    case 'changed':
      return (
        <span>
          <del>{String(change.from)}</del> → <ins>{String(change.to)}</ins>
        </span>
      );
  }
}
