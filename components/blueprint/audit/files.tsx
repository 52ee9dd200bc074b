import { render } from 'preact';
import type { Audit } from '../../../lib/assess/schema/audit.ts';
import { language } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/text.ts';
import { Clock } from '../../clock.ts';
import style from '../../styles/report.css?raw';
import { AuditReport } from './AuditReport.tsx';
import { AsReport } from './Counted.tsx';

/**
 * The audit as one HTML document that needs nothing but itself: drawn into a document that is never shown and written out
 * by the browser's own serializer, so that no text of a record or blueprint is ever read as HTML. The styles, a text of
 * ours, come in beside it: our pages' own policy would complain of them in any document made here.
 */
export function reportOf(audit: Audit): string {
  const report = document.implementation.createHTMLDocument(t('audit.title'));
  render(
    <Clock.Provider value={Date.parse(audit.at)}>
      <AsReport.Provider value={true}>
        <AuditReport audit={audit} />
      </AsReport.Provider>
    </Clock.Provider>,
    report.body,
  );
  const head = `<meta charset="utf-8">${report.head.innerHTML}<style>${style}</style>`;
  const html = `<!doctype html>\n<html lang="${language()}"><head>${head}</head>${report.body.outerHTML}</html>\n`;
  render(null, report.body);
  return html;
}

/** The audit as data, as `docs/audit.md` describes it. */
export function jsonOf(audit: Audit): string {
  return `${JSON.stringify(audit, null, 2)}\n`;
}
