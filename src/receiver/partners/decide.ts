import { Partner, type PartnerFeature } from '../../contract/partners.ts';
import type { AnswerError } from '../../contract/submission.ts';
import { Refusal } from '../problem.ts';
import { say } from '../say.ts';
import type { Services } from '../services.ts';
import type { Sql } from '../store/sql.ts';
import { baseOf, digestOf, proposable, valueOf } from './merge.ts';
import { slug } from './slug.ts';

/** A proposal with what was sent. */
export interface Proposal {
  submission: string;
  document: string;
  entry: string | null;
  state: 'pending' | 'accepted' | 'rejected';
  base: Pick<PartnerFeature, 'geometry' | 'properties'> | null;
  base_digest: string | null;
  fields: string[] | null;
  note: string | null;
  created_at: Date;
  decided_at: Date | null;
  answers: {
    properties?: Partner;
    geometry?: PartnerFeature['geometry'];
    remove?: boolean;
    reason?: string;
    source?: string;
    note?: string;
    name: string;
    email?: string;
    contactEmail?: string;
  };
  locale: string;
}

export const proposalRows = `SELECT p.*, s.answers, s.locale FROM proposals p JOIN submissions s ON s.id = p.submission`;

/** A field that a proposal changes; `contactEmail` and `remove` are such fields too. Absent: it was, or would be, empty. */
export interface Change {
  field: string;
  from?: unknown;
  to?: unknown;
}

/** What a proposal changes, seen from the entry as its author saw it. */
export function changesOf({ base, answers }: Proposal): Change[] {
  if (answers.remove) return [{ field: 'remove', to: true }];
  const before = base ? { ...proposable(base.properties), geometry: base.geometry } : {};
  const after: Record<string, unknown> = { ...answers.properties, geometry: answers.geometry ?? null };
  const changes: Change[] = [];
  // In the contract's order: a database keeps the members of an object in its own.
  for (const field of [...Object.keys(Partner.shape), 'geometry']) {
    const [from, to] = [(before as Record<string, unknown>)[field], after[field]];
    if (digestOf(from) !== digestOf(to))
      changes.push({ field, ...(from !== undefined && { from }), ...(to !== undefined && { to }) });
  }
  if (answers.contactEmail) changes.push({ field: 'contactEmail', to: answers.contactEmail });
  return changes;
}

export interface Decision {
  action: 'accept' | 'reject';
  /** names of the changes that are accepted; all when undefined */
  fields?: readonly string[] | undefined;
  /** told to who shows the receipt's code */
  note?: string | undefined;
  /** the version of the entry that was looked at, when it is another than the one that was proposed to */
  base?: string | undefined;
}

const invalid = (errors: AnswerError[]) => new Refusal('invalid', { errors });

/**
 * Decides on a proposal in a transaction: all that comes of it is there at once, or nothing is. The same decision again
 * is told as it was.
 * @returns the proposal as it is then
 * @throws Refusal `not-found`; `decided` when it was decided otherwise; `entry-changed` when the entry is not what was
 *   proposed to, with the version that it has now
 */
