/** A row as both databases give it: jsonb parsed, timestamptz as Date, bytea as Uint8Array. Cast counts to int in SQL. */
export type Row = Record<string, unknown>;

/**
 * What runs SQL. Parameters are `$1`, `$2`, …; jsonb is passed as text and cast `$1::text::jsonb`, because the two
 * drivers do not agree on who turns an object into JSON.
 */
export interface Sql {
  query<R = Row>(text: string, parameters?: readonly unknown[]): Promise<R[]>;
}

/** A database that has the current schema. */
export interface Database extends Sql {
  readonly name: 'pglite' | 'postgresql';
  /** Commits when `work` resolves, rolls back when it throws. May run `work` again after a deadlock. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** SQL without parameters, several statements */
  run(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Of a row of `submissions`: whether it counts. Tombstones do not, nor answers that others took the place of. */
export const counts = 'erased_at IS NULL AND replaced_at IS NULL';

/** SQLSTATE of a database error, from either driver. */
export const sqlState = (error: unknown): string | undefined => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
};

/** Serialization failure and deadlock: the transaction did nothing and may be run again. */
export const mayRetry = (error: unknown): boolean => ['40001', '40P01'].includes(sqlState(error) ?? '');
