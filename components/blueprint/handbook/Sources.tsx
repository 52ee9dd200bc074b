import type { BlueprintDocument } from '../../../lib/blueprint/schema.ts';
import { duration, percent } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/text.ts';
import { useBook } from './book.ts';
import { Reasoned } from './Market.tsx';
import { SeatName, SystemName } from './Names.tsx';
import { Because, Part, Table } from './Part.tsx';
import { fieldNames } from './values.ts';

type Source = BlueprintDocument['sources'][number];

/** The systems with their roles, and which of them is believed, field by field. */
export function Sources() {
  const { systems, sources } = useBook().document;
  return (
    <>
      <Part path="sources" title={t('book.part.sources')} lead={t('book.lead.sources')} empty={sources.length === 0}>
        <Table
          label={t('book.part.sources')}
          head={[t('book.field'), t('book.claims'), t('book.source_rule')]}
          rows={sources.map((source) => ({
            path: `sources.${source.field}`,
            cells: [
              <code key="field">{source.field}</code>,
              <Claims key="claims" source={source} />,
              <Rule key="rule" source={source} />,
            ],
          }))}
        />
      </Part>
      <Part
        path="systems"
        title={t('book.part.systems')}
        lead={t('book.lead.systems')}
        empty={Object.keys(systems).length === 0}
      >
        <Table
          label={t('book.part.systems')}
          head={[t('book.system'), t('book.system_role_head'), t('book.owner')]}
          rows={Object.entries(systems).map(([id, system]) => ({
            path: `systems.${id}`,
            cells: [
              <Reasoned key="label" text={system.label} of={system} />,
              t(`book.system_role.${system.role}`),
              <SeatName key="owner" id={system.owner} />,
            ],
          }))}
        />
      </Part>
    </>
  );
}

function Claims(props: { source: Source }) {
  return (
    <ol class="numbered">
      {props.source.claims.map((claim) => (
        <li key={`${claim.source}:${fieldNames(claim.from)}`}>
          <SystemName id={claim.source} /> <code class="quiet">{fieldNames(claim.from)}</code>
        </li>
      ))}
    </ol>
  );
}

function Rule(props: { source: Source }) {
  const { rule } = props.source;
  if (rule === undefined) return <p class="undesigned">{t('book.source.undecided')}</p>;
  return (
    <>
      <p>{t(`book.source.${rule.by}`)}</p>
      {rule.by === 'rank' && rule.fresh_for !== undefined ? (
        <p>{t('book.source.fresh_for', { time: duration(rule.fresh_for) })}</p>
      ) : null}
      {rule.by === 'protect_human' ? <p>{t('book.source.protect_for', { time: duration(rule.protect_for) })}</p> : null}
      {rule.tolerance === undefined ? null : <p>{t('book.source.tolerance', { share: percent(rule.tolerance) })}</p>}
      <Because of={rule} />
    </>
  );
}
