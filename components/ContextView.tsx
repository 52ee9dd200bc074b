import { useState } from 'preact/hooks';
import type { ContextPackage } from '../lib/assess/signals/context.ts';
import { t } from '../lib/i18n/text.ts';
import { useNow } from './clock.ts';
import { contextBlocks, contextText } from './words/context.ts';

/** The context of a routed signal: to read, and to copy as text or Markdown. */
export function ContextView(props: { context: ContextPackage; copy: (text: string) => Promise<void> }) {
  const { signal } = props.context;
  const now = useNow();
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const blocks = contextBlocks(props.context, now);
  const copy = (form: 'plain' | 'markdown') =>
    props.copy(contextText(blocks, form)).then(
      () => setState('copied'),
      () => setState('refused'),
    );
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
      <p class="context-actions">
        <button type="button" class="button" onClick={() => copy('plain')}>
          {t('signals.context.copy')}
        </button>
        <button type="button" class="button" onClick={() => copy('markdown')}>
          {t('signals.context.copy_markdown')}
        </button>
        <span role="status">{state === 'idle' ? null : t(`signals.context.${state}`)}</span>
      </p>
    </section>
  );
}
