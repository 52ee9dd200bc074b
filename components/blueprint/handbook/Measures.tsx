import { t } from '../../../lib/i18n/text.ts';
import { useBook } from './book.ts';
import { Due } from './Direction.tsx';
import { Reasoned } from './Market.tsx';
import { NameList, SeatName } from './Names.tsx';
import { LineLink, Part, Table } from './Part.tsx';
import { Words } from './StageCard.tsx';

/** The work behind the stages: what goes in, what comes out, who answers for it and how success is seen. */
export function Processes() {
  const { processes } = useBook().document;
  return (
    <Part
      path="processes"
      title={t('book.part.processes')}
      lead={t('book.lead.processes')}
      empty={processes.length === 0}
    >
      <Table
        label={t('book.part.processes')}
        head={[
          t('book.process'),
          t('book.owner'),
          t('book.inputs'),
          t('book.outputs'),
          t('book.success'),
          t('book.part.lifecycle'),
        ]}
        rows={processes.map((process) => ({
          path: `processes.${process.id}`,
          cells: [
            <Reasoned key="label" text={process.label} of={process} />,
            <SeatName key="owner" id={process.owner} />,
            <Words key="inputs" words={process.inputs} />,
            <Words key="outputs" words={process.outputs} />,
            <Words key="success" words={process.success} />,
            <NameList key="stages" kind="stage" ids={process.stages} />,
          ],
        }))}
      />
    </Part>
  );
}

/** The steps to take when a flag or a signal fires. */
export function Playbooks() {
  const { playbooks } = useBook().document;
  return (
    <Part
      path="playbooks"
      title={t('book.part.playbooks')}
      lead={t('book.lead.playbooks')}
      empty={Object.keys(playbooks).length === 0}
    >
      <div class="cards-wide">
        {Object.entries(playbooks).map(([id, playbook]) => (
          <article key={id} class="card" id={`playbooks.${id}`}>
            <header class="part-head">
              <h3>{playbook.label}</h3>
              <LineLink path={`playbooks.${id}`} subject={playbook.label} />
            </header>
            <ol class="numbered">
              {playbook.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            {playbook.task === undefined ? null : (
              <p class="quiet">{t('book.first_task', { subject: playbook.task.subject })}</p>
            )}
          </article>
        ))}
      </div>
    </Part>
  );
}

/** The figures that the company goes by, each defined once. */
export function Metrics() {
  const { metrics } = useBook().document;
  return (
    <Part
      path="metrics"
      title={t('book.part.metrics')}
      lead={t('book.lead.metrics')}
      empty={Object.keys(metrics).length === 0}
    >
      <Table
        label={t('book.part.metrics')}
        head={[t('book.metric'), t('book.definition'), t('book.owner')]}
        rows={Object.entries(metrics).map(([id, metric]) => ({
          path: `metrics.${id}`,
          cells: [
            metric.label,
            <Reasoned key="definition" text={metric.definition} of={metric} />,
            <SeatName key="owner" id={metric.owner} />,
          ],
        }))}
      />
    </Part>
  );
}

/** What is looked at again, how often, by which seat, and what is overdue. */
export function Reviews() {
  const { reviews } = useBook().document;
  return (
    <Part path="reviews" title={t('book.part.reviews')} lead={t('book.lead.reviews')} empty={reviews.length === 0}>
      <Table
        label={t('book.part.reviews')}
        head={[t('book.review_of'), t('book.when'), t('book.owner'), t('book.forum')]}
        rows={reviews.map((review) => ({
          path: `reviews.${review.id}`,
          cells: [
            <Reasoned key="label" text={review.label} of={review} />,
            <Due key="due" every={review.every} last={review.last} />,
            <SeatName key="seat" id={review.seat} />,
            review.forum ?? '',
          ],
        }))}
      />
    </Part>
  );
}
