import { duration, number, percent } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/text.ts';
import { useBook } from './book.ts';
import { NameList, PlaybookName } from './Names.tsx';
import { Because, Facts, Part, Table } from './Part.tsx';
import { fieldNames } from './values.ts';

/** What the health of a deal is made of, what a sound plan is, and when the company's own figures are used. */
export function Health() {
  const { health, plan, benchmarks } = useBook().document;
  const parts = PARTS.map((id) => ({ id, label: t(`health.component.${id}`), weight: health.weights[id] }));
  return (
    <Part path="health" title={t('book.part.health')} lead={t('book.lead.health')}>
      <Weights path="health.weights" parts={parts} />
      <Because of={health} />
      <Facts
        rows={[
          [
            t('book.health.min_confidence'),
            <span key="min" id="health.min_confidence">
              {percent(health.min_confidence)}
            </span>,
          ],
          [
            t('book.health.plan'),
            <span key="plan" id="plan">
              {t('book.health.plan_is', {
                within: duration(plan.next_step_within),
                pushes: number(plan.max_pushes),
              })}{' '}
              {t(plan.future_meeting_counts ? 'book.health.meeting_counts' : 'book.health.meeting_does_not')}
              <Because of={plan} />
            </span>,
          ],
          [
            t('book.health.benchmarks'),
            <span key="benchmarks" id="benchmarks">
              {t('book.health.benchmarks_are', benchmarks.min_visits, { count: number(benchmarks.min_visits) })}
            </span>,
          ],
        ]}
      />
    </Part>
  );
}

const PARTS = ['multi_threading', 'momentum', 'stage_gate', 'pace', 'plan', 'signals'] as const;
const CUSTOMER_PARTS = ['adoption', 'engagement', 'outcomes', 'support', 'renewal', 'signals'] as const;

/** What the health of a customer is made of: use, renewal and support with their thresholds. */
export function CustomerHealth() {
  const { customer_health: health } = useBook().document;
  return (
    <Part
      path="customer_health"
      title={t('book.part.customer_health')}
      lead={t('book.lead.customer_health')}
      empty={health === undefined}
    >
      {health === undefined ? null : (
        <>
          <Weights
            path="customer_health.weights"
            parts={CUSTOMER_PARTS.map((id) => ({
              id,
              label: t(`book.customer.${id}`),
              weight: health.weights[id],
            }))}
          />
          <Because of={health} />
          <Table
            label={t('book.customer.adoption')}
            head={[t('book.usage.metric'), t('book.usage.churn'), t('book.usage.healthy'), t('book.usage.expansion')]}
            rows={health.usage.map((metric) => ({
              path: `customer_health.usage.${metric.id}`,
              cells: [
                <span key="label">
                  {metric.label}
                  <Because of={metric} />
                </span>,
                metric.churn_below === undefined ? '–' : t('book.below', { value: number(metric.churn_below, 2) }),
                t('book.from', { value: number(metric.healthy, 2) }),
                metric.expansion_above === undefined
                  ? '–'
                  : t('book.from', { value: number(metric.expansion_above, 2) }),
              ],
            }))}
          />
          <Facts
            rows={[
              [
                t('book.customer.renewal'),
                health.renewal === undefined ? null : (
                  <div key="renewal" id="customer_health.renewal">
                    <p>
                      {t('book.renewal_is', {
                        within: duration(health.renewal.within),
                        field: fieldNames(health.renewal.date),
                      })}
                    </p>
                    <NameList kind="function" ids={health.renewal.required_functions} />
                    <PlaybookName id={health.renewal.playbook} />
                    <Because of={health.renewal} />
                  </div>
                ),
              ],
              [
                t('book.customer.support'),
                health.support === undefined ? null : (
                  <div key="support" id="customer_health.support">
                    <p>
                      {t('book.support_is', {
                        calm: number(health.support.calm),
                        heavy: number(health.support.heavy),
                      })}
                    </p>
                    <Because of={health.support} />
                  </div>
                ),
              ],
            ]}
          />
        </>
      )}
    </Part>
  );
}

/** The weights as one bar of shares and a legend. */
function Weights(props: { path: string; parts: { id: string; label: string; weight: number }[] }) {
  const whole = props.parts.reduce((sum, { weight }) => sum + weight, 0);
  let before = 0;
  const shares = props.parts.map((part) => {
    const from = before;
    before += whole === 0 ? 0 : (100 * part.weight) / whole;
    return { ...part, from, to: before };
  });
  return (
    <div class="weights" id={props.path}>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        {shares.map(({ id, from, to }, index) => (
          <rect key={id} class={`share-${index}`} x={from} width={Math.max(0, to - from - 0.3)} height="6" />
        ))}
      </svg>
      <dl>
        {shares.map(({ id, label, weight }, index) => (
          <div key={id} class="weight" id={`${props.path}.${id}`}>
            <dt>
              <svg class="swatch" viewBox="0 0 10 10" aria-hidden="true">
                <rect class={`share-${index}`} width="10" height="10" rx="2" />
              </svg>
              {label}
            </dt>
            <dd>{number(weight, 1)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
