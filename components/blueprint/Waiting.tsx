import { t } from '../../lib/i18n/text.ts';

/** While the blueprint is on its way, and when it did not come. */
export function Waiting(props: { failed: boolean; retry: () => void }) {
  if (!props.failed) {
    return (
      <div class="waiting" role="status">
        <h1>{t('book.waiting')}</h1>
        {[0, 1, 2, 3, 4, 5].map((row) => (
          <span key={row} class="skeleton-row" />
        ))}
      </div>
    );
  }
  return (
    <div class="notice act whole" role="alert">
      <h1 class="notice-title">{t('notice.failed.title')}</h1>
      <p>{t('notice.failed.todo')}</p>
      <button type="button" class="button" onClick={props.retry}>
        {t('notice.retry')}
      </button>
    </div>
  );
}
