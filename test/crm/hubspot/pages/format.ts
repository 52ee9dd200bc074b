/** Words and numbers as the stand-in's interface writes them: an English user in the organisation's time zone. */
export interface Format {
  money(amount: string | null, currency: string): string;
  day(instant: string | null): string;
  moment(instant: string): string;
}

/** Formats for a time zone. */
export function formatIn(timeZone: string): Format {
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone });
  const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return {
    money: (amount, currency) =>
      amount === null
        ? '--'
        : new Intl.NumberFormat('en-GB', { style: 'currency', currency, maximumFractionDigits: 0 }).format(
            Number(amount),
          ),
    day: (instant) => (instant === null ? '--' : day.format(new Date(instant))),
    moment: (instant) => moment.format(new Date(instant)),
  };
}
