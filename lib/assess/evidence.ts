import type { Scalar } from '../record/fact.ts';
import { labelIn } from '../record/field-labels.ts';
import type { Interaction, Note } from '../record/interaction.ts';
import type { Person } from '../record/people.ts';
import type { Snapshot } from '../record/snapshot.ts';
import type { FieldChange, StageVisit } from '../record/stages.ts';
import type { Instant } from '../record/time.ts';
import { valueLabelIn } from '../record/value-labels.ts';
import type { Evidence, Unknown } from './schema/evidence.ts';
import type { AssessedPerson } from './schema/group.ts';

/** An interaction as evidence; its value is its kind and what became of it, as `meeting: held`. */
export function interactionEvidence(it: Interaction): Evidence {
  return {
    kind: 'interaction',
    id: it.id,
    label: it.subject,
    at: it.at,
    value: `${it.kind}: ${it.outcome}`,
    link: it.link,
  };
}

/** A person as evidence; the value is the title. */
export function personEvidence(person: Person): Evidence {
  return {
    kind: 'person',
    id: person.id,
    label: person.name,
    at: person.left ?? person.since,
    value: person.title,
    link: person.link,
  };
}

/** A person who does not count as engaged as evidence, with why; it is dated by nothing but their leaving. */
export function idleEvidence({ id, name, title, left, engagement, link }: AssessedPerson): Evidence {
  const person: Evidence = { kind: 'person', id, label: name, at: left, value: title, link };
  if (left !== null) return { ...person, notEngaged: 'left' };
  return engagement === 'active' || engagement === 'unknown' ? person : { ...person, notEngaged: engagement };
}

/** A note as evidence; the value is what it says. */
export function noteEvidence({ id, at, text, link }: Note): Evidence {
  return { kind: 'note', id, label: null, at, value: text, link };
}

/** A field of the record as evidence, under the snapshot's path of it. */
export function fieldEvidence(path: string, value: Scalar, link: string | null, at: Instant | null = null): Evidence {
  return { kind: 'field', id: path, label: null, at, value, link };
}

/** A level of use as a person reads it: a share of 1 in per cent. */
export function levelShown(level: number | null, share: boolean): Scalar {
  return level !== null && share ? `${Math.round(100 * level)} %` : level;
}

/** What the CRM calls the property at a path of the snapshot; null where it does not tell, and for every other path. */
export function fieldLabel({ deal, account }: Pick<Snapshot, 'deal' | 'account'>, path: string): string | null {
  const [, object, name = ''] = /^(deal|account)\.properties\.(.+)$/.exec(path) ?? [];
  return labelIn(object === 'deal' ? deal.labels : account?.labels, name);
}

/** What the CRM calls the value at a path of the snapshot; null where it has no other words for it. */
export function valueLabel({ deal, account }: Pick<Snapshot, 'deal' | 'account'>, path: string, value: Scalar) {
  const [, object, field = ''] = /^(deal|account)\.(.+)$/.exec(path) ?? [];
  return valueLabelIn(object === 'deal' ? deal.valueLabels : account?.valueLabels, field, value);
}

/** The CRM's own label of one of its stages. */
export function stageLabel({ pipeline }: Snapshot, stageId: string): string | null {
  return pipeline.stages.find(({ id }) => id === stageId)?.label ?? null;
}

/** A stage visit as evidence; the value is who moved the record there. */
export function visitEvidence(snapshot: Snapshot, visit: StageVisit): Evidence {
  const by = snapshot.users.find(({ id }) => id === visit.by)?.name ?? null;
  return {
    kind: 'visit',
    id: visit.stage,
    label: stageLabel(snapshot, visit.stage),
    at: visit.enteredAt,
    value: by,
    link: snapshot.link,
  };
}

/** What people read of a value that a field was changed from or to; null where that is the value itself. */
function changedLabel(snapshot: Snapshot, field: FieldChange['field'], value: Scalar): string | null {
  if (value === null) return null;
  if (field === 'stage') return stageLabel(snapshot, String(value));
  if (field === 'owner') return snapshot.users.find(({ id }) => id === value)?.name ?? null;
  return valueLabel(snapshot, `${snapshot.ref.kind === 'account' ? 'account' : 'deal'}.${field}`, value);
}

/** A change of a field as evidence; the label is what people read of the old value, the value the new one. */
export function changeEvidence(snapshot: Snapshot, { field, from, to, at }: FieldChange): Evidence {
  const before = changedLabel(snapshot, field, from) ?? (from === null ? null : String(from));
  const after = changedLabel(snapshot, field, to);
  const { link } = snapshot;
  return { kind: 'change', id: field, label: before, at, value: to, ...called(after), link };
}

/** A value's label as part of evidence or a claim; nothing where it has none. */
export function called(label: string | null): { valueLabel?: string } {
  return label === null ? {} : { valueLabel: label };
}

/** A gap as evidence; the value is the reason. */
export function gapEvidence(gap: Unknown): Evidence {
  return { kind: 'gap', id: gap.about, label: gap.label ?? null, at: null, value: gap.why, link: null };
}
