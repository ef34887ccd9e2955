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
  /** what it says beside what the event and the registration say when it is sent */
  readonly particulars?: Readonly<Record<string, unknown>>;
}

/** Puts a notice into the outbox within a transaction; where no mail is set up there is none, and states are read by code. */
export type Announce = (sql: Sql, notice: Notice) => Promise<void>;

export const announcer =
  (now: () => Date, mails: boolean): Announce =>
  async (sql, { submission, document, event, name, serial, particulars }) => {
    if (!mails) return;
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
