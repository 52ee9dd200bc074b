import { day, duration } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/text.ts';
import { DAY_MS } from '../../../lib/record/time.ts';
import { useNow } from '../../clock.ts';
import { WatchGlyph } from '../../Icons.tsx';
import { useBook } from './book.ts';
import { SeatName } from './Names.tsx';
import { Because, Facts, Part } from './Part.tsx';

/** Who answers for the design, when it is looked at again, and what it assumes. */
export function Direction() {
  const { owner, review, market } = useBook().document;
  const { assumptions } = market;
  return (
    <Part path="owner" title={t('book.part.direction')} lead={t('book.lead.direction')}>
      <Facts
        rows={[
          [t('book.accountable'), <SeatName key="owner" id={owner.seat} />],
          [t('book.maintainer'), <SeatName key="maintainer" id={owner.maintainer} />],
          [t('book.part.reviews'), <Due key="review" {...review} />],
        ]}
      />
      {assumptions === undefined ? null : (
        <div class="card" id="market.assumptions">
          <h3>{t('book.assumptions')}</h3>
          <Facts
            rows={[
              [t('book.assumption.stage'), assumptions.stage],
              [t('book.assumption.market'), assumptions.market],
              [t('book.assumption.outcome'), assumptions.outcome],
            ]}
          />
          <Because of={assumptions} />
        </div>
      )}
    </Part>
  );
}

/** How often something is reviewed, when next, and whether that day has passed. */
export function Due(props: { every: number; last: string }) {
  const now = useNow();
  const next = Date.parse(props.last) + props.every * DAY_MS;
  const words = { every: duration(props.every), day: day(new Date(next).toISOString().slice(0, 10), now) };
  if (next >= now) return <span>{t('book.review.due', words)}</span>;
  return (
    <span class="with-glyph">
      <WatchGlyph /> {t('book.review.overdue', words)}
    </span>
  );
}
