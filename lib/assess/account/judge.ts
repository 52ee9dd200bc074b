import type { z } from 'zod';
import type { CustomerHealth as Rule } from '../../blueprint/schema/customer-health.ts';
import { assessCriteria } from '../gate.ts';
import { assessGroup } from '../group.ts';
import { multiThreading } from '../health/multi-threading.ts';
import type { Part } from '../health/part.ts';
import { type Score, scoreOf, weighed } from '../health/score.ts';
import { signalHealth } from '../health/signals.ts';
import type { CustomerComponent, CustomerComponentId, Renewal, Usage } from '../schema/account.ts';
import type { Segment } from '../schema/assessment.ts';
import type { AssessedCriterion } from '../schema/gate.ts';
import type { BuyingGroup } from '../schema/group.ts';
import type { AccountFacts } from './facts.ts';
import { adoption, outcomes, support } from './parts.ts';
import { assessRenewal, renewalPart } from './renewal.ts';
import { assessUsage } from './usage.ts';

/** What of an account its health is made of; `raise.ts` asks what another of these would give. */
export interface Grounds {
  facts: AccountFacts;
  segment: z.infer<typeof Segment>;
  group: BuyingGroup;
  usage: Usage[];
  renewal: Renewal | null;
  milestones: z.infer<typeof AssessedCriterion>[];
}

/** Every verdict on one set of facts about a customer, without its history. */
export interface CustomerJudgement extends Grounds, Score {
  components: CustomerComponent[];
}

const ORDER: readonly CustomerComponentId[] = ['adoption', 'engagement', 'outcomes', 'support', 'renewal', 'signals'];

/** How much of the customer's group takes part; not to be told of an account that stands in no stage. */
function engagement(facts: AccountFacts, group: BuyingGroup): Part {
  const part = multiThreading(facts, group);
  if (facts.stage !== null) return part;
  return { ...part, unknown: facts.standing.unknown ?? { why: 'not_configured', about: 'account.stage' } };
}

function signals({ signals: typed, snapshot, atMs }: AccountFacts, rule: Rule): Part {
  return signalHealth(typed, snapshot, atMs, rule.signal_scale);
}

/** The health that follows from the grounds; nothing where the blueprint has no health of customers. */
export function healthOn(grounds: Grounds): Score & { components: CustomerComponent[] } {
  const { facts, group, usage, renewal, milestones } = grounds;
  const rule = facts.blueprint.document.customer_health;
  if (rule === undefined) return { components: [], score: null, confidence: 0 };
  const parts: Record<CustomerComponentId, Part> = {
    adoption: adoption(usage, facts),
    engagement: engagement(facts, group),
    outcomes: outcomes(milestones),
    support: support(rule.support, facts),
    renewal: renewalPart(renewal, facts),
    signals: signals(facts, rule),
  };
  const components = weighed(ORDER, parts, rule.weights, (id) =>
    facts.blueprint.place(`customer_health.weights.${id}`),
  );
  return { components, ...scoreOf(components, rule.min_confidence) };
}

/** Every verdict on the facts as they are. */
export function judgeCustomer(facts: AccountFacts): CustomerJudgement {
  const { segment } = facts.fit;
  const group = assessGroup(facts, segment.id);
  const grounds: Grounds = {
    facts,
    segment,
    group,
    usage: assessUsage(facts.record, facts.blueprint, facts.at),
    renewal: assessRenewal(facts, group),
    milestones: assessCriteria('milestones', facts, group),
  };
  return { ...grounds, ...healthOn(grounds) };
}
