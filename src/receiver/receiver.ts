import { Hono } from 'hono';
import { Content } from './content.ts';
import { Calendar } from './events/calendar.ts';
import { EventDocuments } from './events/documents.ts';
import { origins } from './guard/origins.ts';
import { rateLimit } from './guard/rate-limit.ts';
import { Inbox } from './inbox.ts';
import { PartnerDocuments } from './partners/documents.ts';
import { noticed } from './events/message.ts';
import { purge } from './purge.ts';
import { problems, Refusal } from './problem.ts';
import { passedOn } from './relay/message.ts';
import { Courier } from './relay/outbox.ts';
import { admin } from './routes/admin.ts';
import { challenge } from './routes/challenge.ts';
import { availability } from './routes/availability.ts';
import { definitions } from './routes/definitions.ts';
import { drafts } from './routes/drafts.ts';
import { events } from './routes/events.ts';
import { health } from './routes/health.ts';
import { holds } from './routes/holds.ts';
import { agenda, participants } from './routes/matching.ts';
import { partners } from './routes/partners.ts';
import { practices } from './routes/practices.ts';
import { registrations } from './routes/registrations.ts';
import { Releases } from './results/releases.ts';
import { results } from './routes/results.ts';
import { submissions } from './routes/submissions.ts';
import { Secrets } from './secrets.ts';
import type { Services } from './services.ts';
import { defaults, type Settings } from './settings.ts';
import { pages } from './static.ts';
import { openDatabase } from './store/open.ts';
import { sqlState } from './store/sql.ts';

/** The reference endpoint, on web standards: any server that has a Request can ask it. */
export interface Receiver {
  /**
   * Answers a request. Never rejects.
   * @param env what the server knows of the connection: `{ incoming }` of Node, for the address of the rate limit
   */
  fetch(request: Request, env?: unknown): Promise<Response>;
  /** Resolves when the store is open; rejects when it cannot be (LockedError: another process holds the folder). */
  readonly ready: Promise<void>;
  /** Erases what is past its time; runs by itself at the start and every hour. */
  purge(): Promise<{ submissions: number; drafts: number }>;
  /**
   * Tells of changed events, frees and offers seats whose time has come, makes ready what results need; runs by itself every
   * ten seconds.
   */
  sweep(): Promise<void>;
  /** Passes on the messages that are due, and resolves with how many; runs by itself every two seconds where mail is set up. */
  deliver(): Promise<number>;
  /** Waits for requests in flight and closes the store. */
  close(): Promise<void>;
}

/** The routes under /api: a new call is a file in routes/ and a line here. */
const api = (services: Services): Hono =>
  new Hono()
    .route('/submissions', submissions(services))
    .route('/drafts', drafts(services))
    .route('/results', results(services))
    .route('/practices', practices(services))
    .route('/partners', partners(services))
    .route('/', events(services))
    .route('/events', participants(services))
    .route('/agenda', agenda(services))
    .route('/availability', availability(services))
    .route('/holds', holds(services))
    .route('/registrations', registrations(services))
    .route('/definitions', definitions(services))
    .route('/challenge', challenge(services))
    .route('/admin', admin(services))
    .route('/health', health(services))
    .get('/problems/:name', (c) => {
      const name = c.req.param('name');
      if (!Object.hasOwn(problems, name)) throw new Refusal('not-found');
      const [status, title] = problems[name as keyof typeof problems];
      return c.json({ type: `/api/problems/${name}`, status, title });
    });

/** Nothing of the API is a page: no sniffing, no framing, no scripts; and no copy is kept unless a route says so. */
const apiHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cache-Control': 'no-store',
};

/** Connection lost, starting up, shutting down, too many connections: it may be well again in a moment. */
const storeIsAway = (error: unknown): boolean =>
  /^(08|57P|53|CONNECTION|ECONN|CONNECT_TIMEOUT)/.test(sqlState(error) ?? '');

function refusalOf(error: unknown, log: Settings['log']): Refusal {
  if (error instanceof Refusal) return error;
  // The message of a database error may hold values: only its code is told.
  const { name, code, stack } = error as { name?: string; code?: string; stack?: string };
  log({ level: 'error', event: 'failure', error: name, code, at: stack?.split('\n').slice(1, 4).join(' ') });
  return storeIsAway(error) ? new Refusal('unavailable', { headers: { 'Retry-After': '5' } }) : new Refusal('internal');
}

