import postgres from 'postgres';
import { mayRetry, type Database, type Row, type Sql } from './sql.ts';

type Handle = Pick<postgres.Sql, 'unsafe'>;

const on = (handle: Handle): Sql => ({
  // `unsafe` takes SQL text with parameters apart from it; the texts are all ours.
  query: <R = Row>(text: string, parameters: readonly unknown[] = []) =>
    handle.unsafe(text, parameters as never[], { prepare: true }) as unknown as Promise<R[]>,
});

/** Opens a pool on a PostgreSQL server (12 or later). @throws when it cannot be reached */
export async function openPostgres(url: string): Promise<Database> {
  const options = { max: 8, onnotice: () => {}, connect_timeout: 10, idle_timeout: 300 };
  let pool = postgres(url, { ...options, connection: { application_name: 'varco' } });
  try {
    const [row] = await pool.unsafe<{ synchronous_commit: string }[]>('SHOW synchronous_commit');
    if (row?.synchronous_commit === 'off') {
      // A receipt promises that the row is on disk: a server default that gives that up is overruled for us.
      await pool.end();
      pool = postgres(url, { ...options, connection: { application_name: 'varco', synchronous_commit: 'on' } });
    }
  } catch (error) {
    await pool.end({ timeout: 1 });
    throw error;
  }
  const again = async <T>(work: (sql: Sql) => Promise<T>, tries: number): Promise<T> => {
    try {
      return (await pool.begin((tx) => work(on(tx)))) as T;
    } catch (error) {
      if (tries > 1 && mayRetry(error)) return again(work, tries - 1);
      throw error;
    }
  };
  return {
    name: 'postgresql',
    ...on(pool),
    transaction: (work) => again(work, 5),
    run: async (text) => void (await pool.unsafe(text)),
    close: () => pool.end({ timeout: 5 }),
  };
}
