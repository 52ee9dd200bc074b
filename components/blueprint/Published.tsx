import { t } from '../../lib/i18n/text.ts';
import type { PublishAnswer } from '../../lib/publishing.ts';
import { NotInForce } from '../options/NotInForce.tsx';

/** How putting a text in force went; `failed` where not even our own background answered. */
export type Publishing = PublishAnswer | 'busy' | 'failed' | null;

/** What became of a text that was to be put in force: that it is, why it is not, and nothing while nobody knows. */
export function Published(props: { state: Publishing; inForce: { name: string; version: string } }) {
  const { state, inForce } = props;
  if (state === null || state === 'busy') return null;
  if (state === 'failed') {
    return (
      <div class="notice watch" role="alert">
        <p class="notice-title">{t('notice.failed.title')}</p>
        <p>{t('notice.failed.todo')}</p>
      </div>
    );
  }
  if (!state.ok) {
    return (
      <div role="alert">
        <NotInForce failure={state.failure} inForce={inForce} allow={null} />
      </div>
    );
  }
  const { name, version } = state.view;
  return (
    <p role="status" class="notice">
      {t('publishing.done', { name, version })}
    </p>
  );
}
