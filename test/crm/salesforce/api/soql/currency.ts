import type { Row, Value } from '../schema/types.ts';
import type { Scope } from './scope.ts';

/** An amount in the corporate currency; unchanged where the organisation has only one. */
export function inCorporateCurrency({ org }: Scope, row: Row, amount: Value): Value {
  if (!org.features.multiCurrency || typeof amount !== 'number') return amount;
  const rates = [...org.database.rows('CurrencyType')];
  const rate = rates.find(({ IsoCode }) => IsoCode === row.CurrencyIsoCode)?.ConversionRate;
  return typeof rate === 'number' ? Math.round((amount / rate) * 100) / 100 : amount;
}
