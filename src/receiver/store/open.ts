import type { Settings } from '../settings.ts';
import { migrate } from './migrations.ts';
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import type { Database } from './sql.ts';

/** The database that the settings name, with the current schema. */
export async function openDatabase({ databaseUrl, data }: Pick<Settings, 'databaseUrl' | 'data'>): Promise<Database> {
  const database = databaseUrl ? await openPostgres(databaseUrl) : await openPglite(data);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
