import type { Flags } from '../../blueprint/schema/flags.ts';
import { fieldEvidence, levelShown } from '../evidence.ts';
import { championGone, singleThreaded } from '../flags/threads.ts';
import { playbookOf } from '../playbook.ts';
import type { AccountFlag, AccountFlagId } from '../schema/account.ts';
import type { Evidence, Params } from '../schema/evidence.ts';
import type { Signals } from '../schema/signals.ts';
import type { CustomerJudgement } from './judge.ts';

interface Customer extends CustomerJudgement {
  signals: Signals;
}

/** A condition that holds; null where it does not, or nobody can tell. */
type Found = { params: Params; evidence: Evidence[]; playbook?: string | undefined } | null;

function use({ usage, facts }: Customer, zone: 'churn' | 'expansion') {
  const metric = usage.find((one) => one.zone === zone && one.held === true);
  if (metric === undefined) return null;
  const evidence: Evidence = {
    ...fieldEvidence(`usage.${metric.id}`, levelShown(metric.level, metric.share), facts.snapshot.link, metric.since),
    label: metric.label,
  };
  return { metric, evidence };
}

function churnRisk(customer: Customer): Found {
  const rule = customer.facts.blueprint.document.flags.churn_risk;
  if (rule === undefined) return null;
  const below = use(customer, 'churn');
  const low = customer.score !== null && customer.score < rule.below;
  if (below === null && !low) return null;
  return {
    params: {
      score: low ? customer.score : null,
      below: rule.below,
      usage: below?.metric.label ?? null,
      level: below?.metric.level ?? null,
      share: below?.metric.share ?? null,
      limit: below?.metric.churnBelow ?? null,
    },
    evidence: below === null ? [] : [below.evidence],
  };
}

function renewalAtRisk({ renewal, score, facts }: Customer): Found {
  const rule = facts.blueprint.document.flags.renewal_at_risk;
  if (rule === undefined || renewal === null || renewal.days === null || renewal.days > rule.within) return null;
  const absent = renewal.functions.filter(({ state }) => state === 'silent' || state === 'missing');
  const low = score !== null && score < rule.below;
  if (!low && absent.length === 0) return null;
  return {
    params: {
      days: renewal.days,
      score: low ? score : null,
      below: rule.below,
      absent: absent.length === 0 ? null : absent.map(({ label }) => label).join(', '),
    },
    evidence: [fieldEvidence('account.renewal', renewal.date, facts.snapshot.link)],
    playbook: renewal.playbook?.id,
  };
}

function signalOverdue({ signals, facts }: Customer): Found {
  const rule = facts.blueprint.document.flags.signal_overdue;
  const late = signals.list.filter(
    ({ status, tier }) => status === 'overdue' && tier !== null && rule?.tiers.includes(tier) === true,
  );
  const [first] = late;
  if (first === undefined) return null;
  const route = first.route.state === 'routed' ? first.route : null;
  return {
    params: { signal: first.label ?? first.type, count: late.length, due: route?.due ?? null },
    evidence: late.map(({ key, label, type, at, link }): Evidence => {
      return { kind: 'signal', id: key, label: label ?? type, at, value: null, link };
    }),
    playbook: route?.playbook?.id,
  };
}

function expansionReady(customer: Customer): Found {
  const rule = customer.facts.blueprint.document.flags.expansion_ready;
  if (rule === undefined || customer.score === null || customer.score < rule.min_score) return null;
  const above = use(customer, 'expansion');
  if (above === null) return null;
  const { label, level, share } = above.metric;
  return { params: { score: customer.score, usage: label, level, share }, evidence: [above.evidence] };
}

/** Every flag of customers; of two as severe the earlier comes first. */
const RULES: Record<AccountFlagId, (customer: Customer) => Found> = {
  churn_risk: churnRisk,
  renewal_at_risk: renewalAtRisk,
  signal_overdue: signalOverdue,
  champion_gone: (customer) => championGone(customer),
  single_threaded: (customer) => singleThreaded(customer),
  expansion_ready: expansionReady,
};
const ORDER: readonly AccountFlagId[] = [
  'churn_risk',
  'renewal_at_risk',
  'signal_overdue',
  'champion_gone',
  'single_threaded',
  'expansion_ready',
];

type Rules = ReturnType<typeof Flags.parse>;

/** What is the matter with a customer, what to act on first; nothing unknown raises a flag. */
export function accountFlags(customer: Customer, isCustomer: boolean): AccountFlag[] {
  const { blueprint } = customer.facts;
  const rules: Rules = blueprint.document.flags;
  return ORDER.flatMap((id): AccountFlag[] => {
    const rule = rules[id];
    // A signal that nobody answers is late whoever it is about; the rest is said of customers only.
    if (rule === undefined || (!isCustomer && id !== 'signal_overdue')) return [];
    const found = RULES[id](customer);
    if (found === null) return [];
    return [
      {
        id,
        severity: rule.severity,
        params: found.params,
        evidence: found.evidence,
        playbook: playbookOf(rule.playbook ?? found.playbook, blueprint),
        line: blueprint.place(`flags.${id}`),
      },
    ];
  }).sort((a, b) => Number(a.severity === 'watch') - Number(b.severity === 'watch'));
}
