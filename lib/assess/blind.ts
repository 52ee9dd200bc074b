import type { Gap } from '../record/gap.ts';
import type { Interaction, Task } from '../record/interaction.ts';
import type { Snapshot } from '../record/snapshot.ts';
import { type Instant, isBy } from '../record/time.ts';
import type { Unknown } from './schema/evidence.ts';

function asUnknown({ why, about }: Gap): Unknown {
  return { why, about };
}

/** The gap that hides `path` or all of what it is a part of, null where it could be read. */
export function gapAt(snapshot: Snapshot, path: string): Unknown | null {
  const gap = snapshot.gaps.find(({ about }) => path === about || path.startsWith(`${about}.`));
  return gap === undefined ? null : asUnknown(gap);
}

/** Why the record's stage stands for none of the lifecycle. */
export function whyNoStage(snapshot: Snapshot): Unknown {
  const gap = gapAt(snapshot, 'deal.stage') ?? gapAt(snapshot, 'pipeline');
  if (gap !== null) return gap;
  if (snapshot.deal.stage !== '') return { why: 'not_configured', about: 'deal.stage' };
  return gapAt(snapshot, 'visits') ?? { why: 'not_tracked', about: 'visits' };
}

/** The gaps of a record, and what was done on it, oldest first. */
type Done = Readonly<{
  gaps: readonly Gap[];
  interactions: readonly Interaction[];
  tasks: readonly Task[];
}>;

/** The moment from which on interactions of a kind were read although older ones were left out. */
function readFrom(record: Pick<Done, 'interactions'>, gap: Gap, kind: string): Instant | null {
  if (gap.why !== 'not_loaded' || gap.about === 'interactions') return null;
  return record.interactions.find((it) => it.kind === kind)?.at ?? null;
}

/**
 * The gap that may hide interactions since a moment, null where all of them could be read. A kind of which only the
 * newest were loaded hides nothing newer than the oldest of those. `kind` narrows the question to one kind.
 */
export function blindSince(record: Pick<Done, 'gaps' | 'interactions'>, since: Instant, kind?: string): Unknown | null {
  for (const gap of record.gaps) {
    const [head, gapKind] = gap.about.split('.');
    if (head !== 'interactions') continue;
    if (gapKind === undefined) return asUnknown(gap);
    if (kind !== undefined && gapKind !== kind) continue;
    const from = readFrom(record, gap, gapKind);
    if (from === null || !isBy(from, since)) return asUnknown(gap);
  }
  return null;
}

/**
 * The gap that may hide an answer of ours since a moment, null where all of them could be read: mails, calls, meetings,
 * tasks and changes. A note answers nobody by itself, and many organisations hide notes.
 */
export function blindToAnswers(record: Done, since: Instant): Unknown | null {
  const [oldest] = record.tasks;
  const work = record.gaps.find(({ about, why }) => {
    if (about === 'changes') return true;
    const onlyNewest = why === 'not_loaded' && oldest !== undefined && isBy(oldest.createdAt, since);
    return about === 'tasks' && !onlyNewest;
  });
  return work === undefined ? blindSince(record, since) : asUnknown(work);
}
