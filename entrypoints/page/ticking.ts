import { useEffect, useState } from 'preact/hooks';

const TICK_MS = 30_000;

/** The present moment in milliseconds since the epoch, drawn anew every half minute, so that no age on the page goes stale. */
export function useTicking(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
