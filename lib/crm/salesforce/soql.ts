/** A text as SOQL writes it. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** A query, or with a child list's name as `from` the query of that list. */
export interface Selection {
  /** Fields, paths such as `Account.Name`, and whole child selections. */
  fields: readonly (string | Selection)[];
  from: string;
  where?: string;
  orderBy?: string;
  limit?: number;
}

/** The SOQL of a selection. */
export function soql({ fields, from, where, orderBy, limit }: Selection): string {
  const list = fields.map((field) => (typeof field === 'string' ? field : `(${soql(field)})`)).join(', ');
  const clauses = [
    `SELECT ${list} FROM ${from}`,
    where === undefined ? null : `WHERE ${where}`,
    orderBy === undefined ? null : `ORDER BY ${orderBy}`,
    limit === undefined ? null : `LIMIT ${limit}`,
  ];
  return clauses.filter((clause) => clause !== null).join(' ');
}
