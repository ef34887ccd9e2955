import { vi } from 'vitest';
import { uuidv7 } from '../../src/delivery/ids.ts';
import { jsonParcel } from '../../src/delivery/post.ts';
import { Outbox, type Entry, type OutboxOptions } from '../../src/delivery/outbox.ts';
import { memoryRows } from '../../src/delivery/rows.ts';
import { failing, FakeClock, settle } from './support.ts';

export type Answer = { status: number; body?: string; headers?: Record<string, string> } | Error;

/** An endpoint that answers from a list, then accepts; it notes when it was asked and with what. */
export function world(answers: Answer[] = [], random: () => number = () => 0.5) {
  const map = new Map<string, unknown>();
  const rows = failing(memoryRows(map));
  const clock = new FakeClock(undefined, random);
  const asked: { at: number; key: string; body: unknown; authorization?: string | null }[] = [];
  const fetch = async (_: unknown, init?: RequestInit): Promise<Response> => {
    const headers = new Headers(init!.headers);
    const key = headers.get('Idempotency-Key')!;
    asked.push({ at: clock.passed, key, body: init!.body, authorization: headers.get('Authorization') });
    await settle();
    const answer = answers.shift() ?? {
      status: 201,
      body: JSON.stringify({ id: key, status: 'stored', code: 'secret' }),
    };
    if (answer instanceof Error) throw answer;
    const { status, body, headers: told = {} } = answer;
    return new Response(body ?? null, {
      status,
      headers: { 'Content-Type': body ? 'application/json' : '', ...told },
    });
  };
  vi.stubGlobal('fetch', fetch);
  const seen: Entry[] = [];
  const outbox = (options: Partial<OutboxOptions> = {}): Outbox =>
    new Outbox({
      endpoint: 'https://host/e',
      scope: 'mapping',
      rows,
      onchange: (entry) => seen.push(entry),
      ...options,
    });
  return { map, rows, clock, asked, seen, outbox, answers };
}
export const parcel = (text = '{"a":"perché"}', id = uuidv7()) => jsonParcel(id, text);
export const offline = new TypeError('Failed to fetch');
