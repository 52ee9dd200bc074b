import { covers, hostPattern } from '../host-pattern.ts';
import { report } from '../report.ts';
import { isRare } from './rare-hosts.ts';

/**
 * Gives what gives back the right to read the host of an address that is read no more. It stays where another address needs
 * it, and where it is none that was allowed for an address: what every installation has, and the rare hosts of organisations.
 */
export function createAllowedHosts(options: {
  /** Every address that a feed or a blueprint is still read from; where that rejects, nothing is given back. */
  inUse: () => Promise<string[]>;
  /** Patterns of the hosts that every installation may read. */
  ofManifest: readonly string[];
  giveBack: (origin: string) => Promise<void>;
}): (url: string) => Promise<void> {
  const { inUse, ofManifest, giveBack } = options;

  function originOf(url: string): string | null {
    const at = URL.parse(url);
    return at && hostPattern(at.hostname);
  }

  return async (url) => {
    const origin = originOf(url);
    if (origin === null || isRare(origin) || ofManifest.some((pattern) => covers(pattern, origin))) return;
    try {
      if (!(await inUse()).some((other) => originOf(other) === origin)) await giveBack(origin);
    } catch (error) {
      report(`could not give back ${origin}`, error);
    }
  };
}
