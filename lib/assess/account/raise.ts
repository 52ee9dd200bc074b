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

/** Every measure of use that is below its healthy level, at that level. */
function moreUse(judged: CustomerJudgement): Option[] {
  return judged.usage
    .filter(({ level, healthy }) => level !== null && level < healthy)
    .map(({ id, label, healthy, share }) => ({
      change: { kind: 'reach_usage', metric: id, label, level: healthy, share },
      grounds: { ...judged, usage: judged.usage.map((one) => (one.id === id ? { ...one, level: healthy } : one)) },
    }));
}

/** The group as it would be with somebody of that function in touch. */
function withFunction(group: BuyingGroup, { id, required }: AssessedFunction): BuyingGroup {
  const functions = group.functions.map((one) => (one.id === id ? { ...one, state: 'engaged' as const } : one));
  const engaged = group.engaged + (required ? 1 : 0);
  return {
    ...group,
    functions,
    engaged,
    coverage: group.coverage === null ? null : engaged / group.required,
    activeThreads: group.activeThreads === null ? null : group.activeThreads + 1,
  };
}

function moreVoices(judged: CustomerJudgement): Option[] {
  const { group, renewal } = judged;
  const wanted = new Set(renewal?.functions.map(({ id }) => id));
  return group.functions
    .filter(({ id, required, state }) => (required || wanted.has(id)) && state !== 'engaged')
    .map((one) => {
      const better = withFunction(group, one);
      return {
        change: { kind: 'engage_function', function: one.id, label: one.label },
        grounds: { ...judged, group: better, renewal: assessRenewal(judged.facts, better) },
      };
    });
}

function moreOutcomes(judged: CustomerJudgement): Option[] {
  return judged.milestones
    .filter(({ state }) => state === 'unmet')
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
  return [...moreUse(judged), ...moreVoices(judged), ...moreOutcomes(judged), ...fewerCases(judged)]
    .flatMap(({ change, grounds }) => {
      const raised = healthOn(grounds).score;
      return raised === null ? [] : [{ change, gain: raised - score, score: raised }];
    })
    .filter(({ gain }) => gain >= WORTH_NAMING)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, MOST);
}
