import { Hono } from 'hono';
import { Submission, type AnswerError } from '../../contract/submission.ts';
import { mediaType, readBody, requireType } from '../body.ts';
import { readMultipart, type Multipart } from '../files.ts';
import { checkProof } from '../guard/proof-of-work.ts';
import { standings } from '../events/standing.ts';
import { addressOf, network } from '../guard/rate-limit.ts';
import { bury } from '../bury.ts';
import type { Accepted } from '../inbox.ts';
import { parseJson } from '../json.ts';
import { intakes } from '../kinds/index.ts';
import { opened } from '../opened.ts';
import { Refusal } from '../problem.ts';
import { authorization, sha256 } from '../secrets.ts';
import type { Services } from '../services.ts';
import type { Row } from '../store/sql.ts';

const maxErrors = 200;
/** uploads held in memory at once; one more is told to come back */
const maxUploads = 4;

/** Members as the contract has them. @throws Refusal with the pointer of each that is not */
function readSubmission(bytes: Uint8Array): Submission {
  const result = Submission.safeParse(parseJson(bytes));
  if (result.success) return result.data;
  const pointer = (path: readonly PropertyKey[]) =>
    path.map((key) => `/${String(key).slice(0, 64).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
  const errors = result.error.issues.flatMap((issue): AnswerError[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ pointer: pointer([...issue.path, key]), code: 'unknown' }))
      : [{ pointer: pointer(issue.path), code: 'type' }],
  );
  throw new Refusal('malformed', { detail: 'This is not a submission.', errors: errors.slice(0, maxErrors) });
}

/** The page without what its address may carry of a person (query, fragment, user); '' for what is no page. */
function pageOf(text: string): string {
  try {
    const { origin, pathname, protocol } = new URL(text);
    return /^https?:$/.test(protocol) ? origin + pathname : '';
  } catch {
    return '';
  }
}

/** Problems without what was answered: a file's name is an answer too. */
const discreet = (errors: readonly AnswerError[]): AnswerError[] =>
  errors.slice(0, maxErrors).map(({ pointer, code, params }) => {
    const { name: _, ...rest } = params ?? {};
    return { pointer: pointer.slice(0, 200), code, ...(Object.keys(rest).length && { params: rest }) };
  });

async function accept(request: Request, services: Services, body: Multipart, env: unknown): Promise<Accepted> {
  const { inbox, settings } = services;
  const submission = readSubmission(body.submission);
  const key = request.headers.get('Idempotency-Key')?.replace(/^"(.*)"$/, '$1');
  if (key !== undefined && key !== submission.id)
    throw new Refusal('malformed', { detail: 'Idempotency-Key is not the id of the submission.' });
  try {
    const intake = intakes[submission.kind];
    if (!intake) throw new Refusal('invalid', { errors: [{ pointer: '/kind', code: 'unknown' }] });
    // Autofill may fill the honeypot for a person, who must be told rather than thanked for nothing.
    if (submission.website) throw new Refusal('spam', { errors: [{ pointer: '/website', code: 'honeypot' }] });
    await services.content.refresh();
    const from = network(addressOf(request, env, settings.trustProxy));
    const judged = await intake.judge(submission, body.files, services, from);
    const proof = settings.proofOfWork ? await checkProof(submission.proof, services) : undefined;
    const { id, kind, about, locale, startedAt, finishedAt } = submission;
    // One by one: spreading `judged` costs more than the rest of this function.
    return await inbox
      .accept({
        version: judged.version,
        definitionDigest: judged.definitionDigest,
        form: judged.form,
        answers: judged.answers,
        consents: judged.consents,
        respondentKey: judged.respondentKey,
        purgeAt: judged.purgeAt,
        status: judged.status,
        within: judged.within,
        id,
        kind,
        about,
        locale,
        startedAt,
        finishedAt,
        page: pageOf(submission.page),
        bodyDigest: body.digest,
        files: body.files,
        replaces: judged.respondentKey && authorization(request, 'Receipt'),
        proof,
      })
      .catch(async (error) => {
        throw error instanceof Refusal && judged.refused ? await judged.refused(error) : error;
      });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // What was accepted once stays accepted: after the closing date, after a new version, 90 days later.
    const earlier = await inbox.recall(submission.id, body.digest);
    if (earlier) return earlier;
    const { errors } = error.particulars;
    throw errors ? new Refusal(error.problem, { ...error.particulars, errors: discreet(errors) }) : error;
  }
}

/** How a registration stands now: in its event, or in each one of its circuit. */
async function standsOf({ id, about, status }: Row, { database, settings, calendar }: Services): Promise<Row> {
  const stages = await standings(database, String(id), settings.now(), calendar.joining);
  const own = stages[String(about)];
  return own ? { ...own } : { status, stages };
}

/** What has become of what is still to come: a message that is passed on, a proposal that is moderated. */
async function becameOf(id: unknown, { database }: Services): Promise<Row | undefined> {
  const [row] = await database.query<Row & { entry: string | null; note: string | null; at: Date | null }>(
    `SELECT state, NULL AS entry, NULL AS note, sent_at AS at FROM outbox WHERE submission = $1 AND notice = ''
     UNION ALL SELECT state, entry, note, decided_at FROM proposals WHERE submission = $1`,
    [id],
  );
  return row && { state: row.state, entry: row.entry ?? undefined, note: row.note ?? undefined, stateAt: iso(row.at) };
}

const iso = (value: unknown): string | undefined => (value as Date | null)?.toISOString();

/** POST /api/submissions, and what the receipt opens: the respondent's own copy, their files, the erasure. */
export function submissions(services: Services): Hono {
  const { settings, database, calendar } = services;
  let uploads = 0;

  const receive = async (request: Request, env: unknown): Promise<Accepted> => {
    requireType(request, 'application/json', 'multipart/form-data');
    if (mediaType(request) === 'application/json') {
      const bytes = await readBody(request, settings.maxBody, env);
      return accept(request, services, { submission: bytes, files: [], digest: sha256(bytes) }, env);
    }
    if (uploads >= maxUploads) throw new Refusal('unavailable', { headers: { 'Retry-After': '5' } });
    uploads++;
    try {
      const bytes = await readBody(request, settings.maxUpload, env);
      return await accept(
        request,
        services,
        await readMultipart(bytes, request.headers.get('Content-Type')!, settings.maxBody),
        env,
      );
    } finally {
      uploads--;
    }
  };

  return new Hono()
    .post('/', async (c) => {
      const { receipt, created } = await receive(c.req.raw, c.env);
      return c.json(receipt, created ? 201 : 200);
    })
    .get('/:id', async (c) => {
      const row = await opened(c.req.raw, c.req.param('id'), services);
      const files = await database.query('SELECT part, name, type, size, digest FROM files WHERE submission = $1', [
        row.id,
      ]);
      return c.json({
        id: row.id,
        kind: row.kind,
        about: row.about,
        version: row.version ?? undefined,
        digest: row.definition_digest ?? undefined,
        form: row.form ?? undefined,
        locale: row.locale,
        answers: row.answers,
        consents: row.consents ?? undefined,
        startedAt: iso(row.started_at),
        finishedAt: iso(row.finished_at),
        page: row.page,
        status: row.status,
        receivedAt: iso(row.received_at),
        replacedAt: iso(row.replaced_at),
        ...(row.status === 'pending' && (await becameOf(row.id, services))),
        ...(row.kind === 'registration' && (await standsOf(row, services))),
        files: files.length ? files : undefined,
      });
    })
    .get('/:id/files/:part', async (c) => {
      const row = await opened(c.req.raw, c.req.param('id'), services);
      const [file] = await database.query<{ name: string; bytes: Uint8Array }>(
        'SELECT name, bytes FROM files WHERE submission = $1 AND part = $2',
        [row.id, c.req.param('part')],
      );
      if (!file) throw new Refusal('not-found');
      // Never shown in the receiver's own origin: it is downloaded, whatever its type says.
      return c.body(new Uint8Array(file.bytes), 200, {
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      });
    })
    .delete('/:id', async (c) => {
      try {
        const row = await opened(c.req.raw, c.req.param('id'), services);
        const events = await calendar.eventsOf(String(row.id));
        await database.transaction((sql) => bury(sql, [row.id as string], 'erased', settings.now()));
        await calendar.settle(events);
      } catch (error) {
        // Erased before: the same code asks for what is already so.
        if (!(error instanceof Refusal && error.problem === 'gone')) throw error;
      }
      return c.body(null, 204);
    });
}
