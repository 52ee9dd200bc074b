import { RE2JS } from '@bufbuild/re2';

/** Patterns beyond this length are no rule that a person wrote. */
const LONGEST_PATTERN = 1000;

/** A regular expression that runs in time linear to the text, without regard to case (RE2). Throws on bad syntax. */
export function compilePattern(pattern: string): RE2JS {
  const error = patternError(pattern);
  if (error !== null) throw new SyntaxError(error);
  return new RE2JS(pattern.normalize('NFC'), RE2JS.CASE_INSENSITIVE);
}

/** What is wrong with a regular expression, or null. */
export function patternError(pattern: string): string | null {
  if (pattern.length > LONGEST_PATTERN) return `the regular expression is longer than ${LONGEST_PATTERN} characters`;
  try {
    new RE2JS(pattern.normalize('NFC'));
    return null;
  } catch (error) {
    return `the regular expression is not valid: ${error instanceof Error ? error.message : String(error)}`;
  }
}
