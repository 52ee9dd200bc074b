/** What the caller gave cannot be used; the message says what, where, and what would be right. */
export class InvalidInput extends Error {
  override name = 'InvalidInput';
}
