import type { Submission } from '../../contract/submission.ts';
import { jsonParcel, memoryRows, Outbox, uuidv7, type Entry } from '../../delivery/index.ts';
import { VarcoSubmitEvent } from '../../element/events.ts';
import type { Browsing } from '../browsing.ts';

/** ms for a whole exchange */
const TIMEOUT = 20_000;

/** An address beside the endpoint's: `holds` beside `/api/submissions` is `/api/holds`. */
export const beside = (endpoint: string, path: string): string => new URL(path, endpoint.replace(/\/$/, '')).href;

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** of a receipt: it goes in no address */
  readonly code?: string | undefined;
  /** what is let go when the page is left, all the same */
  readonly keepalive?: boolean;
}

/** What an endpoint answered: 0 when it did not. */
export interface Answer {
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>>;
}

/** Asks an endpoint for something that is no submission. Never rejects. @param url absolute */
export async function call(s: Browsing, url: string, { method = 'GET', body, code, keepalive }: Call): Promise<Answer> {
  try {
    const headers = new Headers(s.host.element.requestHeaders);
    headers.set('Accept', 'application/json, application/problem+json');
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    if (code !== undefined) headers.set('Authorization', `Receipt ${code}`);
    const response = await fetch(url, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      credentials: 'same-origin',
      referrerPolicy: 'same-origin',
      redirect: 'error',
      cache: 'no-store',
      keepalive: !!keepalive,
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const json: unknown = await response.json().catch(() => ({}));
    return { status: response.status, json: (json ?? {}) as Answer['json'] };
  } catch {
    return { status: 0, json: {} };
  }
}

/**
 * Sends what no form asked: a cancellation. It is kept and tried again as all submissions are.
 * @param told hears of every change of it
 * @returns false when the page said no, or there is no endpoint
 */
export async function sendOne(
  s: Browsing,
  { kind, about, answers }: Pick<Submission, 'kind' | 'about' | 'answers'>,
  told: (entry: Entry) => void,
): Promise<boolean> {
  const el = s.host.element;
  const endpoint = el.address('endpoint');
  const now = new Date().toISOString();
  const submission: Submission = {
    id: uuidv7(),
    kind,
    about,
    locale: s.locale,
    answers,
    startedAt: now,
    finishedAt: now,
    page: location.origin + location.pathname,
  };
  const event = new VarcoSubmitEvent(submission);
  el.dispatchEvent(event);
  if (!(await event.settled()) || endpoint === undefined) return false;
  const outbox = new Outbox({
    endpoint,
    scope: s.model.id,
    ...(!s.host.keeps && { rows: memoryRows() }),
    headers: () => el.requestHeaders,
    onchange: (entry) => {
      if (entry.id !== submission.id) return;
      told(entry);
      if (entry.state === 'accepted' || entry.state === 'refused') outbox.stop();
    },
  });
  // signs of life wake it, until it is over
  await outbox.resume();
  await outbox.add(jsonParcel(submission.id, JSON.stringify(submission)));
  return true;
}
