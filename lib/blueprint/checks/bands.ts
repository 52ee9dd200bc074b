import type { Finding } from '../problem.ts';
import { FALSE } from '../reason/answer.ts';
import { gapsIn, intervalInWords, numberOf, overlapsIn, stretchesOf } from '../reason/bands.ts';
import type { Condition } from '../reason/condition.ts';
import { exampleInWords } from '../reason/example.ts';
import type { Budget } from '../reason/find.ts';
import { covers, taken, together } from '../reason/index.ts';

import type { BlueprintDocument } from '../schema.ts';
import type { Context } from './context.ts';

type Path = Finding['path'];

/** A condition that says where a band lies. */
interface Band {
  name: string;
  path: Path;
  condition: Condition;
}

/**
 * Segments that leave accounts out, claim the same numbers, or are never reached. Every account whose facts are known
 * has one segment: the first that matches.
 */
export function brokenSegments({ market }: BlueprintDocument, { conditions, budget }: Context): Finding[] {
  const bands: Band[] = market.segments.flatMap(({ id }, index) => {
    const condition = conditions.get(`market.segments.${id}.when`);
    return condition ? [{ name: id, path: ['market', 'segments', index], condition }] : [];
  });
  const last = market.segments.length - 1;
  const otherwise = market.segments.findIndex((segment) => segment.otherwise);
  const beyond = market.segments.slice(otherwise + 1).map((_, index): Finding => {
    const path = ['market', 'segments', otherwise + 1 + index];
    return { path, message: 'no segment after `otherwise` is ever reached', remedy: 'Move it to the end.' };
  });
  const whole = bands.length === market.segments.length;
  return [
    ...(otherwise >= 0 ? beyond : []),
    ...(whole ? uncovered(bands, ['market', 'segments', last], budget) : []),
    ...overlaps(bands),
    ...bands.flatMap((band, index) => unreached(band, bands.slice(0, index), budget)),
  ];
}

/** Guardrails on one number, as approval bands of a discount, that leave numbers out or claim the same ones (R79). */
export function brokenGuardrails({ commercial_model }: BlueprintDocument, { conditions }: Context): Finding[] {
  const bands = commercial_model.guardrails.flatMap(({ id }, index): (Band & { key: string })[] => {
    const condition = conditions.get(`commercial_model.guardrails.${id}.when`);
    const key = condition ? numberOf([condition]) : null;
    return condition && key !== null
      ? [{ name: id, path: ['commercial_model', 'guardrails', index], condition, key }]
      : [];
  });
  return [...Map.groupBy(bands, ({ key }) => key).values()].flatMap((group) => [...gaps(group), ...overlaps(group)]);
}

function names(bands: readonly Band[], which: readonly number[]): string {
  return which.map((index) => `\`${bands[index]?.name}\``).join(' and ');
}

function gaps(bands: readonly Band[]): Finding[] {
  const conditions = bands.map(({ condition }) => condition);
  const key = numberOf(conditions);
  if (key === null) return [];
  const stretches = stretchesOf(conditions, key);
  return gapsIn(stretches).flatMap((gap) => {
    const before = stretches[stretches.indexOf(gap) - 1];
    const band = bands[before?.holds[0] ?? 0];
    const message = `nothing covers ${key} ${intervalInWords(gap.interval)}`;
    return band ? [{ path: [...band.path, 'when'], message, remedy: 'Let one band end where the next begins.' }] : [];
  });
}

function overlaps(bands: readonly Band[]): Finding[] {
  const conditions = bands.map(({ condition }) => condition);
  const key = numberOf(conditions);
  if (key === null) return [];
  return overlapsIn(stretchesOf(conditions, key)).flatMap(({ interval, holds }) => {
    const later = bands[holds.at(-1) ?? 0];
    const message = `${key} ${intervalInWords(interval)} is covered by ${names(bands, holds)}`;
    return later ? [{ path: [...later.path, 'when'], message, remedy: 'Let one band end where the next begins.' }] : [];
  });
}

function uncovered(bands: readonly Band[], path: Path, budget: Budget): Finding[] {
  const within = gaps(bands);
  if (within.length > 0) return within;
  const covered = covers(
    bands.map(({ condition }) => condition),
    { budget },
  );
  if (covered.holds === true) return [];
  const shown = covered.holds === false ? `, for example ${exampleInWords(covered.example)}` : '';
  const message = `accounts that match no \`when\` have no segment${shown}`;
  return [{ path, message, remedy: 'Add a last segment with `otherwise: true`.' }];
}

/** A segment that is unknown stops there, so only accounts that match no earlier one come to a later one. */
function unreached(band: Band, earlier: readonly Band[], budget: Budget): Finding[] {
  if (together([band.condition], { budget }).kind === 'none') return [];
  const conditions = earlier.map(({ condition }) => condition);
  if (earlier.length === 0 || taken(conditions, band.condition, FALSE, { budget }).holds !== true) return [];
  const message = `no account comes to \`${band.name}\`: the segments before it take all that match`;
  return [{ path: [...band.path, 'when'], message, remedy: 'Put the narrower segment first.' }];
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
