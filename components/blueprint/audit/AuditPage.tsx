import type { Audit } from '../../../lib/assess/schema/audit.ts';
import { t } from '../../../lib/i18n/text.ts';
import { AuditReport } from './AuditReport.tsx';

/** The audit on the Blueprint page, with the ways to take it along. */
export function AuditPage(props: { audit: Audit; saveReport: () => void; saveJson: () => void }) {
  return (
    <AuditReport audit={props.audit}>
      <p class="audit-saves">
        <button type="button" class="button" onClick={props.saveReport}>
          {t('audit.save_report')}
        </button>
        <button type="button" class="button" onClick={props.saveJson}>
          {t('audit.save_json')}
        </button>
      </p>
    </AuditReport>
  );
}
