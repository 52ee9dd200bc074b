import { z } from 'zod';
import type { Assessment } from '../../../lib/assess/schema/assessment.ts';
import { Evidence } from '../../../lib/assess/schema/evidence.ts';
import { roleNamed } from '../../crm/salesforce/api/rows/people.ts';
import { stageName } from '../../crm/salesforce/stages.ts';
import type { World } from '../../crm/world/model.ts';
import { type Difference, differences } from './compare.ts';

/** The same deal as HubSpot and as Salesforce tell it. */
export interface Told {
  hubSpot: Assessment;
  salesforce: Assessment;
}

/** A fact that one CRM lacks: how its assessment admits that, and what differs for that reason alone. */
interface Lack {
  admitted: (told: Told, difference: Difference) => boolean;
  explains: (difference: Difference) => boolean;
}

const CALL_LOGGED_WITHIN_MS = 10 * 60_000;

function evidenceOf({ of }: Difference): Evidence | null {
  return Evidence.safeParse(of.one).data ?? null;
}

function isCall(evidence: Evidence | null): boolean {
  return String(evidence?.value).startsWith('call: ');
}

function apart(one: unknown, other: unknown): number {
  return Math.abs(Date.parse(String(other)) - Date.parse(String(one)));
}

/** Whether two tellings order conversations alike but for a call that was logged after something else had happened. */
function movesCallsOnly({ one, other }: Difference): boolean {
  const [ours, theirs] = [z.array(Evidence).parse(one), z.array(Evidence).parse(other)];
  return ours.every((it, index) => {
    const there = theirs[index];
    return (
      there?.label === it.label ||
      ((isCall(it) || isCall(there ?? null)) && apart(it.at, there?.at) <= CALL_LOGGED_WITHIN_MS)
    );
  });
}

function hasGap({ gaps }: Assessment, about: string): boolean {
  return gaps.some((gap) => gap.about === about && gap.why === 'not_tracked');
}

const LACKS: Record<string, Lack> = {
  'HubSpot dates neither labels nor buying roles, Salesforce every contact role': {
    admitted: ({ hubSpot }) => hubSpot.group.undated > 0,
    explains: (difference) =>
      difference.path === 'group.undated'
        ? difference.other === 0
        : difference.path.endsWith('evidence[].at') &&
          evidenceOf(difference)?.kind === 'person' &&
          difference.one === null,
  },
  'Salesforce keeps no outcome of a meeting': {
    admitted: ({ salesforce }) => hasGap(salesforce, 'outcomes.meeting'),
    explains: ({ path, one, other }) =>
      path.endsWith('.value') && one === 'meeting: held' && other === 'meeting: unrecorded',
  },
  'Salesforce knows when a call was logged, not when it began': {
    admitted: ({ salesforce }) => hasGap(salesforce, 'times.call'),
    explains: (difference) =>
      difference.path.endsWith('evidence.order')
        ? movesCallsOnly(difference)
        : difference.path.endsWith('.at') &&
          isCall(evidenceOf(difference)) &&
          apart(difference.one, difference.other) <= CALL_LOGGED_WITHIN_MS,
  },
  'a check box is never empty in Salesforce': {
    admitted: ({ salesforce }, difference) =>
      hasGap(salesforce, `checkboxes.${evidenceOf(difference)?.id?.replace('deal.properties.', '')}`),
    explains: (difference) =>
      difference.path.endsWith('evidence[].value') &&
      evidenceOf(difference)?.kind === 'field' &&
      difference.one === null &&
      difference.other === false,
  },
};

/** Whether a difference lies in two things that have the same text under a key, and another name in each CRM. */
function sameBy(key: string, { of }: Difference): boolean {
  const Thing = z.looseObject({ [key]: z.string() });
  const [one, other] = [Thing.safeParse(of.one).data, Thing.safeParse(of.other).data];
  return one !== undefined && one[key] === other?.[key];
}

/** Whether a difference is one of names alone: each CRM's own word for the same stage, role or field, and the blueprint's line for it. */
function isNaming(difference: Difference, stages: ReadonlyMap<string, string>): boolean {
  const { path, one, other } = difference;
  if (path.endsWith('evidence[].label') && evidenceOf(difference)?.kind === 'field') return sameBy('id', difference);
  if (/(crmStage|entered\.(id|label)|changed\.params\.from|evidence\[\]\.(id|label|valueLabel))$/.test(path)) {
    return stages.get(String(one)) === other;
  }
  switch (path) {
    case 'group.people[].roleName':
    case 'handoff.people[].roleName':
      return roleNamed(String(one)) === other;
    case 'group.people[].basis':
      return one === 'buying_role' && other === 'deal_role';
    case 'group.people[].line.path':
      return String(one).replace(/hubspot\.\d+$/, '') === String(other).replace(/salesforce\.\d+$/, '');
    case 'group.people[].line.line':
      return true;
    case 'sources[].claims[].field':
      return sameBy('source', difference);
    case 'ownership[].primary.user.id':
    case 'ownership[].contributing[].user.id':
    case 'handoff.from.user.id':
    case 'handoff.to.user.id':
      return sameBy('email', difference);
    // The blueprint knows some stages by HubSpot's id only; in Salesforce their probability places them, and alike.
    case 'position.mappedBy':
      return one === 'blueprint' && other === 'probability';
    default:
      return false;
  }
}

/** The differences between two assessments of a deal that no lack of either CRM explains and admits. */
export function unexplained(told: Told, world: World): Difference[] {
  const stages = new Map(
    world.pipelines.flatMap(({ stages }) =>
      stages.flatMap((stage) => [[stage.id, stageName(stage)] as const, [stage.label, stageName(stage)] as const]),
    ),
  );
  return differences(told.hubSpot, told.salesforce).filter(
    (difference) =>
      !isNaming(difference, stages) &&
      !Object.values(LACKS).some(({ admitted, explains }) => explains(difference) && admitted(told, difference)),
  );
}

/** What the demo organisation in Salesforce is without and HubSpot is not. */
const OWN_GAPS = /^(?:participants: not_configured|(?:outcomes\.meeting|times\.call|checkboxes\.\w+): not_tracked)$/;

/** The gaps that only one of the two has, except those that Salesforce is known to have of its own. */
export function unsharedGaps({ hubSpot, salesforce }: Told): string[] {
  const [ours, theirs] = [gapsOf(hubSpot), gapsOf(salesforce)];
  return [
    ...ours.filter((gap) => !theirs.includes(gap)),
    ...theirs.filter((gap) => !ours.includes(gap) && !OWN_GAPS.test(gap)),
  ];
}

function gapsOf({ gaps }: Assessment): string[] {
  return gaps.map(({ about, why }) => `${about.replace(/^people\..*/, 'people')}: ${why}`);
}
