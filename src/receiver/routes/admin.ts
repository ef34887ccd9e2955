import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { readBody, requireType } from '../body.ts';
import { bodyOf, exported, formats, type Format } from '../export/export.ts';
import { bury } from '../bury.ts';
import { parseJson } from '../json.ts';
import { Refusal } from '../problem.ts';
import { authorization, same, sha256 } from '../secrets.ts';
import type { Services } from '../services.ts';
import { counts } from '../store/sql.ts';
import type { Settings } from '../settings.ts';
import { matching } from './matching.ts';
import { moderation } from './moderation.ts';
import { organising } from './organising.ts';

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The format that is asked for: `?format=`, else the first that `Accept` names, else JSON. */
function formatOf(c: Context): Format {
  const wanted = c.req.query('format');
  if (wanted !== undefined) {
    if (Object.hasOwn(formats, wanted)) return wanted as Format;
    throw new Refusal('not-acceptable', { detail: `Formats are ${Object.keys(formats).join(', ')}.` });
  }
  const accepted = (c.req.header('Accept') ?? '*/*')
    .split(',')
    .map((part) => part.split(';', 1)[0]!.trim().toLowerCase());
  for (const type of accepted) {
    const found = Object.entries(formats).find(([, media]) => media.split(';', 1)[0] === type);
    if (found) return found[0] as Format;
    if (['*/*', 'application/*', ''].includes(type)) return 'json';
  }
  throw new Refusal('not-acceptable', { detail: `Formats are ${Object.values(formats).join(', ')}.` });
}

function sinceOf(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new Refusal('malformed', { detail: 'since is a date: 2026-01-31.' });
  return date;
}

const separators: Readonly<Record<string, string>> = { comma: ',', semicolon: ';', tab: '\t' };

/** @throws Refusal when the request does not show the token; where none is set, as if there were nothing here */
export function requireAdmin({ adminToken }: Settings, request: Request): void {
  if (adminToken === undefined) throw new Refusal('not-found');
  const shown = authorization(request, 'Bearer');
  if (shown === undefined || !same(sha256(shown), sha256(adminToken)))
    throw new Refusal('unauthorized', { headers: { 'WWW-Authenticate': 'Bearer' } });
}

/** Lets through who shows the token. */
export const forAdmin =
  ({ settings }: Pick<Services, 'settings'>): MiddlewareHandler =>
  async (c, next) => {
    requireAdmin(settings, c.req.raw);
    await next();
  };

/** For who runs the survey, with `Authorization: Bearer $VARCO_ADMIN_TOKEN`; where no token is set there is nothing here. */
export function admin(services: Services): Hono {
  const { settings, database, content } = services;
  const app = new Hono();
  app.use('*', forAdmin(services));

  app.get('/submissions', async (c) => {
    await content.refresh();
    const format = formatOf(c);
    const separator = separators[c.req.query('separator') ?? 'comma'];
    if (!separator) throw new Refusal('malformed', { detail: `separator is ${Object.keys(separators).join(' or ')}.` });
    const { about, kind, group } = c.req.query();
    const selection = { about, kind, since: sinceOf(c.req.query('since')) };
    const pieces = await exported(services, format, selection, { group, separator });
    if (!pieces) throw new Refusal('not-found', { detail: 'There is no group of that name.' });
    const name = [about?.replace(/[^\w.-]/g, '_') ?? 'submissions', group?.replace(/\W/g, '_')]
      .filter(Boolean)
      .join('-');
    const date = settings.now().toISOString().slice(0, 10);
    return c.body(bodyOf(pieces), 200, {
      'Content-Type': formats[format],
      'Content-Disposition': `attachment; filename="${name}-${date}.${format}"`,
    });
  });

  app.get('/submissions/:id/files/:part', async (c) => {
    const { id, part } = c.req.param();
    const [file] = uuid.test(id)
      ? await database.query<{ name: string; bytes: Uint8Array }>(
          `SELECT name, bytes FROM files WHERE part = $2
             AND submission IN (SELECT id FROM submissions WHERE id = $1 AND ${counts})`,
          [id, part],
        )
      : [];
    if (!file) throw new Refusal('not-found');
    return c.body(new Uint8Array(file.bytes), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  });

  // A respondent who lost the receipt may ask the controller (GDPR, article 17).
  app.post('/erase', async (c) => {
    requireType(c.req.raw, 'application/json');
    const body = parseJson(await readBody(c.req.raw, settings.maxBody)) as { ids?: unknown } | null;
    const ids = body?.ids;
    if (!Array.isArray(ids) || ids.length > 1000 || !ids.every((id) => typeof id === 'string' && uuid.test(id)))
      throw new Refusal('malformed', { detail: 'Send { "ids": […] }, at most 1000.' });
    const erased = await database.transaction((sql) =>
      bury(sql, [...ids].sort() as string[], 'erased', settings.now()),
    );
    return c.json({ erased });
  });
  return app.route('/', moderation(services)).route('/', organising(services)).route('/', matching(services));
}
