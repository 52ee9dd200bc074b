import type { Criterion } from '../../../lib/blueprint/schema.ts';
import { number } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/text.ts';
import { Because, Condition, LineLink } from './Part.tsx';

/** Criteria in words, each with its reason and the condition that decides it. */
export function Criteria(props: { path: string; title: string; criteria: readonly Criterion[] }) {
  return (
    <div class="criteria" id={props.path}>
      <h4>{props.title}</h4>
      {props.criteria.length === 0 ? <p class="undesigned">{t('book.undesigned')}</p> : null}
      <ul>
        {props.criteria.map((criterion) => (
          <li key={criterion.id} id={`${props.path}.${criterion.id}`}>
            <p class="criterion-label">
              {criterion.label}
              {criterion.weight === 1 ? null : (
                <span class="chip">{t('book.stage.weight', { weight: number(criterion.weight, 1) })}</span>
              )}
              <LineLink path={`${props.path}.${criterion.id}`} subject={criterion.label} />
            </p>
            <Because of={criterion} />
            <Condition when={criterion.when} />
          </li>
        ))}
      </ul>
    </div>
  );
}
