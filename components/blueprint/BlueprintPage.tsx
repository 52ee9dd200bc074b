import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/text.ts';
import type { BlueprintView } from '../../lib/publishing.ts';
import { Mark } from '../Icons.tsx';
import { On } from '../When.tsx';
import { hashOf, PAGES, type PageName, startOf } from './route.ts';

/** The frame of the Blueprint page: its pages as links, which blueprint is in force and since when, and the page shown. */
export function BlueprintPage(props: { page: PageName; view: BlueprintView | null; children: ComponentChildren }) {
  const { view } = props;
  return (
    <>
      <header class="bar">
        <Mark size={20} />
        <p class="brand">{t('extension.name')}</p>
        <nav aria-label={t('book.pages')}>
          <ul>
            {PAGES.map((page) => (
              <li key={page}>
                <a href={hashOf(startOf(page))} aria-current={page === props.page ? 'page' : undefined}>
                  {t(`book.page.${page}`)}
                  {page === 'check' && view !== null && view.warnings.length > 0 ? (
                    <span class="count">{view.warnings.length}</span>
                  ) : null}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {view === null ? null : (
          <p class="in-force">
            {t('book.in_force', view)} · {t('publishing.since')} <On at={view.since} />
          </p>
        )}
      </header>
      <main class="page">{props.children}</main>
    </>
  );
}
