/** The extension match pattern of all that a host answers; patterns know no ports in every browser. */
export function hostPattern(hostname: string): string {
  return `https://${hostname}/*`;
}
