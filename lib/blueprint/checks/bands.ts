import type { Finding } from '../problem.ts';
import type { BlueprintDocument } from '../schema.ts';

/** Segments that leave accounts out, or that nothing reaches: every account has one segment. */
export function brokenSegments({ market }: BlueprintDocument): Finding[] {
  const last = market.segments.length - 1;
  return market.segments.flatMap(({ otherwise }, index): Finding[] => {
    const path = ['market', 'segments', index];
    if (otherwise && index < last) {
      return [{ path, message: 'no segment after `otherwise` is ever reached', remedy: 'Move it to the end.' }];
    }
    if (!otherwise && index === last) {
      const message = 'accounts that match no `when` have no segment';
      return [{ path, message, remedy: 'Add a last segment with `otherwise: true`.' }];
    }
    return [];
  });
}

/** Probability bands with a gap or an overlap (the mistakes of R26, R66, R69 and R79). */
export function brokenProbabilities({ lifecycle }: BlueprintDocument): Finding[] {
  const bands = lifecycle.flatMap(({ id, probability }, index) =>
    probability ? [{ id, ...probability, path: ['lifecycle', index, 'probability'] }] : [],
  );
  if (bands.length === 0) return [];
  const findings: Finding[] = [];
  let reached = 0;
  for (const { from, to, path } of bands) {
    if (to <= from)
      findings.push({
        path,
        message: `no probability is from ${from} and below ${to}`,
        remedy: 'Let `to` be above `from`.',
      });
    if (from > reached)
      findings.push({
        path,
        message: `nothing covers ${reached} to ${from}`,
        remedy: `Let this band begin at ${reached}.`,
      });
    if (from < reached)
      findings.push({
        path,
        message: `${from} to ${reached} is covered twice`,
        remedy: `Let this band begin at ${reached}.`,
      });
    reached = Math.max(reached, to);
  }
  const last = bands.at(-1);
  if (last && reached < 1)
    findings.push({
      path: last.path,
      message: `nothing covers ${reached} to 1`,
      remedy: 'Let the last band end at 1.',
    });
  return findings;
}
