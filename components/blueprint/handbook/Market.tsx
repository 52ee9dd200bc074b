import { t } from '../../../lib/i18n/text.ts';
import { useBook } from './book.ts';
import { DecisionName, MetricName, NameList, SeatName } from './Names.tsx';
import { Because, Condition, LineLink, Part, Table } from './Part.tsx';

/** Whom the company sells to: its segments, and the ideal customer. */
export function Market() {
  const { segments, ideal_customer: ideal } = useBook().document.market;
  return (
    <Part path="market" title={t('book.part.market')} lead={t('book.lead.market')}>
      <div class="cards-wide">
        {segments.map((segment) => (
          <article key={segment.id} class="card" id={`market.segments.${segment.id}`}>
            <header class="part-head">
              <h3>{segment.label}</h3>
              <LineLink path={`market.segments.${segment.id}`} subject={segment.label} />
            </header>
            {segment.when === undefined ? <p>{t('book.otherwise')}</p> : <Condition when={segment.when} />}
            <Because of={segment} />
          </article>
        ))}
      </div>
      <h3 class="sub">{t('book.ideal_customer')}</h3>
      {ideal === undefined ? (
        <p class="undesigned">{t('book.undesigned')}</p>
      ) : (
        <div class="card" id="market.ideal_customer">
          <Condition when={ideal.when} />
          <Because of={ideal} />
        </div>
      )}
    </Part>
  );
}

/** What is sold, to whom, for which outcome, how it is charged for and how customers are worked with. */
export function Offers() {
  const { offers, commercial_model: model } = useBook().document;
  const all = t('book.all');
  return (
    <>
      <Part path="offers" title={t('book.part.offers')} lead={t('book.lead.offers')} empty={offers.length === 0}>
        <Table
          label={t('book.part.offers')}
          head={[t('book.offer'), t('book.outcome'), t('book.segments'), t('book.seen_by')]}
          rows={offers.map((offer) => ({
            path: `offers.${offer.id}`,
            cells: [
              offer.label,
              <Reasoned key="outcome" text={offer.outcome} of={offer} />,
              <NameList key="segments" kind="segment" ids={offer.segments} none={all} />,
              offer.when === undefined ? '' : <Condition key="when" when={offer.when} />,
            ],
          }))}
        />
      </Part>
      <Part
        path="commercial_model"
        title={t('book.part.commercial_model')}
        lead={t('book.lead.commercial_model')}
        empty={model.pricing.length + model.engagement.length + model.guardrails.length === 0}
      >
        <h3 class="sub">{t('book.guardrails')}</h3>
        <Table
          label={t('book.guardrails')}
          head={[t('book.limit'), t('book.crossed_when'), t('book.then_decides')]}
          rows={model.guardrails.map((guardrail) => ({
            path: `commercial_model.guardrails.${guardrail.id}`,
            cells: [
              <Reasoned key="label" text={guardrail.label} of={guardrail} />,
              <Condition key="when" when={guardrail.when} />,
              <DecisionName key="decision" id={guardrail.decision} />,
            ],
          }))}
        />
        <h3 class="sub">{t('book.pricing')}</h3>
        <Table
          label={t('book.pricing')}
          head={[t('book.pricing'), t('book.how'), t('book.part.offers')]}
          rows={model.pricing.map((price) => ({
            path: `commercial_model.pricing.${price.id}`,
            cells: [
              price.label,
              <Reasoned key="how" text={price.how} of={price} />,
              <NameList key="offers" kind="offer" ids={price.offers} none={all} />,
            ],
          }))}
        />
        <h3 class="sub">{t('book.engagement')}</h3>
        <Table
          label={t('book.engagement')}
          head={[t('book.engagement'), t('book.how'), t('book.segments')]}
          rows={model.engagement.map((way) => ({
            path: `commercial_model.engagement.${way.id}`,
            cells: [
              way.label,
              <Reasoned key="how" text={way.how} of={way} />,
              <NameList key="segments" kind="segment" ids={way.segments} none={all} />,
            ],
          }))}
        />
      </Part>
    </>
  );
}

/** Where deals come from, and the motions that carry them, each with its owner. */
export function Acquisition() {
  const { acquisition, motions } = useBook().document;
  const { mechanisms } = acquisition;
  return (
    <Part
      path="acquisition"
      title={t('book.part.acquisition')}
      lead={t('book.lead.acquisition')}
      empty={mechanisms.length + motions.length === 0}
    >
      <Table
        label={t('book.part.acquisition')}
        head={[t('book.mechanism'), t('book.owner'), t('book.seen_by')]}
        rows={mechanisms.map((mechanism) => ({
          path: `acquisition.mechanisms.${mechanism.id}`,
          cells: [
            <Reasoned
              key="label"
              text={mechanism.leader_led ? `${mechanism.label} (${t('book.leader_led')})` : mechanism.label}
              of={mechanism}
            />,
            <SeatName key="owner" id={mechanism.owner} />,
            mechanism.when === undefined ? '' : <Condition key="when" when={mechanism.when} />,
          ],
        }))}
      />
      <h3 class="sub">{t('book.motions')}</h3>
      <Table
        label={t('book.motions')}
        head={[t('book.motion'), t('book.owner'), t('book.indicator'), t('book.seen_by')]}
        rows={motions.map((motion) => ({
          path: `motions.${motion.id}`,
          cells: [
            <Reasoned key="label" text={motion.label} of={motion} />,
            <SeatName key="owner" id={motion.owner} />,
            <MetricName key="indicator" id={motion.indicator} />,
            motion.when === undefined ? '' : <Condition key="when" when={motion.when} />,
          ],
        }))}
      />
    </Part>
  );
}

/** A sentence with the reason under it. */
export function Reasoned(props: { text: string; of: { because?: string | undefined } }) {
  return (
    <>
      <span>{props.text}</span>
      <Because of={props.of} />
    </>
  );
}
