/** What is wrong with an expression, at the node with that id. */
export class CheckError extends Error {
  readonly node: bigint;
  readonly remedy: string;
  constructor(node: bigint, message: string, remedy: string) {
    super(message);
    this.name = 'CheckError';
    this.node = node;
    this.remedy = remedy;
  }
}
