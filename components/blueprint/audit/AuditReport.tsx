import type { ComponentChildren } from 'preact';
import type { Audit } from '../../../lib/assess/schema/audit.ts';
import { date, number } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/text.ts';
import { useNow } from '../../clock.ts';
import { DriftLine } from './Counted.tsx';
import { Layers, Results, Segments, Steps } from './Overview.tsx';
import { Questions } from './Questions.tsx';

/** The whole audit: what it was counted over, the overview, each question with its evidence, the drift, what to do next. */
export function AuditReport(props: { audit: Audit; children?: ComponentChildren }) {
  const { audit } = props;
  const { name, version } = audit.blueprint;
  return (
    <div class="column audit">
      <header class="book-head">
        <h1>{t('audit.title')}</h1>
        <p class="quiet">
          {t('book.in_force', { name, version })} · <Over audit={audit} />
        </p>
        <p class="lead">{t('audit.lead')}</p>
        {props.children}
      </header>
      <Results audit={audit} />
      <Layers audit={audit} />
      <Questions kind="questions" audit={audit} />
      <Questions kind="tests" audit={audit} />
      <section class="part" aria-labelledby="audit.drift">
        <h2 id="audit.drift">{t('audit.drift')}</h2>
        <p class="lead">{t('audit.drift_lead')}</p>
        <ul class="audit-counts card">
          {audit.drift.map((drift) => (
            <DriftLine key={drift.id} drift={drift} />
          ))}
        </ul>
      </section>
      <Segments audit={audit} />
      <Steps audit={audit} />
    </div>
  );
}

/** What was counted over; where nothing was read, that it is so. */
function Over(props: { audit: Audit }) {
  const { deals, open, since } = props.audit.records;
  const now = useNow();
  if (since === null) return <>{t('audit.none')}</>;
  return <>{t('audit.over', deals, { count: number(deals), open: number(open), since: date(since, now) })}</>;
}
