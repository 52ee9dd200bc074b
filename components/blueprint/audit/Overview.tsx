import type { Audit } from '../../../lib/assess/schema/audit.ts';
import { number } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/text.ts';
import { MetGlyph, UnknownGlyph, UnmetGlyph } from '../../Icons.tsx';
import { AnswerMark } from './AnswerMark.tsx';

const GLYPH = { holds: MetGlyph, broken: UnmetGlyph, unknown: UnknownGlyph } as const;

/** The five results that an architecture brings about (S118). */
export function Results(props: { audit: Audit }) {
  return (
    <section class="part" aria-labelledby="audit.results">
      <h2 id="audit.results">{t('audit.results')}</h2>
      <ul class="audit-rows">
        {props.audit.results.map(({ id, answer }) => (
          <li key={id}>
            <span>{t(`audit.result.${id}`)}</span>
            <AnswerMark answer={answer} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The four layers with the lowest that is broken, and why (S25). */
export function Layers(props: { audit: Audit }) {
  const { layers, lowest } = props.audit;
  return (
    <section class="part" aria-labelledby="audit.layers">
      <h2 id="audit.layers">{t('audit.layers')}</h2>
      <p class="lead">
        {lowest === null ? t('audit.no_lowest') : t('audit.lowest', { layer: t(`audit.layer.${lowest}`) })}
      </p>
      <ol class="audit-rows">
        {layers.map(({ id, state, because }) => {
          const Shape = GLYPH[state];
          return (
            <li key={id} aria-current={id === lowest ? 'true' : undefined}>
              <span>
                {t(`audit.layer.${id}`)}
                {because.map((part) => (
                  <span key={part} class="quiet reason">
                    {t(`audit.count.${part}`)}
                  </span>
                ))}
              </span>
              <strong class="with-glyph answer-mark">
                <Shape /> {t(`audit.state.${state}`)}
              </strong>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** What to do next, always in the order of S87. */
export function Steps(props: { audit: Audit }) {
  return (
    <section class="part" aria-labelledby="audit.steps">
      <h2 id="audit.steps">{t('audit.steps')}</h2>
      <ol class="audit-list">
        {props.audit.steps.map(({ step, todo }) => (
          <li key={step} class="card">
            <h3>{t(`audit.step.${step}`)}</h3>
            {todo.length === 0 ? (
              <p class="quiet">{t('audit.nothing')}</p>
            ) : (
              <ul class="plain-list">
                {[...new Set(todo.map((part) => t(`audit.todo.${part}`)))].map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Open deals by segment: where the company would meet its ceiling (S86). */
export function Segments(props: { audit: Audit }) {
  const { segments } = props.audit;
  if (segments.length === 0) return null;
  return (
    <section class="part" aria-labelledby="audit.segments">
      <h2 id="audit.segments">{t('audit.segments')}</h2>
      <ul class="audit-rows">
        {segments.map(({ label, open }) => (
          <li key={label}>
            <span>{label}</span>
            <span>{number(open)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
