import type { Database } from './sql.ts';

/**
 * The schema, one numbered step after another; a step that was released is never edited. PostgreSQL 12 and later.
 *
 * An erased submission keeps its row as a tombstone: id, when, why and the hash of the receipt code, nothing else. The
 * primary key then also stops a late retry.
 */
const steps: readonly string[] = [
  `
  CREATE TABLE secrets (name text PRIMARY KEY, value text NOT NULL);
  CREATE TABLE submissions (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    about text NOT NULL,
    version text,
    definition_digest text,
    form text,
    locale text,
    answers jsonb,
    consents jsonb,
    started_at timestamptz,
    finished_at timestamptz,
    page text,
    status text NOT NULL,
    received_at timestamptz NOT NULL,
    purge_at timestamptz,
    -- SHA-256 of the bytes that were sent: tells a retry from other content under the same id
    body_digest bytea,
    -- SHA-256 of the receipt code
    code_hash bytea NOT NULL,
    -- keyed hash of the answers that name the respondent, where one may answer once
    respondent_key bytea,
    -- the release of results in which it was counted first
    released int,
    erased_at timestamptz,
    erased_why text,
    CHECK ((erased_at IS NULL) = (answers IS NOT NULL AND body_digest IS NOT NULL))
  );
  CREATE UNIQUE INDEX submissions_respondent ON submissions (about, respondent_key) WHERE respondent_key IS NOT NULL;
  CREATE INDEX submissions_about ON submissions (about, received_at, id) WHERE erased_at IS NULL;
  CREATE INDEX submissions_purge ON submissions (purge_at) WHERE purge_at IS NOT NULL;
  CREATE TABLE files (
    submission uuid NOT NULL REFERENCES submissions ON DELETE CASCADE,
    part text NOT NULL,
    name text NOT NULL,
    type text NOT NULL,
    size int NOT NULL,
    digest text NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (submission, part)
  );
  CREATE TABLE drafts (
    id uuid PRIMARY KEY,
    secret_hash bytea NOT NULL,
    body text NOT NULL,
    revision int NOT NULL,
    updated_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
  );
  CREATE INDEX drafts_expiry ON drafts (expires_at);
  CREATE TABLE releases (
    about text PRIMARY KEY,
    number int NOT NULL,
    members int NOT NULL,
    -- members erased since
    removed int NOT NULL DEFAULT 0,
    released_at timestamptz NOT NULL,
    document jsonb NOT NULL
  );
  CREATE TABLE spent (
    challenge bytea PRIMARY KEY,
    submission uuid NOT NULL,
    expires_at timestamptz NOT NULL
  );
  `,
  `
  CREATE TABLE partner_documents (
    document text PRIMARY KEY,
    -- raised by every decision; its row is the lock that decisions on one document take turns by
    revision int NOT NULL
  );
  -- what moderation accepted: published by consent, naming nobody
  CREATE TABLE corrections (
    document text NOT NULL,
    entry text NOT NULL,
    -- a property, 'geometry', or '' for the whole entry
    field text NOT NULL,
    -- digest of what the file said there then
    base text,
    value jsonb,
    source text,
    day text NOT NULL,
    submission uuid NOT NULL,
    accepted_at timestamptz NOT NULL,
    PRIMARY KEY (document, entry, field)
  );
  CREATE TABLE proposals (
    submission uuid PRIMARY KEY REFERENCES submissions ON DELETE CASCADE,
    document text NOT NULL,
    -- null while a new one has no id yet
    entry text,
    state text NOT NULL,
    -- the entry when it was proposed
    base jsonb,
    base_digest text,
    fields jsonb,
    note text,
    created_at timestamptz NOT NULL,
    decided_at timestamptz
  );
  CREATE INDEX proposals_state ON proposals (state, created_at);
  CREATE TABLE relay_addresses (
    document text NOT NULL,
    entry text NOT NULL,
    address text NOT NULL,
    submission uuid NOT NULL,
    PRIMARY KEY (document, entry)
  );
  CREATE TABLE outbox (
    submission uuid PRIMARY KEY REFERENCES submissions ON DELETE CASCADE,
    document text NOT NULL,
    -- the entry or office; its address is looked up when it is sent
    recipient text NOT NULL,
    state text NOT NULL,
    tries int NOT NULL,
    next_at timestamptz NOT NULL,
    -- by a receiver that is sending it
    claimed_until timestamptz,
    error text,
    created_at timestamptz NOT NULL,
    sent_at timestamptz
  );
  CREATE INDEX outbox_due ON outbox (next_at) WHERE state = 'queued';
  -- keyed hashes for the limit of messages, for as long as it looks back
  CREATE TABLE relay_marks (key bytea NOT NULL, at timestamptz NOT NULL);
  CREATE INDEX relay_marks_key ON relay_marks (key, at);
  `,
  `
  -- one row counts one kind of seat, and is the lock by which whoever takes or frees one waits for the others
  CREATE TABLE event_seats (
    event text NOT NULL,
    -- '' the event itself, a table's id, or support:<number>
    part text NOT NULL,
    document text NOT NULL,
    -- null: without a limit
    capacity int,
    -- confirmed, offered and held
    taken int NOT NULL DEFAULT 0 CHECK (taken >= 0),
    -- numbers given out to registrations so far
    arrivals bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (event, part)
  );
  CREATE TABLE registrations (
    submission uuid NOT NULL REFERENCES submissions ON DELETE CASCADE,
    event text NOT NULL,
    document text NOT NULL,
    -- confirmed, waiting, offered, lapsed (an offer that was not taken), cancelled
    state text NOT NULL,
    -- the order of arrival, given out under the lock of the event
    number bigint NOT NULL,
    -- wishes in their order, and what they came to
    ranked jsonb NOT NULL,
    table_id text,
    support_wish text,
    support text,
    offered_until timestamptz,
    -- at the event: null unknown
    present boolean,
    -- keyed hash of address and name, by which the same person is known again
    person bytea NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (submission, event),
    UNIQUE (event, number)
  );
  CREATE INDEX registrations_waiting ON registrations (event, number) WHERE state = 'waiting';
  CREATE INDEX registrations_offered ON registrations (offered_until) WHERE state = 'offered';
  -- seats of those who are filling in the form
  CREATE TABLE event_holds (
    submission uuid NOT NULL,
    event text NOT NULL,
    until timestamptz NOT NULL,
    extended int NOT NULL DEFAULT 0,
    -- keyed hash of where it came from
    network bytea NOT NULL,
    PRIMARY KEY (submission, event)
  );
  CREATE INDEX event_holds_event ON event_holds (event, until);
  -- who was turned away from a full event, each once, as keyed hashes
  CREATE TABLE event_refusals (event text NOT NULL, key bytea NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (event, key));
  -- what those who registered were told last
  CREATE TABLE event_states (
    event text PRIMARY KEY,
    document text NOT NULL,
    sequence int NOT NULL,
    told jsonb NOT NULL,
    changed_at timestamptz NOT NULL
  );
  CREATE TABLE event_questions (
    submission uuid PRIMARY KEY REFERENCES submissions ON DELETE CASCADE,
    event text NOT NULL,
    -- pending, published, answered, rejected
    state text NOT NULL,
    answer text,
    created_at timestamptz NOT NULL,
    decided_at timestamptz
  );
  CREATE INDEX event_questions_event ON event_questions (event, created_at);
  -- what a receipt said beside its status
  ALTER TABLE submissions ADD COLUMN receipt jsonb;
  -- '' a message that is passed on, else which notice it is
  ALTER TABLE outbox ADD COLUMN notice text NOT NULL DEFAULT '';
  ALTER TABLE outbox ADD COLUMN particulars jsonb;
  ALTER TABLE outbox DROP CONSTRAINT outbox_pkey;
  ALTER TABLE outbox ADD PRIMARY KEY (submission, notice);
  `,
  `
  -- wishes for a two-sided day that were sent after the registration: they take the place of its own
  CREATE TABLE matching_wishes (
    submission uuid NOT NULL REFERENCES submissions ON DELETE CASCADE,
    event text NOT NULL,
    preferences jsonb NOT NULL,
    -- numbers of the slots in which they cannot come
    unavailable jsonb NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (submission, event)
  );
  CREATE TABLE matchings (
    event text NOT NULL,
    -- draft, published
    state text NOT NULL,
    -- what was solved and what came out, by the ids that participants know each other by: names are with the registrations
    instance jsonb NOT NULL,
    outcome jsonb NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (event, state)
  );
  `,
  `
  -- what results need of a submission, judged once: cells and numbers by the layout of the definition, no text of anyone
  CREATE TABLE result_facts (
    submission uuid PRIMARY KEY REFERENCES submissions ON DELETE CASCADE,
    about text NOT NULL,
    layout text NOT NULL,
    facts bytea NOT NULL,
    -- codes of countries and languages by question, as JSON
    lists text
  );
  CREATE INDEX result_facts_about ON result_facts (about, submission);
  -- how many there are, and how many since a release, are counted in it
  CREATE INDEX submissions_released ON submissions (about, kind, released) WHERE erased_at IS NULL;
  -- the document as it is sent
  ALTER TABLE releases ALTER COLUMN document TYPE text USING document::text;
  -- answers by month: what is told, and how many wait to be told with others
  ALTER TABLE releases ADD COLUMN arrivals jsonb;
  -- who makes the next one, and until when that holds unless it is renewed
  ALTER TABLE releases ADD COLUMN maker uuid;
  ALTER TABLE releases ADD COLUMN making_until timestamptz;
  -- n is worked out of it: exact from now on
  UPDATE releases SET removed = members - (SELECT count(*)::int FROM submissions s
    WHERE s.about = releases.about AND s.erased_at IS NULL AND s.released <= releases.number);
  CREATE TABLE release_crossings (
    about text NOT NULL,
    by text NOT NULL,
    document text NOT NULL,
    PRIMARY KEY (about, by)
  );
  `,
  `
  -- answers that others took the place of are kept for who holds their code: they are counted and listed nowhere, and in
  -- no release any more
  ALTER TABLE submissions ADD COLUMN replaced_at timestamptz;
  ALTER TABLE submissions ADD COLUMN replaced_by uuid;
  CREATE INDEX submissions_replaced ON submissions (replaced_by) WHERE replaced_by IS NOT NULL;
  DROP INDEX submissions_released;
  CREATE INDEX submissions_released ON submissions (about, kind, released) WHERE erased_at IS NULL AND replaced_at IS NULL;
  `,
  `
  -- of what calendars are told of an event, its text too: a change of it raises the sequence; null where it was not looked at yet
  ALTER TABLE event_states ADD COLUMN shown text;
  `,
];

/** Brings the schema up to date; several receivers that start at once wait for each other. */
export async function migrate(database: Database): Promise<void> {
  await database.transaction(async (sql) => {
    // Any constant will do, as long as no one else on the server uses it.
    await sql.query('SELECT pg_advisory_xact_lock(8201735)::text');
    await sql.query(
      'CREATE TABLE IF NOT EXISTS migrations (number int PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())',
    );
    const [last] = await sql.query<{ number: number }>(
      'SELECT coalesce(max(number), 0)::int AS number FROM migrations',
    );
    const done = last?.number ?? 0;
    if (done > steps.length)
      throw new Error(`The database has schema ${done}, this receiver knows ${steps.length}: it is too old for it.`);
    for (let number = done + 1; number <= steps.length; number++) {
      for (const statement of steps[number - 1]!.split(/;\s*\n/)) if (statement.trim()) await sql.query(statement);
      await sql.query('INSERT INTO migrations (number) VALUES ($1)', [number]);
    }
  });
}
