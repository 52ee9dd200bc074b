import type { TableName } from './schema/tables.ts';
import type { Row, Value } from './schema/types.ts';

/** The records of one organisation, with a way back for what has to happen whole or not at all. */
export interface Database {
  rows(object: TableName): Iterable<Row>;
  find(object: TableName, id: string): Row | undefined;
  /** The rows whose reference field points to a record. */
  referring(object: TableName, field: string, id: Value): readonly Row[];
  put(object: TableName, row: Row): void;
  /** Does the work; where it gives false or throws, nothing of it stays. */
  attempt<T>(work: () => T, kept: (result: T) => boolean): T;
}

/** Holds rows that are made when an object is first asked for. */
export function makeDatabase(made: (object: TableName) => Row[]): Database {
  const tables = new Map<TableName, Map<string, Row>>();
  const indexes = new Map<string, Map<Value, Row[]>>();
  let journal: (() => void)[] | null = null;

  function table(object: TableName): Map<string, Row> {
    const found = tables.get(object) ?? new Map(made(object).map((row) => [String(row.Id), row]));
    tables.set(object, found);
    return found;
  }

  function forgetIndexes(object: TableName) {
    for (const name of indexes.keys()) if (name.startsWith(`${object}.`)) indexes.delete(name);
  }

  function restore(object: TableName, id: string, before: Row | undefined) {
    if (before) table(object).set(id, before);
    else table(object).delete(id);
    forgetIndexes(object);
  }

  return {
    rows: (object) => table(object).values(),
    find: (object, id) => table(object).get(id),
    referring(object, field, id) {
      const name = `${object}.${field}`;
      const index = indexes.get(name) ?? Map.groupBy(table(object).values(), (row) => row[field] ?? null);
      indexes.set(name, index);
      return index.get(id) ?? [];
    },
    put(object, row) {
      const id = String(row.Id);
      const before = table(object).get(id);
      journal?.push(() => restore(object, id, before));
      table(object).set(id, row);
      forgetIndexes(object);
    },
    attempt(work, kept) {
      const outer = journal;
      const steps: (() => void)[] = [];
      journal = steps;
      let keep = false;
      try {
        const result = work();
        keep = kept(result);
        return result;
      } finally {
        journal = outer;
        if (keep) outer?.push(...steps);
        else for (const undo of steps.toReversed()) undo();
      }
    },
  };
}
