import type { z } from 'zod';
import type { Audit, LastSignal, Question } from '../../../lib/assess/schema/audit.ts';
import { date, duration, number } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/text.ts';
import { useNow } from '../../clock.ts';
import { AnswerMark } from './AnswerMark.tsx';
import { MeasureLine } from './Counted.tsx';

const DAY_MS = 86_400_000;

/** The five questions or the five tests, each with its answer, what was counted, and what would answer it better. */
export function Questions(props: { kind: 'questions' | 'tests'; audit: Audit }) {
  const { kind, audit } = props;
  const asked = audit.questions.filter((question) => question.kind === (kind === 'tests' ? 'test' : 'question'));
  return (
    <section class="part" aria-labelledby={`audit.${kind}`}>
      <h2 id={`audit.${kind}`}>{t(`audit.${kind}`)}</h2>
      <ol class="audit-list">
        {asked.map((question) => (
          <QuestionCard
            key={question.id}
            question={question}
            signal={question.id === 'signal_trace' ? audit.lastSignal : null}
          />
        ))}
      </ol>
    </section>
  );
}

function QuestionCard(props: { question: z.infer<typeof Question>; signal: LastSignal | null }) {
  const { id, answer, measures, better } = props.question;
  return (
    <li class="card">
      <header class="asked">
        <h3>{t(`audit.question.${id}`)}</h3>
        <AnswerMark answer={answer} />
      </header>
      {props.signal === null ? null : <Travelled signal={props.signal} />}
      <ul class="audit-counts">
        {measures.map((measure) => (
          <MeasureLine key={measure.id} measure={measure} />
        ))}
      </ul>
      {better.length === 0 ? null : (
        <div class="better">
          <h4>{t('audit.better')}</h4>
          <ul>
            {better.map((measure) => (
              <li key={measure}>{t(`audit.todo.${measure}`)}</li>
            ))}
          </ul>
        </div>
      )}
    </li>
  );
}

/** How the last high signal travelled (S111). */
function Travelled(props: { signal: LastSignal }) {
  const { label, record, at, handOffs, reinterpretations, latency } = props.signal;
  const now = useNow();
  const counts = { handOffs: number(handOffs), reinterpretations: number(reinterpretations) };
  return (
    <p>
      {t('audit.last_signal', { label, record, day: date(at, now), ...counts })}{' '}
      {latency === null ? t('audit.no_action') : t('audit.first_action', { time: duration(latency / DAY_MS) })}
    </p>
  );
}
