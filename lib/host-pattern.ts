/** The extension match pattern of all that a host answers; patterns know no ports in every browser. */
export function hostPattern(hostname: string): string {
  return `https://${hostname}/*`;
}

/** Whether a pattern of one host, or of the form `https://*.example.com/*`, holds all that another does. */
export function covers(pattern: string, other: string): boolean {
  return pattern === other || (pattern.startsWith('https://*.') && other.endsWith(pattern.slice('https://*'.length)));
}