export async function decide(sql: Sql, services: Services, id: string, decision: Decision): Promise<Proposal> {
  const { settings, documents, content } = services;
  const find = async (lock = '') =>
    (await sql.query<Proposal>(`${proposalRows} WHERE p.submission = $1${lock}`, [id]))[0];
  const proposal = await find(' FOR UPDATE OF p');
  if (!proposal) throw new Refusal('not-found');
  const { action, note } = decision;
  const state = action === 'accept' ? 'accepted' : 'rejected';
  if (proposal.state === state) return proposal;
  if (proposal.state !== 'pending') throw new Refusal('decided', { more: { state: proposal.state } });

  const now = settings.now();
  const settle = async (entry: string | null, fields: readonly string[] | null) => {
    await sql.query(
      `UPDATE proposals SET state = $2, entry = $3, fields = $4::text::jsonb, note = $5, decided_at = $6 WHERE submission = $1`,
      [id, state, entry, fields && JSON.stringify(fields), note ?? null, now],
    );
    return (await find())!;
  };
  if (action === 'reject') return settle(proposal.entry, null);

  const { document: name, answers } = proposal;
  const changes = changesOf(proposal);
  const wanted = decision.fields ?? changes.map(({ field }) => field);
  const strange = wanted.flatMap((field, i) =>
    changes.some((change) => change.field === field) ? [] : [{ pointer: `/fields/${i}`, code: 'unknown' }],
  );
  if (strange.length) throw invalid(strange);
  const accepted = changes.filter(({ field }) => wanted.includes(field));
  // Decisions on one document take turns here; the next one sees what this one wrote.
  await sql.query(
    `INSERT INTO partner_documents VALUES ($1, 1)
     ON CONFLICT (document) DO UPDATE SET revision = partner_documents.revision + 1`,
    [name],
  );
  const current = await documents.read(sql, name);
  const file = content.partners.find((one) => one.id === name);
  if (!current || !file) throw new Refusal('not-found', { detail: 'Its document is not published now.' });

  let written = 0;
  const correct = (entry: string, field: string, base: string | null, value: unknown) =>
    sql.query(
      `INSERT INTO corrections VALUES ($1, $2, $3, $4, $5::text::jsonb, $6, $7, $8, $9)
       ON CONFLICT (document, entry, field) DO UPDATE SET base = excluded.base, value = excluded.value,
         source = excluded.source, day = excluded.day, submission = excluded.submission, accepted_at = excluded.accepted_at`,
      [
        ...[name, entry, field, base, JSON.stringify(value ?? null), answers.source ?? null],
        ...[now.toISOString().slice(0, 10), id, new Date(now.getTime() + written++)],
      ],
    );
  const pass = async (entry: string) => {
    if (accepted.some(({ field }) => field === 'contactEmail'))
      await sql.query(
        `INSERT INTO relay_addresses VALUES ($1, $2, $3, $4)
         ON CONFLICT (document, entry) DO UPDATE SET address = excluded.address, submission = excluded.submission`,
        [name, entry, answers.contactEmail!.trim(), id],
      );
    return settle(entry, wanted);
  };
  const ofEntry = accepted.filter(({ field }) => field !== 'contactEmail');

  if (proposal.entry === null) {
    const absent = ['name', 'kind'].filter((field) => !wanted.includes(field));
    if (absent.length)
      throw invalid(absent.map((field) => ({ pointer: '/fields', code: 'required', params: { field } })));
    const taken = new Set<string>();
    for (const one of documents.ids) {
      const other = one === name ? current : await documents.read(sql, one);
      for (const key of [...(other?.entries.keys() ?? []), ...(other?.offices.keys() ?? [])]) taken.add(key);
    }
    for (const { id } of [...(file.partners.programmes ?? []), ...file.partners.features]) taken.add(id);
    const used = await sql.query<{ entry: string }>('SELECT DISTINCT entry FROM corrections WHERE document = $1', [
      name,
    ]);
    used.forEach(({ entry }) => taken.add(entry));
    const entry = slug(say(answers.properties!.name, file.partners.locales), (key) => taken.has(key));
    const properties = Object.fromEntries(
      ofEntry.flatMap(({ field, to }) => (field === 'geometry' || to === undefined ? [] : [[field, to]])),
    );
    const geometry = wanted.includes('geometry') ? (answers.geometry ?? null) : null;
    await correct(entry, '', null, { type: 'Feature', id: entry, geometry, properties });
    return pass(entry);
  }

  const { entry } = proposal;
  const now_ = current.entries.get(entry);
  const seen = decision.base ?? proposal.base_digest;
  if (!now_ || baseOf(now_) !== seen)
    throw new Refusal('entry-changed', { more: { base: seen, current: now_ ? baseOf(now_) : null } });
  // What corrections stand on: the file's entry, or the one that was accepted as new.
  const [made] = await sql.query<{ value: PartnerFeature | null }>(
    `SELECT value FROM corrections WHERE document = $1 AND entry = $2 AND field = '' AND value <> 'null'::jsonb`,
    [name, entry],
  );
  const source = file.partners.features.find((feature) => feature.id === entry) ?? made?.value;
  if (!source) throw new Refusal('not-found');
  for (const { field, to } of ofEntry)
    if (field === 'remove') await correct(entry, '', baseOf(source), null);
    else await correct(entry, field, digestOf(valueOf(source, field)), to);
  return pass(entry);
}
