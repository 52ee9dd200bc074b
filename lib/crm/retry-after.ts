/** Whatever an answer asks for, a day later the CRM is looked at again. */
const LONGEST_MS = 86_400_000;

/** How long an answer asks to be left alone, in milliseconds from `now`, as seconds or as a date; 0 where it does not. */
export function retryAfter(headers: Headers, now: number): number {
  const asked = headers.get('retry-after') ?? '';
  const ms = /^\d/.test(asked) ? Number(asked) * 1_000 : Date.parse(asked) - now;
  return ms > 0 ? Math.min(ms, LONGEST_MS) : 0;
}
