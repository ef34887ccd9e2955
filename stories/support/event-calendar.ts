import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { VarcoEventCalendar } from '../../src/event-calendar/event-calendar.ts';
import '../../src/event-calendar/define.ts';
import { respondent, until } from './respondent.ts';

export interface Args {
  definition?: unknown;
  src?: string;
  begin?: string;
  locale?: string;
  fallback?: string;
  linkedData?: boolean;
}

/** What a story's receiver answers, by method and path below `/api/`, where `*` stands for the rest; 404 to all else. */
export type Answers = Readonly<Record<string, (body: Readonly<Record<string, unknown>>) => Response>>;

export const json = (value: unknown, status = 200): Response =>
  new Response(JSON.stringify(value), { status, headers: { 'Content-Type': 'application/json' } });

/**
 * Answers for addresses under /api/ in place of a receiver, so that every story is whole in a static build.
 * @param answers `offline`: nothing can be had; `never`: no answer comes
 * @returns puts the real network back
 */
export function receiveAs(answers: Answers | 'offline' | 'never' = {}): () => void {
  const real = window.fetch;
  window.fetch = async (input, init) => {
    const [, path] = /\/api\/([^?]*)/.exec(String(input)) ?? [];
    if (path === undefined) return real(input, init);
    if (answers === 'offline') throw new TypeError('Failed to fetch');
    if (answers === 'never') return new Promise<Response>(() => {});
    const asked = `${init?.method ?? 'GET'} ${path}`;
    const found = Object.entries(answers).find(([name]) =>
      name.endsWith('*') ? asked.startsWith(name.slice(0, -1)) : asked === name,
    );
    const text = await new Response(init?.body).text();
    return found
      ? found[1](text ? (JSON.parse(text) as Record<string, unknown>) : {})
      : json({ type: '/api/problems/not-found', status: 404 }, 404);
  };
  return () => {
    window.fetch = real;
  };
}

/** What all stories of the calendar begin with: a receiver that answers as the story says, nothing kept. */
export const calendarMeta = {
  component: 'varco-event-calendar',
  beforeEach: ({ parameters }) => receiveAs(parameters.answers as Answers),
  render: ({ definition, src, begin, locale, fallback, linkedData }) =>
    html`<varco-event-calendar
      endpoint="/api/submissions"
      availability="/api/availability/esempio"
      drafts="off"
      src=${ifDefined(src)}
      begin=${ifDefined(begin)}
      locale=${ifDefined(locale)}
      ?linked-data=${linkedData}
      .definition=${definition}
      >${fallback}</varco-event-calendar
    >`,
} satisfies Meta<Args>;

export type Story = StoryObj<Args>;
export type Play = NonNullable<Story['play']>;

/** Somebody who looks through a story's calendar. */
export const visitor = ({ canvasElement }: { canvasElement: HTMLElement }) => {
  const person = respondent(canvasElement, 'varco-event-calendar');
  const element = () => canvasElement.querySelector<VarcoEventCalendar>('varco-event-calendar')!;
  return {
    ...person,
    element,
    async press(selector: string) {
      (await until(() => person.find<HTMLElement>(selector), selector)).click();
      await element().updateComplete;
    },
    async write(selector: string, text: string) {
      const control = await until(() => person.find<HTMLInputElement>(selector), selector);
      control.value = text;
      control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      control.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
      await element().updateComplete;
    },
    /** Waits until the element says something. */
    says: (words: string) =>
      until(() => element().shadowRoot?.textContent?.replace(/\s+/g, ' ').includes(words), `“${words}”`),
  };
};

/** All that was waited for is there. */
export const shown =
  (...selectors: string[]): Play =>
  async (context) => {
    for (const selector of ['.outcome', ...selectors]) await visitor(context).shown(selector);
  };

/** Opens a form from the list, and waits for it. @param asked `register esempio-tavoli` */
export const opened =
  (asked: string, ...selectors: string[]): Play =>
  async (context) => {
    const me = visitor(context);
    await me.press(`[data-ask="${asked}"]`);
    for (const selector of selectors) await me.shown(selector);
  };

/** What the console is told meanwhile, which a story expects: as words. */
export function mistakes(): { beforeEach: NonNullable<Story['beforeEach']>; told: () => string } {
  const all: string[] = [];
  return {
    told: () => all.join('\n'),
    beforeEach: ({ parameters }) => {
      all.length = 0;
      const { error, warn } = console;
      console.error = console.warn = (...words: unknown[]) => void all.push(words.join(' '));
      const network = receiveAs(parameters.answers as Answers);
      return () => {
        Object.assign(console, { error, warn });
        network();
      };
    },
  };
}