function application(services: Services): Hono {
  const { settings } = services;
  const app = new Hono();
  app.use('/api/*', async (c, next) => {
    const started = performance.now();
    for (const [name, value] of Object.entries(apiHeaders)) c.header(name, value);
    await next();
    const ms = Math.round(performance.now() - started);
    // The pattern of the route: neither ids nor queries reach the log.
    const route = c.req.path.split('/', 3).join('/').slice(0, 40);
    settings.log({ level: 'info', event: 'request', method: c.req.method, route, status: c.res.status, ms });
  });
  app.use('/api/*', origins(settings));
  app.use('/api/*', rateLimit(settings));
  app.route('/api', api(services));
  app.all('/api/*', (c) => {
    throw new Refusal(c.req.method === 'GET' || c.req.method === 'HEAD' ? 'not-found' : 'method');
  });
  app.all('*', pages(settings.static, [settings.content, settings.data]));
  app.onError((error, c) => {
    const { status, body, headers } = refusalOf(error, settings.log).answer;
    return c.body(body, status, headers);
  });
  return app;
}

/**
 * Opens the store and makes a receiver; `fetch` waits until it is open.
 * @param open another way to a database with the current schema, which the receiver closes when it is closed
 */
export function createReceiver(options: Partial<Settings> = {}, open = openDatabase): Receiver {
  const settings: Settings = { ...defaults, ...options };
  let services: Services | undefined;
  const timers: NodeJS.Timeout[] = [];
  const inFlight = new Set<Promise<Response>>();

  const purgeAll = async (): Promise<{ submissions: number; drafts: number }> => {
    const swept = await purge(services!);
    if (swept.submissions || swept.drafts) settings.log({ level: 'info', event: 'purge', ...swept });
    return swept;
  };
  const start = async (): Promise<Hono> => {
    const database = await open(settings);
    try {
      const content = new Content(settings.content, settings.log);
      await content.refresh(true);
      const secrets = await Secrets.load(database, settings.secrets);
      const { mailer, now } = settings;
      const documents = new PartnerDocuments(database, content, mailer !== undefined);
      const calendar = new Calendar(database, content, new EventDocuments(content), settings);
      const [passOn, notice] = [passedOn(documents), noticed(database, calendar, secrets)];
      const courier =
        mailer &&
        new Courier(database, settings, mailer, (parcel) => (parcel.notice ? notice(parcel) : passOn(parcel)));
      const inbox = new Inbox(database, secrets, now);
      const releases = new Releases({ database, content, settings });
      services = { settings, database, content, secrets, inbox, documents, calendar, courier, releases };
      await purgeAll();
      await calendar.sweep();
      await courier?.begin();
    } catch (error) {
      await database.close();
      throw error;
    }
    const every = (ms: number, work: () => Promise<unknown>) =>
      timers.push(setInterval(() => void work().catch((error) => refusalOf(error, settings.log)), ms).unref());
    const { calendar, courier, releases } = services;
    every(3_600_000, purgeAll);
    every(10_000, () => calendar.sweep());
    every(10_000, () => releases.catchUp());
    if (courier) every(2000, () => courier.run());
    return application(services);
  };
  const started = start();
  const ready = started.then(() => undefined);
  ready.catch(() => {});

  return {
    ready,
    async fetch(request, env) {
      const answer = (async () => {
        try {
          return await (await started).fetch(request, env as object);
        } catch (error) {
          const { body, ...init } = refusalOf(error, settings.log).answer;
          return new Response(body, init);
        }
      })();
      inFlight.add(answer);
      try {
        return await answer;
      } finally {
        inFlight.delete(answer);
      }
    },
    async purge() {
      await started;
      return purgeAll();
    },
    async sweep() {
      await started;
      await services!.calendar.sweep();
      await services!.releases.catchUp();
    },
    async deliver() {
      await started;
      return services!.courier?.run() ?? 0;
    },
    async close() {
      timers.forEach(clearInterval);
      await started.catch(() => {});
      // Before requests in flight are waited for: they may wait for a release.
      await services?.releases.stop();
      await Promise.allSettled(inFlight);
      await services?.calendar.idle();
      await services?.courier?.stop();
      await services?.database.close();
    },
  };
}
