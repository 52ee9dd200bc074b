import { useId, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/text.ts';

/** Takes the focus as it appears in the place of what had it; the same function each time, so that it is called but once. */
function takeFocus(node: HTMLElement | null): void {
  node?.focus();
}

/** A button for what cannot be undone: it says what will happen and asks once more. */
export function AskTwice(props: { ask: string; question: string; confirm: string; onConfirm: () => void }) {
  const question = useId();
  const [state, setState] = useState<'at_rest' | 'asking' | 'answered'>('at_rest');
  if (state !== 'asking') {
    return (
      <p>
        <button
          type="button"
          class="button"
          ref={state === 'answered' ? takeFocus : null}
          onClick={() => setState('asking')}
        >
          {props.ask}
        </button>
      </p>
    );
  }
  const confirm = () => {
    setState('answered');
    props.onConfirm();
  };
  return (
    <div class="ask">
      <p id={question}>{props.question}</p>
      <p class="ask-buttons">
        <button type="button" class="button danger" aria-describedby={question} onClick={confirm}>
          {props.confirm}
        </button>
        <button
          type="button"
          class="button"
          aria-describedby={question}
          ref={takeFocus}
          onClick={() => setState('answered')}
        >
          {t('options.keep_it')}
        </button>
      </p>
    </div>
  );
}
