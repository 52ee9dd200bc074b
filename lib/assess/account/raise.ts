import { known } from '../../record/fact.ts';
import { assessCriteria } from '../gate.ts';
import type { CustomerRaise } from '../schema/account.ts';
import type { AssessedFunction, BuyingGroup } from '../schema/group.ts';
import { type CustomerJudgement, type Grounds, healthOn } from './judge.ts';
import { assessRenewal } from './renewal.ts';

/** Points below which a change is not worth naming. */
const WORTH_NAMING = 1;
const MOST = 3;

interface Option {
  change: CustomerRaise['change'];
  grounds: Grounds;
}

/** The grounds with the milestones judged again, since they may ask for what has changed. */
function withMilestones(grounds: Grounds): Grounds {
  return { ...grounds, milestones: assessCriteria('milestones', grounds.facts, grounds.group) };
}

/** Every measure of use that is below its healthy level, at that level. */
function moreUse(judged: CustomerJudgement): Option[] {
  const { customer } = judged.facts;
  return judged.usage
    .filter(({ level, healthy }) => level !== null && level < healthy)
    .map(({ id, label, healthy, share }) => {
      const used = (metric: string) => (metric === id ? known(healthy) : customer.usage(metric));
      const facts = { ...judged.facts, customer: { ...customer, usage: used } };
      const usage = judged.usage.map((one) => (one.id === id ? { ...one, level: healthy } : one));
      const change: Option['change'] = { kind: 'reach_usage', metric: id, label, level: healthy, share };
      return { change, grounds: withMilestones({ ...judged, facts, usage }) };
    });
}

/** The group as it would be with somebody of that function in touch. */
function withFunction(group: BuyingGroup, { id, required }: AssessedFunction): BuyingGroup {
  const functions = group.functions.map((one) =>
    one.id === id ? { ...one, state: 'engaged' as const, mayBeEngaged: false } : one,
  );
  const engaged = group.engaged + (required ? 1 : 0);
  return {
    ...group,
    functions,
    engaged,
    coverage: group.coverage === null ? null : engaged / group.required,
    activeThreads: group.activeThreads === null ? null : group.activeThreads + 1,
  };
}

/** Whether nobody of a function is in touch, and nobody of it may be. */
function isSilent({ state, mayBeEngaged }: AssessedFunction): boolean {
  return state !== 'engaged' && !mayBeEngaged;
}

function moreVoices(judged: CustomerJudgement): Option[] {
  const { facts, group, renewal } = judged;
  const wanted = new Set(renewal?.functions.map(({ id }) => id));
  return group.functions
    .filter((one) => (one.required || wanted.has(one.id)) && isSilent(one))
    .map((one) => {
      const better = withFunction(group, one);
      return {
        change: { kind: 'engage_function', function: one.id, label: one.label },
        grounds: withMilestones({ ...judged, group: better, renewal: assessRenewal(facts, better) }),
      };
    });
}

/** The unmet milestones that none of the other changes meets, whose gain is told there. */
function moreOutcomes(judged: CustomerJudgement, others: readonly Option[]): Option[] {
  const met = others.flatMap(({ grounds }) => grounds.milestones.filter(({ state }) => state === 'met'));
  const told = new Set(met.map(({ id }) => id));
  return judged.milestones
    .filter(({ id, state }) => state === 'unmet' && !told.has(id))
    .map(({ id, label }) => ({
      change: { kind: 'meet_criterion', criterion: id, label },
      grounds: {
        ...judged,
        milestones: judged.milestones.map((one) => (one.id === id ? { ...one, state: 'met' as const } : one)),
      },
    }));
}

function fewerCases(judged: CustomerJudgement): Option[] {
  const { facts } = judged;
  const calm = facts.blueprint.document.customer_health?.support?.calm;
  const { openCases } = facts.customer;
  if (calm === undefined || !openCases.known || openCases.value <= calm) return [];
  const customer = { ...facts.customer, openCases: { known: true as const, value: calm } };
  return [{ change: { kind: 'close_cases', to: calm }, grounds: { ...judged, facts: { ...facts, customer } } }];
}

/** The changes that would gain most points, at most three, each for itself. */
export function whatWouldRaise(judged: CustomerJudgement): CustomerRaise[] {
  const { score } = judged;
  if (score === null) return [];
  const others = [...moreUse(judged), ...moreVoices(judged), ...fewerCases(judged)];
  return [...others, ...moreOutcomes(judged, others)]
    .flatMap(({ change, grounds }) => {
      const raised = healthOn(grounds).score;
      return raised === null ? [] : [{ change, gain: raised - score, score: raised }];
    })
    .filter(({ gain }) => gain >= WORTH_NAMING)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, MOST);
}
