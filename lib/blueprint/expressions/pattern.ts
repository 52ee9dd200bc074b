import { RE2JS } from '@bufbuild/re2';

/** Patterns beyond this length are no rule that a person wrote. */
const LONGEST_PATTERN = 1000;

/** A regular expression that runs in time linear to the text, without regard to case (RE2). Throws on bad syntax. */
export function compilePattern(pattern: string): RE2JS {
  if (pattern.length > LONGEST_PATTERN) {
    throw new SyntaxError(`the regular expression is longer than ${LONGEST_PATTERN} characters`);
  }
  return new RE2JS(pattern.normalize('NFC'), RE2JS.CASE_INSENSITIVE);
}

/** What is wrong with a regular expression, or null. */
export function patternError(pattern: string): string | null {
  try {
    compilePattern(pattern);
    return null;
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
    return `the regular expression is not valid: ${error instanceof Error ? error.message : String(error)}`;
  }
}
