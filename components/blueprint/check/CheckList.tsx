import { number } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/text.ts';
import type { BlueprintProblem } from '../../../lib/publishing.ts';
import { ActGlyph, MetGlyph, WatchGlyph } from '../../Icons.tsx';
import { hashOf } from '../route.ts';
import { Coded } from './Coded.tsx';

/** What the check found in the document in force: what must be mended, what should be, each with its line and its remedy. */
export function CheckList(props: { problems: readonly BlueprintProblem[]; warnings: readonly BlueprintProblem[] }) {
  const { problems, warnings } = props;
  const count = problems.length + warnings.length;
  return (
    <div class="column">
      <header class="book-head">
        <h1>{t('book.page.check')}</h1>
        <p class="quiet">{t('book.check.lead')}</p>
      </header>
      {count === 0 ? (
        <p class="with-glyph all-clear">
          <MetGlyph /> {t('book.check.clean')}
        </p>
      ) : (
        <p role="status">
          {t('book.check.errors', problems.length, { count: number(problems.length) })} ·{' '}
          {t('book.check.warnings', warnings.length, { count: number(warnings.length) })}
        </p>
      )}
      <Problems level="error" problems={problems} />
      <Problems level="warning" problems={warnings} />
    </div>
  );
}

/** Problems of one level, each leading to its line in the editor. */
export function Problems(props: { level: 'error' | 'warning'; problems: readonly BlueprintProblem[] }) {
  if (props.problems.length === 0) return null;
  return (
    <ul class="problems" aria-label={t(`book.check.${props.level}`)}>
      {props.problems.map((problem) => (
        <li key={`${problem.line}:${problem.column}:${problem.message}`} class={props.level}>
          {props.level === 'error' ? <ActGlyph /> : <WatchGlyph />}
          <div>
            <p class="problem-message">
              <span class="visually-hidden">{t(`book.check.${props.level}`)}:</span> <Coded text={problem.message} />
            </p>
            <p class="remedy">
              <Coded text={problem.remedy} />
            </p>
            <p class="problem-place">
              <a href={hashOf({ page: 'edit', line: problem.line })}>
                {t('book.line', { line: number(problem.line) })}
              </a>{' '}
              {problem.path === '' ? null : (
                <a href={hashOf({ page: 'handbook', path: problem.path })}>
                  <code>{problem.path}</code>
                </a>
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
