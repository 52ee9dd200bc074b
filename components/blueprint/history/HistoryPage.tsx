import type { ComponentChildren } from 'preact';
import type { Change } from '../../../lib/blueprint/difference.ts';
import { t } from '../../../lib/i18n/text.ts';
import type { BlueprintVersion } from '../../../lib/publishing.ts';
import { On } from '../../When.tsx';
import { originWords } from '../../words/publishing.ts';
import { Published, type Publishing } from '../Published.tsx';
import { ChangeList } from './ChangeList.tsx';

/** The versions that were in force here; of the chosen one, what it changed and, by `children`, what it would change now. */
export function HistoryPage(props: {
  versions: readonly BlueprintVersion[];
  chosen: string | null;
  choose: (id: string) => void;
  /** What the chosen version changed against the one before it; null while it is being compared, or without one before. */
  changes: readonly Change[] | 'first' | null;
  /** Puts the chosen version in force again; null for the one that is, and where policy holds the blueprint. */
  restore: (() => void) | null;
  /** How the last wish to restore a version went. */
  restoring: Publishing;
  children: ComponentChildren;
}) {
  const { versions, changes } = props;
  const chosen = versions.find(({ id }) => id === props.chosen);
  const inForce = versions.find(({ until }) => until === null);
  return (
    <div class="column history">
      <header class="book-head">
        <h1>{t('book.page.history')}</h1>
        <p class="quiet">{t('book.history.lead')}</p>
      </header>
      {inForce === undefined ? null : <Published state={props.restoring} inForce={inForce} />}
      <ol class="versions" aria-label={t('book.page.history')}>
        {versions.map((version) => (
          <li key={version.id}>
            <button
              type="button"
              class="version"
              aria-pressed={version.id === props.chosen}
              onClick={() => props.choose(version.id)}
            >
              <strong>
                {version.name} {version.version}
              </strong>
              {version.until === null ? <span class="chip">{t('book.history.now')}</span> : null}
              <span class="quiet">
                <On at={version.from} />
                {version.until === null ? null : (
                  <>
                    {' – '}
                    <On at={version.until} />
                  </>
                )}{' '}
                · {originWords(version.origin)}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {chosen === undefined ? null : (
        <>
          <section class="card" aria-labelledby="changes-title">
            <h2 id="changes-title">{t('book.history.changed_by', { name: chosen.name, version: chosen.version })}</h2>
            {changes === null ? (
              <p class="quiet">{t('book.history.comparing')}</p>
            ) : changes === 'first' ? (
              <p class="quiet">{t('book.history.first')}</p>
            ) : (
              <ChangeList changes={changes} />
            )}
            {props.restore === null ? null : (
              <p>
                <button type="button" class="button" disabled={props.restoring === 'busy'} onClick={props.restore}>
                  {t(props.restoring === 'busy' ? 'publishing.waiting' : 'book.history.restore')}
                </button>
              </p>
            )}
          </section>
          {props.children}
        </>
      )}
    </div>
  );
}
