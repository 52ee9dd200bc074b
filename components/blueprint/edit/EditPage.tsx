import type { ComponentChildren } from 'preact';
import type { Reading } from '../../../lib/blueprint/reading.ts';
import type { BlueprintDocument } from '../../../lib/blueprint/schema.ts';
import { number } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/text.ts';
import { Problems } from '../check/CheckList.tsx';
import { Published, type Publishing } from '../Published.tsx';
import { EditorPane } from './EditorPane.tsx';

/** What is being written, and what the check says of it; null while it reads, and where the check itself has failed. */
export interface Draft {
  text: string;
  reading: Reading | null;
  unchecked: boolean;
  /** Whether it differs from what is in force. */
  changed: boolean;
}

/** Writing a new version: the text with its check beside it, the verdict before and after, and putting it in force. */
export function EditPage(props: {
  draft: Draft;
  line: number | null;
  /** The document that last loaded, for completion. */
  document: BlueprintDocument | null;
  inForce: { name: string; version: string };
  locked: boolean;
  publishing: Publishing;
  actions: {
    change: (text: string) => void;
    check: () => void;
    publish: () => void;
    download: () => void;
    discard: () => void;
  };
  children: ComponentChildren;
}) {
  const { draft, actions, publishing } = props;
  const { errors, warnings } = findings(draft.reading);
  const ready = draft.changed && draft.reading?.ok === true && !props.locked && publishing !== 'busy';
  return (
    <div class="edit">
      <header class="edit-head">
        <h1>{t('book.page.edit')}</h1>
        <p role="status" class="edit-status">
          {draft.unchecked ? t('book.edit.unchecked') : status(draft.reading, errors.length, warnings.length)}
        </p>
        {draft.unchecked ? (
          <button type="button" class="button" onClick={actions.check}>
            {t('notice.retry')}
          </button>
        ) : null}
        <div class="edit-actions">
          <button type="button" class="button primary" disabled={!ready} onClick={actions.publish}>
            {t(publishing === 'busy' ? 'publishing.waiting' : 'book.edit.publish')}
          </button>
          <button type="button" class="button" onClick={actions.download}>
            {t('book.edit.download')}
          </button>
          <button type="button" class="button" disabled={!draft.changed} onClick={actions.discard}>
            {t('book.edit.discard')}
          </button>
        </div>
      </header>
      {props.locked ? <p class="quiet">{t('publishing.locked')}</p> : null}
      <Published state={publishing} inForce={props.inForce} />
      <div class="edit-body">
        <EditorPane
          text={draft.text}
          line={props.line}
          errors={errors}
          warnings={warnings}
          document={props.document}
          changed={actions.change}
        />
        <aside class="edit-side" aria-label={t('book.edit.side')}>
          <section aria-labelledby="edit-problems">
            <h2 id="edit-problems">{t('book.page.check')}</h2>
            <Problems level="error" problems={errors} />
            <Problems level="warning" problems={warnings} />
            {draft.reading !== null && errors.length + warnings.length === 0 ? (
              <p class="quiet">{t('book.check.clean')}</p>
            ) : null}
          </section>
          {props.children}
        </aside>
      </div>
    </div>
  );
}

function findings(reading: Reading | null) {
  if (reading === null) return { errors: [], warnings: [] };
  return reading.ok ? { errors: [], warnings: reading.warnings } : { errors: reading.problems, warnings: [] };
}

function status(reading: Reading | null, errors: number, warnings: number): string {
  if (reading === null) return t('book.edit.checking');
  const words = [
    t('book.check.errors', errors, { count: number(errors) }),
    t('book.check.warnings', warnings, { count: number(warnings) }),
  ];
  return errors > 0 ? `${words.join(' · ')}. ${t('book.edit.stays')}` : words.join(' · ');
}
