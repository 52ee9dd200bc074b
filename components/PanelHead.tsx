import { t } from '../lib/i18n/text.ts';
import { CloseIcon, Mark, MoveIcon, RefreshIcon } from './Icons.tsx';
import { Ago } from './When.tsx';

/** What the head's buttons do; `null` where the panel is not docked in a page. */
export interface HeadActions {
  refresh: (() => void) | null;
  move: (() => void) | null;
  close: (() => void) | null;
}

/** The record's name, how old what is shown is, and the panel's own controls. */
export function PanelHead(props: {
  name: string | null;
  readAt: string | null;
  refreshing: boolean;
  actions: HeadActions;
}) {
  const { refresh, move, close } = props.actions;
  return (
    <header class="panel-head">
      <Mark size={20} />
      <h1 title={props.name ?? undefined}>{props.name ?? t('panel.title')}</h1>
      <p class="age">
        {props.refreshing ? t('panel.refreshing') : props.readAt === null ? null : <Ago at={props.readAt} />}
      </p>
      {refresh ? (
        <IconButton label={t('panel.refresh')} onClick={refresh} busy={props.refreshing} icon={<RefreshIcon />} />
      ) : null}
      {move ? <IconButton label={t('panel.move')} onClick={move} icon={<MoveIcon />} /> : null}
      {close ? <IconButton label={t('panel.close')} onClick={close} icon={<CloseIcon />} /> : null}
    </header>
  );
}

function IconButton(props: { label: string; icon: preact.JSX.Element; onClick: () => void; busy?: boolean }) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={props.label}
      title={props.label}
      aria-disabled={props.busy ? true : undefined}
      onClick={props.busy ? undefined : props.onClick}
    >
      {props.icon}
    </button>
  );
}
