import { waitUntil } from '@open-wc/testing';
import demo from '../../demo/content/events/demo-meetings.json' with { type: 'json' };
import type { Events } from '../../src/contract/events.ts';
import '../../src/event-calendar/define.ts';
import type { VarcoEventCalendar } from '../../src/event-calendar/event-calendar.ts';
import { json, pageOf, type Page } from '../respondent/inset-harness.ts';

export { consoleSaid, eachOnCleanPage, json, problem, wait } from '../respondent/inset-harness.ts';

/** A request that reached the receiver. */
export interface Request {
  readonly method: string;
  /** below `/api/` */
  readonly path: string;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever was sent
  readonly body: any;
}

export type Route = (request: Request) => Response | Promise<Response> | undefined;

export const receiptOf = ({ body }: Request, over: object = {}): Response =>
  json(
    {
      id: body.id,
      status: 'confirmed',
      receivedAt: '2026-11-27T08:42:00Z',
      code: 'c0de-of-this-receipt',
      statusUrl: `/api/submissions/${body.id}`,
      ...over,
    },
    201,
  );

/** A receiver that answers as told, by the first route that has an answer; and 404 to all else. */
export function receiver(...routes: Route[]): Request[] {
  const requests: Request[] = [];
  const real = window.fetch;
  window.fetch = async (input, init = {}) => {
    const url = String(input);
    const [, path] = /\/api\/(.*)$/.exec(url) ?? [];
    if (path === undefined) return real(input, init);
    init.signal?.throwIfAborted();
    const text = await new Response(init.body).text();
    const request: Request = {
      method: init.method ?? 'GET',
      path,
      headers: new Headers(init.headers),
      body: text ? JSON.parse(text) : undefined,
    };
    requests.push(request);
    for (const route of routes) {
      const answer = await route(request);
      if (answer) return answer;
    }
    return json({ type: '/api/problems/not-found', status: 404 }, 404);
  };
  return requests;
}

/** Answers one method at a path; what stands for `*` in it may be anything. */
export const on =
  (method: string, path: string, answer: (request: Request) => Response | Promise<Response>): Route =>
  (request) => {
    const [start, end] = path.split('*') as [string, string | undefined];
    const fits =
      end === undefined ? request.path === path : request.path.startsWith(start) && request.path.endsWith(end);
    return request.method === method && fits ? answer(request) : undefined;
  };

let made = 0;

/** The demo's meetings under an id of their own: no receipt of another test is found. */
export const meetings = (over: (events: Events) => void = () => {}): Events => {
  const events = structuredClone(demo) as unknown as Events & { id: string };
  events.id = `m-${Date.now().toString(36)}-${made++}`;
  over(events);
  return events;
};

export type CalendarPage = Page<VarcoEventCalendar>;

/** Puts a calendar on the page, 900 px wide, in English. */
export async function calendar(
  document_: Events = meetings(),
  attributes: Record<string, string> = {},
  lang = 'en',
): Promise<CalendarPage> {
  const el = document.createElement('varco-event-calendar') as VarcoEventCalendar;
  el.definition = document_;
  const all = {
    theme: 'plain',
    endpoint: '/api/submissions',
    availability: '/api/availability/esempio',
    ...attributes,
  };
  for (const [name, value] of Object.entries(all)) el.setAttribute(name, value);
  const main = document.createElement('main');
  main.className = 'test-page';
  main.lang = lang;
  main.style.inlineSize = '900px';
  main.append(el);
  document.body.append(main);
  await waitUntil(() => el.shadowRoot?.querySelector('.entries'), 'nothing is shown', { timeout: 8000 });
  return pageOf(el);
}
