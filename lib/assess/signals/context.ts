import type { RecordRef } from '../../record/ref.ts';
import { millis } from '../../record/time.ts';
import type { AccountAssessment } from '../schema/account.ts';
import type { Assessment } from '../schema/assessment.ts';
import type { Evidence } from '../schema/evidence.ts';
import type { AssessedSignal, SignalRoute } from '../schema/signals.ts';

/** What somebody needs to act on a signal without asking around (M15, S48). */
export interface ContextPackage {
  /** The record on which somebody reads it, and its page. */
  record: { ref: RecordRef; link: string };
  signal: AssessedSignal;
  /** Why it came to this seat: the route that matched; null where none did. */
  route: Extract<SignalRoute, { state: 'routed' }> | null;
  account: string | null;
  segment: string | null;
  /** Whether the account fits the ideal customer; null when unknown. */
  ideal: boolean | null;
  deals: {
    name: string;
    stage: string | null;
    amount: { amount: number; currency: string } | null;
    health: number | null;
  }[];
  people: { name: string | null; title: string | null; function: string | null; active: boolean }[];
  /** What happened last between us and them, latest first. */
  last: Evidence[];
}

const LAST = 3;

/** What is known of the record that a signal is about. */
type Judged = Assessment | AccountAssessment;

function dealsOf(judged: Judged): ContextPackage['deals'] {
  if ('deals' in judged) {
    return judged.deals.map(({ name, stage, amount, health }) => ({
      name,
      stage,
      amount: amount.known ? amount.value : null,
      health: health?.score ?? null,
    }));
  }
  const { subject, health } = judged;
  if (subject.outcome !== 'open') return [];
  const amount = subject.amount.known ? subject.amount.value : null;
  return [{ name: subject.name, stage: subject.crmStage, amount, health: health.score }];
}

/** The context of a signal on a deal or an account, from what is known of it. */
export function contextOf(signal: AssessedSignal, judged: Judged): ContextPackage {
  const { segment, group } = judged;
  const labels = new Map(group.functions.map(({ id, label }) => [id, label]));
  const touches = group.people.flatMap(({ lastTouch }) => (lastTouch === null ? [] : [lastTouch]));
  const once = [...new Map(touches.map((it) => [it.id, it])).values()];
  return {
    record: { ref: judged.ref, link: judged.subject.link },
    signal,
    route: signal.route.state === 'routed' ? signal.route : null,
    account: 'deals' in judged ? judged.subject.name : judged.subject.accountName,
    segment: segment.label,
    ideal: segment.ideal,
    deals: dealsOf(judged),
    people: group.people
      .filter(({ hidden, left }) => !hidden && left === null)
      .map(({ name, title, function: id, engagement }) => ({
        name,
        title,
        function: id === null ? null : (labels.get(id) ?? id),
        active: engagement === 'active',
      })),
    last: once.toSorted((a, b) => millis(b.at ?? '1970-01-01') - millis(a.at ?? '1970-01-01')).slice(0, LAST),
  };
}
