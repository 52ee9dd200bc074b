import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** The moment the interface is drawn at, in milliseconds since the epoch; the page's entry point provides it and lets it tick. */
export const Clock = createContext(0);

/** The moment that relative dates are held against. */
export function useNow(): number {
  return useContext(Clock);
}
