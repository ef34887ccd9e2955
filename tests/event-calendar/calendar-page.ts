import { expect, waitUntil } from '@open-wc/testing';
import type Axe from 'axe-core';
import 'axe-core/axe.min.js';
import '../../src/event-calendar/define.ts';
import { dayNumber } from '../../src/event-calendar/days.ts';
import type { VarcoEventCalendar } from '../../src/event-calendar/event-calendar.ts';

// no module: it puts itself on the window
const { axe } = window as unknown as { axe: typeof Axe };

interface Place {
  readonly attributes?: Readonly<Record<string, string>>;
  readonly locale?: string;
  readonly width?: number;
}

/** Puts a calendar on the page, in place of what was there before. */
export async function show(
  definition: unknown,
  { attributes = {}, locale = 'en', width = 1000 }: Place = {},
): Promise<VarcoEventCalendar> {
  document.querySelectorAll('.test-page').forEach((old) => old.remove());
  const main = document.createElement('main');
  main.className = 'test-page';
  main.lang = locale;
  main.style.inlineSize = `${width}px`;
  const calendar = document.createElement('varco-event-calendar') as VarcoEventCalendar;
  calendar.definition = definition;
  for (const [name, value] of Object.entries({ drafts: 'off', ...attributes })) calendar.setAttribute(name, value);
  main.append(calendar);
  document.body.append(main);
  await come(calendar, '.entries, .card, .circuits, .month, .year, [role=alert], .notice');
  return calendar;
}

export const find = <T extends HTMLElement>(calendar: VarcoEventCalendar, selector: string): T | null =>
  calendar.shadowRoot!.querySelector<T>(selector);
export const all = <T extends HTMLElement>(calendar: VarcoEventCalendar, selector: string): T[] => [
  ...calendar.shadowRoot!.querySelectorAll<T>(selector),
];
/** What is read of an element, its blanks made one. */
export const words = (element: Element | null): string => element?.textContent!.replace(/\s+/g, ' ').trim() ?? '';

export async function come<T extends HTMLElement>(calendar: VarcoEventCalendar, selector: string): Promise<T> {
  await waitUntil(() => find(calendar, selector), `${selector} does not come`, { timeout: 8000 });
  return find<T>(calendar, selector)!;
}

/** Waits until something is so. */
export const until = (is: () => unknown, what: string): Promise<void> =>
  waitUntil(() => !!is(), `${what} does not come about`, { timeout: 8000 });

/** The button that begins with these words, as they are read. */
export function button(calendar: VarcoEventCalendar, name: string): HTMLButtonElement {
  const found = all<HTMLButtonElement>(calendar, 'button').find((each) => words(each).startsWith(name));
  if (!found) throw new Error(`no button "${name}" among ${all(calendar, 'button').map(words).join(', ')}`);
  return found;
}

/** Opens an event by its row. */
export async function open(calendar: VarcoEventCalendar, id: string): Promise<HTMLElement> {
  const n = (calendar.definition as { events: { id: string }[] }).events.findIndex((event) => event.id === id);
  if (!find(calendar, `button[data-n="${n}"]`)) button(calendar, 'Show what is over').click();
  (await come(calendar, `button[data-n="${n}"]`)).click();
  const card = await come(calendar, '.card');
  await until(() => calendar.shadowRoot!.activeElement?.id === 'card', 'the focus on the title');
  return card;
}

/** No violation that axe finds, and nothing wider than its place. */
export async function accessible(calendar: VarcoEventCalendar): Promise<void> {
  const { violations } = await axe.run(calendar.parentElement!, {
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    resultTypes: ['violations'],
  });
  expect(
    violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.html.slice(0, 160)} ${n.failureSummary}`)),
  ).to.deep.equal([]);
  const right = calendar.getBoundingClientRect().right + 1;
  const wider = all(calendar, '.varco *')
    .filter((e) => e.checkVisibility() && !e.closest('.unseen, option, svg'))
    .filter((e) => e.getBoundingClientRect().right > right);
  expect(wider.map((e) => e.outerHTML.slice(0, 120))).to.deep.equal([]);
}

/** Today by the clock of this machine, as a day's number. */
export const today = (): number => {
  const now = new Date();
  return dayNumber(
    [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-'),
  );
};

/** A document in which these events are, in English and in Rome. */
export const withEvents = (events: readonly object[], more: object = {}): object => ({
  type: 'events',
  id: 'test',
  version: '1',
  locales: ['en'],
  timeZone: 'Europe/Rome',
  kinds: [],
  events: events.map((event, n) => ({ id: `e${n}`, title: `Event ${n}`, ...event })),
  ...more,
});
