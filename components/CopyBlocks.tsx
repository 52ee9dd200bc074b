import type { ComponentChildren } from 'preact';
import { t } from '../lib/i18n/text.ts';
import { useCopying } from './copying.ts';
import { type ContextBlock, contextText } from './words/context.ts';

/** Buttons that copy what is shown, as plain text or Markdown, and say whether that worked. */
export function CopyBlocks(props: {
  blocks: readonly ContextBlock[];
  copy: (text: string) => Promise<void>;
  /** What else can be done with them. */
  children?: ComponentChildren;
}) {
  const { state, run } = useCopying(props.copy);
  const copy = (form: 'plain' | 'markdown') => run(contextText(props.blocks, form));
  return (
    <p class="context-actions">
      <button type="button" class="button" onClick={() => copy('plain')}>
        {t('signals.context.copy')}
      </button>
      <button type="button" class="button" onClick={() => copy('markdown')}>
        {t('signals.context.copy_markdown')}
      </button>
      {props.children}
      <span role="status">{state === 'idle' ? null : t(`signals.context.${state}`)}</span>
    </p>
  );
}
