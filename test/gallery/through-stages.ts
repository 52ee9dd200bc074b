import { engagementIn, noLongerEngaged } from '../../lib/assess/group-by-stage.ts';
import type { AssessedFunction, BuyingGroup } from '../../lib/assess/schema/group.ts';
import type { EngagementThen, GroupByStage, StayEngagement } from '../../lib/assess/schema/group-by-stage.ts';
import { daysAgo } from './moment.ts';

const LABELS = [
  ['technical', 'Technical'],
  ['champion', 'Champion'],
  ['legal', 'Legal'],
  ['economic_buyer', 'Economic buyer'],
  ['user', 'User'],
] as const;

type States = Partial<Record<(typeof LABELS)[number][0], AssessedFunction['state']>>;

/** The engagement of functions, given the state of each that was called for. */
function engagement(stage: string, states: States): EngagementThen {
  const functions = LABELS.flatMap(([id, label]) => {
    const state = states[id];
    return state === undefined ? [] : [{ id, label, state, mayBeEngaged: state === 'unknown' || state === 'hidden' }];
  });
  const engaged = functions.filter(({ state }) => state === 'engaged').length;
  const open = functions.some(({ mayBeEngaged }) => mayBeEngaged);
  return {
    windowDays: 30,
    required: functions.length,
    engaged,
    coverage: open || functions.length === 0 ? null : engaged / functions.length,
    unknown: open ? { why: 'hidden', about: 'interactions.email' } : null,
    functions,
    line: { path: `lifecycle.${stage}.required_functions`, line: 166 },
  };
}

function stay(
  stage: string | null,
  label: string | null,
  [from, to]: [number, number],
  states: States | null,
): StayEngagement {
  const then = states && engagement(stage ?? '', states);
  return { stage, label, enteredAt: daysAgo(from), leftAt: daysAgo(to), engagement: then };
}

/** A champion and a technical evaluator who talked, before the deal moved on. */
const NARROWING = [
  stay('awareness', 'Awareness', [118, 97], { champion: 'engaged' }),
  stay('education', 'Education', [97, 63.4], { technical: 'engaged', champion: 'engaged' }),
];

/** The same where contacts may not be read. */
const UNREAD = [
  stay('awareness', 'Awareness', [118, 97], { champion: 'unknown' }),
  stay('education', 'Education', [97, 63.4], { technical: 'unknown', champion: 'unknown' }),
];

/** To and fro between stages: some only passed through, one of another pipeline, one in which mail could not be read. */
const TO_AND_FRO = [
  stay(null, null, [402, 371], {}),
  stay('awareness', 'Awareness', [371, 340], { champion: 'unknown' }),
  stay('education', 'Education', [340, 300], { technical: 'missing', champion: 'unknown' }),
  stay('selection', 'Selection', [300, 299.8], null),
  stay('education', 'Education', [299.8, 220], { technical: 'identified', champion: 'engaged' }),
  stay('selection', 'Selection', [220, 150], {
    technical: 'engaged',
    champion: 'engaged',
    legal: 'hidden',
    economic_buyer: 'unknown',
  }),
  stay('commitment', 'Commitment: terms are agreed and the paper is with procurement', [150, 120], {
    technical: 'engaged',
    champion: 'engaged',
    legal: 'engaged',
    economic_buyer: 'identified',
    user: 'missing',
  }),
  stay('education', 'Education', [120, 63.4], { technical: 'engaged', champion: 'identified' }),
];

/** The stays before the present one, which shows a group as it is now. */
export function byStage(group: BuyingGroup, past = group.people.length === 0 ? UNREAD : NARROWING): GroupByStage {
  const now = engagementIn(group);
  return {
    stays: [
      ...past,
      { stage: 'selection', label: 'Selection', enteredAt: daysAgo(63.4), leftAt: null, engagement: now },
    ],
    noLonger: noLongerEngaged(past, now),
    unknown: null,
  };
}

/** A deal that went to and fro for more than a year. */
export function toAndFro(group: BuyingGroup): GroupByStage {
  return byStage(group, TO_AND_FRO);
}
