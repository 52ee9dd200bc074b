import type { ContextPackage } from '../lib/assess/signals/context.ts';
import { newTaskPage } from '../lib/crm/new-task.ts';
import { t } from '../lib/i18n/text.ts';
import { CopyBlocks } from './CopyBlocks.tsx';
import { useNow } from './clock.ts';
import { contextBlocks } from './words/context.ts';
import { CRM_NAMES } from './words/failure.ts';

/** The context of a routed signal: to read, to copy as text or Markdown, and to put into a task of the CRM. */
export function ContextView(props: { context: ContextPackage; copy: (text: string) => Promise<void> }) {
  const { signal, record } = props.context;
  const name = signal.label ?? signal.type;
  const blocks = contextBlocks(props.context, useNow());
  return (
    <div class="context">
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
      <CopyBlocks blocks={blocks} copy={props.copy}>
        <a class="button" href={newTaskPage(record, name)} target="_blank" rel="noopener noreferrer">
          {t('signals.context.new_task', { crm: CRM_NAMES[record.ref.crm] })}
        </a>
      </CopyBlocks>
    </div>
  );
}
