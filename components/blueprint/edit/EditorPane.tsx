import { useEffect, useRef, useState } from 'preact/hooks';
import type { BlueprintDocument } from '../../../lib/blueprint/schema.ts';
import { t } from '../../../lib/i18n/text.ts';
import type { BlueprintProblem } from '../../../lib/publishing.ts';
import type { Editor } from './editor.ts';

/** The editor, loaded when it is first needed; `document` is the last one that loaded. */
export function EditorPane(props: {
  text: string;
  line: number | null;
  errors: readonly BlueprintProblem[];
  warnings: readonly BlueprintProblem[];
  document: BlueprintDocument | null;
  changed: (text: string) => void;
}) {
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [editor, setEditor] = useState<Editor | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let open: Editor | null = null;
    let left = false;
    import('./editor.ts').then(
      ({ createEditor }) => {
        if (left || host.current === null) return;
        open = createEditor({
          host: host.current,
          text: latest.current.text,
          label: t('book.edit.text'),
          changed: (text) => latest.current.changed(text),
          document: () => latest.current.document,
        });
        setEditor(open);
      },
      () => setFailed(true),
    );
    return () => {
      left = true;
      open?.destroy();
    };
  }, []);

  useEffect(() => editor?.show(props), [editor, props.errors, props.warnings]);
  useEffect(() => {
    if (props.line !== null) editor?.goTo(props.line);
  }, [editor, props.line]);

  return (
    <div class="editor-host" ref={host}>
      {failed ? <p role="alert">{t('book.edit.not_loaded')}</p> : null}
    </div>
  );
}
