/** The match pattern of all that a URL's host answers; patterns know no ports in every browser. */
export function hostPatternOf({ hostname }: URL): string {
  return `https://${hostname}/*`;
}
