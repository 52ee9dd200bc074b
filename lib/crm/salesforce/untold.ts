import type { Properties } from '../../record/fact.ts';
import { labelIn } from '../../record/field-labels.ts';
import type { Gap } from '../../record/gap.ts';
import type { Interaction } from '../../record/interaction.ts';
import { fieldFor, type ObjectShape } from './describe.ts';

/** No setting mends what Salesforce has no place for. */
function untold(about: string, detail: string): Gap {
  return { about, why: 'not_tracked', remedy: 'none', detail };
}

/** What Salesforce keeps of no activity: what became of a meeting, and when a call began rather than was logged. */
export function activityGaps(interactions: readonly Interaction[]): Gap[] {
  const met = interactions.some(({ kind, outcome }) => kind === 'meeting' && outcome === 'unrecorded');
  const called = interactions.some(({ kind }) => kind === 'call');
  return [...(met ? [untold('outcomes.meeting', 'Event')] : []), ...(called ? [untold('times.call', 'Task')] : [])];
}

/** The check boxes that are not ticked: Salesforce does not tell one that says no from one that nobody has looked at. */
export function checkboxGaps(properties: Properties, shape: ObjectShape | null): Gap[] {
  return Object.entries(properties).flatMap(([name, fact]) => {
    const field = fieldFor(shape, name);
    const isCheckbox = field !== null && shape?.fields[field] === 'boolean';
    if (!isCheckbox || !fact.known || fact.value !== false) return [];
    const label = labelIn(shape?.labels, field);
    return [{ ...untold(`checkboxes.${name}`, field), ...(label === null ? {} : { label }) }];
  });
}
