import { type Fact, known, type Scalar, unknown } from '../../record/fact.ts';
import { Day } from '../../record/time.ts';
import type { SourceGround } from './ground.ts';
import { believed } from './index.ts';

/** Brings what a system wrote into the shape of a field; undefined where it has none. */
export type Shape<T> = (value: Scalar) => T | undefined;

export const asDay: Shape<Day | null> = (value) =>
  value === null || value === '' ? null : Day.safeParse(String(value).slice(0, 10)).data;
export const asText: Shape<string | null> = (value) => (value === null ? null : String(value));
export const asNumber: Shape<number | null> = (value) => {
  if (value === null || value === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
};

/** The value of a field that is believed, in its shape; `not_configured` where the system that is believed writes another. */
export function believedAs<T extends Scalar>(
  field: string,
  read: Fact<T>,
  ground: SourceGround,
  shape: Shape<T>,
): Fact<T> {
  const value = believed(field, read, ground);
  if (!value.known) return value;
  const shaped = shape(value.value);
  return shaped === undefined ? unknown('not_configured') : known(shaped);
}
