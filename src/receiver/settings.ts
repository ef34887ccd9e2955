import { join, resolve } from 'node:path';
import { parseFrom, smtpMailer, spoolMailer, type Mailer } from './relay/mailer.ts';

/** Everything that whoever runs a receiver may decide. `fromEnvironment` says which variable sets what. */
export interface Settings {
  /** PostgreSQL's address; without it the embedded database in `data` is used, or in memory when `data` is undefined */
  databaseUrl?: string;
  data?: string;
  /** folder of the published definitions, searched with its subfolders */
  content: string;
  /** what else is served: path prefix → folder */
  static: Readonly<Record<string, string>>;
  /** origins that may send and read beside the receiver's own; `*` for any */
  origins: readonly string[];
  /** requests per address and window of ms; undefined: no limit */
  rateLimit?: { requests: number; window: number };
  /** messages that are passed on, per sender, per network, and four times as many per recipient; undefined: no limit */
  relayLimit?: { requests: number; window: number };
  /** how messages are passed on; undefined: they are not, and no kind that needs it is taken */
  mailer?: Mailer;
  /** believe X-Forwarded-For: only behind a proxy that sets it */
  trustProxy: boolean;
  adminToken?: string;
  /** secrets of receipts, newest first; without any, one is made and kept in the database */
  secrets: readonly string[];
  /** bytes of a JSON body, of a multipart body */
  maxBody: number;
  maxUpload: number;
  /** PBKDF2 iterations per guess of a proof of work (256 guesses on average); undefined: none is asked */
  proofOfWork?: number;
  draftDays: number;
  log: (entry: Record<string, unknown>) => void;
  now: () => Date;
}

export const defaults: Settings = {
  content: 'demo/content',
  static: {},
  origins: [],
  rateLimit: { requests: 60, window: 60_000 },
  relayLimit: { requests: 5, window: 3_600_000 },
  trustProxy: false,
  secrets: [],
  maxBody: 2 ** 20,
  maxUpload: 20 * 2 ** 20,
  draftDays: 30,
  log: () => {},
  now: () => new Date(),
};

const windows: Record<string, number> = { s: 1000, min: 60_000, h: 3_600_000 };

/** `60/min` → 60 requests a minute, `off` → undefined. @throws on anything else */
export function parseRate(text: string, name = 'VARCO_RATE_LIMIT'): Settings['rateLimit'] {
  if (text === 'off') return undefined;
  const [, requests, unit] = /^([1-9]\d*)\/(s|min|h)$/.exec(text) ?? [];
  if (!requests) throw new Error(`${name}: found "${text}", expected for example 60/min, 5/s, 1000/h or off.`);
  return { requests: Number(requests), window: windows[unit!]! };
}

/** `20MiB`, `500kB`, `1048576` → bytes. @throws on anything else */
export function parseSize(name: string, text: string): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s*(|k|kB|KiB|M|MB|MiB)$/.exec(text.trim()) ?? [];
  if (!number) throw new Error(`${name}: found "${text}", expected a size such as 20MiB.`);
  const factor = { '': 1, k: 1000, kB: 1000, KiB: 1024, M: 1e6, MB: 1e6, MiB: 2 ** 20 }[unit]!;
  return Math.floor(Number(number) * factor);
}

const list = (text = ''): string[] => text.split(',').flatMap((part) => part.trim() || []);

function parseOrigin(text: string): string {
  if (text === '*') return text;
  try {
    const url = new URL(text);
    if (/^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search) return url.origin;
  } catch {
    /* told below */
  }
  throw new Error(`VARCO_ORIGINS: found "${text}", expected origins such as https://www.example.org, with commas.`);
}

/** `/=demo,/varco/=dist` → prefixes and folders; a lone folder is served at `/`. */
function parseStatic(text: string | undefined): Record<string, string> {
  const pairs = list(text).map((part) => {
    const at = part.indexOf('=');
    return at < 0 ? ['/', part] : [part.slice(0, at), part.slice(at + 1)];
  });
  return Object.fromEntries(pairs.map(([prefix, folder]) => [`/${prefix}/`.replace(/\/+/g, '/'), resolve(folder!)]));
}

function whole(name: string, text: string | undefined, fallback: number): number {
  if (!text) return fallback;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Error(`${name}: found "${text}", expected a whole number.`);
  return Number(text);
}

/** A mail server, or a folder; the folder `mail` in the data is `VARCO_MAIL_SPOOL=data`. Both together make no sense. */
function mailerOf(env: Readonly<Record<string, string | undefined>>, data: string): Mailer | undefined {
  const { VARCO_SMTP: smtp, VARCO_MAIL_SPOOL: spool, VARCO_MAIL_FROM: from } = env;
  if (smtp && !from) throw new Error('VARCO_MAIL_FROM: expected with VARCO_SMTP, for example no-reply@example.org.');
  if (smtp) return smtpMailer(smtp, parseFrom(from!));
  if (!spool) return undefined;
  return spoolMailer(
    spool === 'data' ? join(data, 'mail') : resolve(spool),
    parseFrom(from || 'varco@localhost.invalid'),
  );
}

/** Settings from environment variables (README.md lists them). @throws naming the variable that cannot be read */
export function fromEnvironment(env: Readonly<Record<string, string | undefined>>): Settings {
  const set: Settings = { ...defaults };
  if (env.DATABASE_URL) set.databaseUrl = env.DATABASE_URL;
  set.data = resolve(env.VARCO_DATA || '.varco');
  set.content = resolve(env.VARCO_CONTENT || defaults.content);
  set.static = parseStatic(env.VARCO_STATIC);
  set.origins = list(env.VARCO_ORIGINS).map(parseOrigin);
  if (env.VARCO_RATE_LIMIT) set.rateLimit = parseRate(env.VARCO_RATE_LIMIT);
  if (env.VARCO_RELAY_LIMIT) set.relayLimit = parseRate(env.VARCO_RELAY_LIMIT, 'VARCO_RELAY_LIMIT');
  const mailer = mailerOf(env, set.data);
  if (mailer) set.mailer = mailer;
  set.trustProxy = /^(1|true|yes|on)$/i.test(env.VARCO_TRUST_PROXY ?? '');
  if (env.VARCO_ADMIN_TOKEN) set.adminToken = env.VARCO_ADMIN_TOKEN;
  set.secrets = list(env.VARCO_SECRET);
  if (set.secrets.some((secret) => secret.length < 32))
    throw new Error('VARCO_SECRET: expected at least 32 characters (openssl rand -base64 32).');
  if (env.VARCO_MAX_UPLOAD) set.maxUpload = parseSize('VARCO_MAX_UPLOAD', env.VARCO_MAX_UPLOAD);
  const work = env.VARCO_PROOF_OF_WORK;
  if (work && !/^(0|off|false|no)$/i.test(work))
    set.proofOfWork = /^(on|true|yes)$/i.test(work) ? 500 : whole('VARCO_PROOF_OF_WORK', work, 500);
  set.draftDays = whole('VARCO_DRAFT_DAYS', env.VARCO_DRAFT_DAYS, defaults.draftDays);
  return set;
}
