import { duration } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/text.ts';
import { useBook } from './book.ts';
import { Reasoned } from './Market.tsx';
import { NameList, SeatName } from './Names.tsx';
import { Because, LineLink, Part, Table } from './Part.tsx';
import { fieldNames } from './values.ts';

/** The roles that own outcomes and decisions, how they report, and how each resolves to somebody. */
export function Seats() {
  const { seats } = useBook().document;
  return (
    <Part path="seats" title={t('book.part.seats')} lead={t('book.lead.seats')}>
      <Table
        label={t('book.part.seats')}
        head={[t('book.seat'), t('book.seat_is'), t('book.reports_to')]}
        rows={Object.entries(seats).map(([id, seat]) => ({
          path: `seats.${id}`,
          cells: [
            <Reasoned key="label" text={seat.label} of={seat} />,
            <code key="is">{holder(seat.is)}</code>,
            seat.reports_to === undefined ? '' : <SeatName key="boss" id={seat.reports_to} />,
          ],
        }))}
      />
    </Part>
  );
}

type Holder = ReturnType<typeof useBook>['document']['seats'][string]['is'];

/** Where the user who sits in a seat is found, as the document says it. */
function holder(is: Holder): string {
  if (typeof is === 'string') return is === 'unassigned' ? t('book.unassigned') : is;
  if ('email' in is) return is.email;
  if ('property' in is) return fieldNames(is.property);
  const { hubspot, salesforce } = 'team' in is ? is.team : is.crm_user;
  return [hubspot, salesforce].filter((name) => name !== undefined).join(' · ');
}

/** Which seat answers for which outcome, and whose word is final where two meet. */
export function OwnershipMap() {
  const { ownership } = useBook().document;
  return (
    <Part
      path="ownership"
      title={t('book.part.ownership')}
      lead={t('book.lead.ownership')}
      empty={ownership.length === 0}
    >
      <Table
        label={t('book.part.ownership')}
        head={[t('book.outcome'), t('book.primary'), t('book.contributing'), t('book.scope'), t('book.overlap')]}
        rows={ownership.map((entry, index) => ({
          path: `ownership.${index}`,
          cells: [
            <Reasoned key="label" text={entry.label} of={entry} />,
            <SeatName key="primary" id={entry.primary} />,
            <NameList key="contributing" kind="seat" ids={entry.contributing} />,
            <div key="scope">
              <NameList kind="motion" ids={entry.motions} />
              <NameList kind="segment" ids={entry.segments} />
              <NameList kind="stage" ids={entry.stages} />
            </div>,
            entry.overlap === undefined ? (
              ''
            ) : (
              <div key="overlap">
                <p>
                  <SeatName id={entry.overlap.with} />
                </p>
                <p>
                  {t('book.final')} <SeatName id={entry.overlap.final} />
                </p>
                <Because of={entry.overlap} />
              </div>
            ),
          ],
        }))}
      />
    </Part>
  );
}

/** Which seat decides what, where, by when, and the way up. */
export function DecisionMap() {
  const { decisions } = useBook().document;
  return (
    <Part
      path="decisions"
      title={t('book.part.decisions')}
      lead={t('book.lead.decisions')}
      empty={decisions.length === 0}
    >
      <Table
        label={t('book.part.decisions')}
        head={[
          t('book.decision'),
          t('book.decides'),
          t('book.forum'),
          t('book.inputs'),
          t('book.deadline'),
          t('book.way_up'),
        ]}
        rows={decisions.map((decision) => ({
          path: `decisions.${decision.id}`,
          cells: [
            <span key="label">
              {decision.label} <span class="chip">{t(`book.decision_kind.${decision.kind}`)}</span>
              <LineLink path={`decisions.${decision.id}`} subject={decision.label} />
              <Because of={decision} />
            </span>,
            <SeatName key="seat" id={decision.seat} />,
            decision.forum,
            decision.inputs.join(' · '),
            duration(decision.within),
            decision.escalates_to === undefined ? '' : <SeatName key="up" id={decision.escalates_to} />,
          ],
        }))}
      />
    </Part>
  );
}
