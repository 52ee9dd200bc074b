import type { Stage } from '../../../lib/blueprint/schema.ts';
import { durationRange } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/text.ts';
import { hashOf } from '../route.ts';
import { useBook } from './book.ts';

/** Height of the drawing, and of its narrowest place, the knot. */
const HEIGHT = 168;
const KNOT = 52;
const SLICE = 100;

/** The lifecycle drawn as a bowtie: narrowing to the knot, widening after it; each stage leads to its place below. */
export function Bowtie() {
  const { lifecycle, seats } = useBook().document;
  const slices = slicesOf(lifecycle);
  return (
    <nav class="bowtie" aria-label={t('book.bowtie.label')} style={{ '--stages': lifecycle.length }}>
      <svg viewBox={`0 0 ${lifecycle.length * SLICE} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {slices.map(({ stage, points, depth }) => (
          <polygon key={stage.id} class={`slice ${stage.side} depth-${depth}`} points={points} />
        ))}
      </svg>
      <ol>
        {lifecycle.map((stage) => (
          <li key={stage.id} class={stage.side}>
            <a href={hashOf({ page: 'handbook', path: `lifecycle.${stage.id}` })}>
              <strong>{stage.label}</strong>
            </a>
            <p>{benchmarkRange(stage)}</p>
            <p class="quiet">{seats[stage.owner]?.label ?? stage.owner}</p>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The shortest and the longest benchmark of a stage, over its segments. */
function benchmarkRange({ benchmark }: Stage): string {
  if (benchmark === undefined) return t('book.no_benchmark');
  const days = Object.values(benchmark);
  return durationRange(Math.min(...days), Math.max(...days));
}

/** Each stage as the corners of its slice, and how near the knot it is: 0 far, 2 next to it. */
function slicesOf(lifecycle: readonly Stage[]) {
  const knot = Math.max(
    0,
    lifecycle.findIndex((stage) => stage.side === 'knot'),
  );
  const heightAt = (edge: number): number => {
    const [from, to] = edge <= knot ? [0, knot] : [lifecycle.length, knot + 1];
    const share = from === to ? 1 : (edge - from) / (to - from);
    return HEIGHT + (KNOT - HEIGHT) * Math.min(1, Math.max(0, share));
  };
  return lifecycle.map((stage, index) => {
    const [left, right] = [index * SLICE + 1, (index + 1) * SLICE - 1];
    const [before, after] = [heightAt(index) / 2, heightAt(index + 1) / 2];
    const middle = HEIGHT / 2;
    const corners = [
      [left, middle - before],
      [right, middle - after],
      [right, middle + after],
      [left, middle + before],
    ];
    const distance = Math.abs(index - knot);
    const reach = Math.max(1, stage.side === 'expansion' ? lifecycle.length - 1 - knot : knot);
    const depth = distance === 0 ? 2 : Math.round(2 * (1 - (distance - 1) / Math.max(1, reach - 1)));
    return { stage, depth, points: corners.map((corner) => corner.join(',')).join(' ') };
  });
}
