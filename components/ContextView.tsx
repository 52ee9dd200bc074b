import type { ContextPackage } from '../lib/assess/signals/context.ts';
import { t } from '../lib/i18n/text.ts';
import { CopyBlocks } from './CopyBlocks.tsx';
import { useNow } from './clock.ts';
import { contextBlocks } from './words/context.ts';

/** The context of a routed signal: to read, and to copy as text or Markdown. */
export function ContextView(props: { context: ContextPackage; copy: (text: string) => Promise<void> }) {
  const { signal } = props.context;
  const blocks = contextBlocks(props.context, useNow());
  return (
    <section
      class="context"
      aria-label={t('why.of', { words: t('signals.context.button'), subject: signal.label ?? signal.type })}
    >
      <dl>
        {blocks.map(({ title, lines }) => (
          <div key={title}>
            <dt>{title}</dt>
            {lines.map((line) => (
              <dd key={line}>{line}</dd>
            ))}
          </div>
        ))}
      </dl>
      <CopyBlocks blocks={blocks} copy={props.copy} />
    </section>
  );
}
