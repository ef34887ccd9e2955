import type { Sql } from '../store/sql.ts';

/** What people who registered are told by mail. `again`: somebody has registered once more with their address and name. */
export type NoticeName =
  'confirmed' | 'waitlisted' | 'again' | 'offered' | 'lapsed' | 'changed' | 'called-off' | 'cancelled';

export interface Notice {
  readonly submission: string;
  readonly document: string;
  readonly event: string;
  readonly name: NoticeName;
  /** tells notices of one name to one person apart: each is sent once */
  readonly serial?: number;
  /** keyed hash of the address, for what anybody can cause to be sent to it: so much an hour, and no more */
  readonly box?: Uint8Array;
  /** what it says beside what the event and the registration say when it is sent */
  readonly particulars?: Readonly<Record<string, unknown>>;
}

const hour = 3_600_000;
/** An office may register twenty people under one address; nobody can flood a box with what they have registered. */
const maxAnHour = 20;

async function mayWrite(sql: Sql, box: Uint8Array, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - hour);
  const marks = await sql.query('SELECT at FROM relay_marks WHERE key = $1 AND at > $2', [box, since]);
  if (marks.length >= maxAnHour) return false;
  await sql.query('INSERT INTO relay_marks VALUES ($1, $2)', [box, now]);
  return true;
}

/** Puts a notice into the outbox within a transaction; where no mail is set up there is none, and states are read by code. */
export type Announce = (sql: Sql, notice: Notice) => Promise<void>;

export const announcer =
  (now: () => Date, mails: boolean): Announce =>
  async (sql, { submission, document, event, name, serial, box, particulars }) => {
    if (!mails || (box && !(await mayWrite(sql, box, now())))) return;
    await sql.query(
      `INSERT INTO outbox (submission, notice, document, recipient, particulars, state, tries, next_at, created_at)
       VALUES ($1, $2, $3, $4, $5::text::jsonb, 'queued', 0, $6, $6) ON CONFLICT DO NOTHING`,
      [
        submission,
        [name, event, serial ?? []].flat().join(':'),
        document,
        event,
        particulars ? JSON.stringify(particulars) : null,
        now(),
      ],
    );
  };
