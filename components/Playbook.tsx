import type { NamedPlaybook } from '../lib/assess/playbook.ts';
import { t } from '../lib/i18n/text.ts';

/** What to do, step by step; nothing where no playbook is named. */
export function Playbook(props: { playbook: NamedPlaybook | null }) {
  if (props.playbook === null) return null;
  return (
    <div class="playbook">
      <p>{t('flags.playbook', { label: props.playbook.label })}</p>
      <ol>
        {props.playbook.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}
