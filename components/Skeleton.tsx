import { t } from '../lib/i18n/text.ts';

const SECTIONS = [
  { id: 'flags', rows: 2 },
  { id: 'health', rows: 3 },
  { id: 'group', rows: 4 },
  { id: 'gate', rows: 4 },
] as const;

/** The shape of the result while the first read runs, with words for what is happening. */
export function Skeleton() {
  return (
    <div class="skeleton">
      <p class="skeleton-words" role="status">
        {t('panel.loading')}
      </p>
      <div aria-hidden="true">
        {SECTIONS.map((section) => (
          <div class="section" key={section.id}>
            <p class="skeleton-title">{t(`${section.id}.title`)}</p>
            {Array.from({ length: section.rows }, (_, row) => (
              <span class="skeleton-row" key={`${section.id}-${row}`} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
