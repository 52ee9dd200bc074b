import { t } from '../lib/i18n/text.ts';

const DEAL = [
  { title: 'flags.title', rows: 2 },
  { title: 'health.title', rows: 3 },
  { title: 'group.title', rows: 4 },
  { title: 'gate.title', rows: 4 },
] as const;

const ACCOUNT = [
  { title: 'flags.title', rows: 2 },
  { title: 'signals.title', rows: 2 },
  { title: 'customer.health.title', rows: 3 },
  { title: 'customer.usage.title', rows: 4 },
] as const;

/** The shape of the result while the first read runs, with words for what is happening. */
export function Skeleton(props: { account: boolean }) {
  return (
    <div class="skeleton">
      <p class="skeleton-words" role="status">
        {t(props.account ? 'customer.loading' : 'panel.loading')}
      </p>
      <div aria-hidden="true">
        {(props.account ? ACCOUNT : DEAL).map((section) => (
          <div class="section" key={section.title}>
            <p class="skeleton-title">{t(section.title)}</p>
            {Array.from({ length: section.rows }, (_, row) => (
              <span class="skeleton-row" key={row} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
