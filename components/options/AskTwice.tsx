import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/text.ts';

/** A button for what cannot be undone: it says what will happen and asks once more. */
export function AskTwice(props: { ask: string; question: string; confirm: string; onConfirm: () => void }) {
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <p>
        <button type="button" class="button" onClick={() => setAsked(true)}>
          {props.ask}
        </button>
      </p>
    );
  }
  const confirm = () => {
    setAsked(false);
    props.onConfirm();
  };
  return (
    <div class="ask">
      <p role="status">{props.question}</p>
      <p class="ask-buttons">
        <button type="button" class="button danger" onClick={confirm}>
          {props.confirm}
        </button>
        <button type="button" class="button" onClick={() => setAsked(false)}>
          {t('options.keep_it')}
        </button>
      </p>
    </div>
  );
}
