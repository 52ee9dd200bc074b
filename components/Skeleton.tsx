import { t } from '../lib/i18n/text.ts';
import type { RecordKind } from '../lib/record/ref.ts';

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

const CONTACT = [{ title: 'contact.deals', rows: 4 }] as const;

const SHAPES = {
  deal: { words: 'panel.loading', sections: DEAL },
  account: { words: 'customer.loading', sections: ACCOUNT },
  contact: { words: 'contact.loading', sections: CONTACT },
} as const;

/** What is being read of a record of that kind. */
export function loadingWords(kind: RecordKind): string {
  return t(SHAPES[kind].words);
}

/** The shape of the result while the first read runs, with words for what is happening. */
export function Skeleton(props: { kind: RecordKind }) {
  const { sections } = SHAPES[props.kind];
  return (
    <div class="skeleton">
      <p class="skeleton-words">{loadingWords(props.kind)}</p>
      <div aria-hidden="true">
        {sections.map((section) => (
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
