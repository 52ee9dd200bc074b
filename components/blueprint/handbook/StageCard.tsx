import type { Stage } from '../../../lib/blueprint/schema.ts';
import { duration, number } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/text.ts';
import { useBook } from './book.ts';
import { Criteria } from './Criteria.tsx';
import { NameList, PlaybookName, SeatName, SegmentName } from './Names.tsx';
import { Because, Condition, Facts, LineLink } from './Part.tsx';

/** One stage: what the buyer has decided, what it takes to enter and to leave, how long that takes, who answers for it. */
export function StageCard(props: { stage: Stage }) {
  const { stage } = props;
  const path = `lifecycle.${stage.id}`;
  return (
    <article class="card stage" id={path} aria-labelledby={`${path}.title`}>
      <header class="part-head">
        <h3 id={`${path}.title`}>{stage.label}</h3>
        <span class="chip">{t(`book.side.${stage.side}`)}</span>
        <LineLink path={path} subject={stage.label} />
      </header>
      <p class="means">{stage.means}</p>
      <div class="stage-body">
        <div class="stage-criteria">
          <Criteria path={`${path}.entry`} title={t('book.stage.entry')} criteria={stage.entry} />
          <Criteria path={`${path}.exit`} title={t('book.stage.exit')} criteria={stage.exit} />
          {stage.side === 'knot' ? (
            <Criteria path={`${path}.handoff`} title={t('book.stage.handoff')} criteria={stage.handoff} />
          ) : null}
          {stage.side === 'expansion' ? (
            <Criteria path={`${path}.milestones`} title={t('book.stage.milestones')} criteria={stage.milestones} />
          ) : null}
        </div>
        <StageFacts stage={stage} path={path} />
      </div>
      <Because of={stage} />
    </article>
  );
}

function StageFacts(props: { stage: Stage; path: string }) {
  const { stage, path } = props;
  const { score, threads, momentum } = stage.healthy;
  return (
    <Facts
      rows={[
        [t('book.owner'), <SeatName key="owner" id={stage.owner} />],
        [t('book.stage.benchmark'), <Benchmark key="benchmark" stage={stage} path={path} />],
        [
          t('book.stage.healthy'),
          <span key="healthy" id={`${path}.healthy`}>
            {t('book.stage.healthy_is', {
              score: number(score),
              threads: number(threads),
              momentum: number(momentum, 1),
            })}
          </span>,
        ],
        [t('book.stage.stuck'), <Stuck key="stuck" stage={stage} path={path} />],
        [t('book.stage.functions'), <Functions key="functions" stage={stage} path={path} />],
        [t('book.stage.window'), stage.window === undefined ? null : duration(stage.window)],
        [t('book.playbook'), stage.playbook === undefined ? null : <PlaybookName key="playbook" id={stage.playbook} />],
        [t('book.inputs'), <Words key="inputs" words={stage.inputs} />],
        [t('book.outputs'), <Words key="outputs" words={stage.outputs} />],
        [
          t('book.stage.account_when'),
          stage.account_when === undefined ? null : <Condition key="account" when={stage.account_when} />,
        ],
        [t('book.stage.crm'), isMapped(stage) ? <CrmStages key="crm" stage={stage} path={path} /> : null],
      ]}
    />
  );
}

/** Sentences in a list; nothing for none. */
export function Words(props: { words: readonly string[] }) {
  if (props.words.length === 0) return <span class="undesigned">{t('book.undesigned')}</span>;
  return (
    <ul class="plain-list">
      {props.words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  );
}

function Benchmark(props: { stage: Stage; path: string }) {
  const { segments } = useBook().document.market;
  const { benchmark } = props.stage;
  if (benchmark === undefined) return <span class="undesigned">{t('book.undesigned')}</span>;
  const longest = Math.max(...Object.values(benchmark));
  const rows = segments.map(({ id, label }) => ({ id, label, days: benchmark[id] ?? benchmark.default }));
  return (
    <ul class="benchmark" id={`${props.path}.benchmark`}>
      {rows.map(({ id, label, days }) => (
        <li key={id}>
          <span>{label}</span>
          <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect class="track-line" width="100" height="6" rx="3" />
            <rect class="bar-line" width={(100 * days) / longest} height="6" rx="3" />
          </svg>
          <span class="figure">{duration(days)}</span>
        </li>
      ))}
    </ul>
  );
}

function Stuck(props: { stage: Stage; path: string }) {
  const { ratio, basis, playbook, because } = props.stage.stuck;
  return (
    <div id={`${props.path}.stuck`}>
      <p>{t('book.stage.stuck_is', { ratio: number(ratio, 2), basis: t(`pace.basis.${basis}`) })}</p>
      {playbook === undefined ? null : (
        <p>
          <PlaybookName id={playbook} />
        </p>
      )}
      <Because of={{ because }} />
    </div>
  );
}

function Functions(props: { stage: Stage; path: string }) {
  const { required_functions: required, required_by_segment: bySegment } = props.stage;
  return (
    <div id={`${props.path}.required_functions`}>
      <NameList kind="function" ids={required} none={t('book.undesigned')} />
      {Object.entries(bySegment ?? {}).map(([segment, ids]) => (
        <div key={segment} id={`${props.path}.required_by_segment.${segment}`} class="by-segment">
          <p>
            <SegmentName id={segment} />
          </p>
          <NameList kind="function" ids={ids} none={t('book.none')} />
        </div>
      ))}
    </div>
  );
}

function isMapped({ crm }: Stage): boolean {
  return crm.hubspot.length + crm.salesforce.length > 0;
}

function CrmStages(props: { stage: Stage; path: string }) {
  const { hubspot, salesforce } = props.stage.crm;
  const lines = [
    ...hubspot.map(({ pipeline, stage }) => `HubSpot: ${pipeline} / ${stage}`),
    ...salesforce.map(({ stage, record_type: type }) => `Salesforce: ${type ? `${type} / ` : ''}${stage}`),
  ];
  return (
    <ul class="plain-list" id={`${props.path}.crm`}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
