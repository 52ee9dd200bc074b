import { t } from '../lib/i18n/text.ts';
import type { Notice } from './words/notice.ts';

/** What the buttons of a notice do. */
export interface Remedies {
  retry: () => void;
  openOptions: () => void;
  signIn: () => void;
  /** Whether a sign-in is under way. */
  signingIn: boolean;
}

/** A notice: a banner above a verdict that is still shown, or the whole page where there is none. */
export function NoticeBox(props: { notice: Notice; whole: boolean } & Remedies) {
  const { notice } = props;
  const Title = props.whole ? 'h2' : 'p';
  return (
    <div class={`notice ${notice.tone}${props.whole ? ' whole' : ''}`}>
      <Title class="notice-title">{notice.title}</Title>
      {notice.meaning === null ? null : <p>{notice.meaning}</p>}
      {notice.todo === null ? null : <p>{notice.todo}</p>}
      {notice.detail === null ? null : (
        <p>
          <code>{notice.detail}</code>
        </p>
      )}
      <Remedy {...props} />
    </div>
  );
}

function Remedy(props: { notice: Notice } & Remedies) {
  switch (props.notice.remedy) {
    case 'options':
      return (
        <button type="button" class="button primary" onClick={props.openOptions}>
          {t('notice.open_options')}
        </button>
      );
    case 'sign_in':
      return (
        <button type="button" class="button primary" aria-disabled={props.signingIn} onClick={props.signIn}>
          {t(props.signingIn ? 'notice.signing_in' : 'notice.sign_in')}
        </button>
      );
    case 'retry':
      return (
        <button type="button" class="button" onClick={props.retry}>
          {t('notice.retry')}
        </button>
      );
    case null:
      return null;
  }
}
