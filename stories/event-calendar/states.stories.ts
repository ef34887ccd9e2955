import type { Meta } from '@storybook/web-components-vite';
import { calendarMeta, mistakes, shown, visitor, type Args, type Story } from '../support/event-calendar.ts';
import { until } from '../support/respondent.ts';
import { hostile, meetings, verbose, withEvent } from './documents.ts';

const meta: Meta<Args> = { ...calendarMeta, title: 'Event calendar/States', args: { definition: meetings } };
export default meta;

const narrow = { width: 'phone' };
const elsewhere = { definition: undefined, src: '/api/events', fallback: 'Il programma è anche in segreteria.' };

export const Loading: Story = {
  args: elsewhere,
  parameters: { answers: 'never' },
  play: async (context) => void (await until(() => visitor(context).element(), 'the element')),
};

const network = mistakes();
/** One sentence and a way to try again; what the page has of its own stays. */
export const NetworkFailure: Story = {
  args: elsewhere,
  parameters: { answers: 'offline' },
  beforeEach: network.beforeEach,
  play: async (context) => void (await visitor(context).shown('[role=alert]')),
};

const broken = mistakes();
export const BrokenDocument: Story = {
  args: { definition: { type: 'events', id: 'x' }, fallback: elsewhere.fallback },
  beforeEach: broken.beforeEach,
  play: async (context) => {
    await visitor(context).shown('[role=alert]');
    if (!broken.told().includes('$.events')) throw new Error(`The console: ${broken.told()}`);
  },
};

export const EmptyDocument: Story = {
  args: { definition: { ...meetings, events: [], circuits: [] } },
  play: shown('.notice'),
};

/** No seats can be had, but the events are there: nothing waits for them. */
export const Offline: Story = { parameters: { answers: 'offline' }, play: shown('.entries [data-ask]') };

const nothing = mistakes();
/** All of it is shown as text; no address but http and https becomes a link; nothing runs. */
export const HostileTexts: Story = {
  args: { definition: hostile, begin: 'entry=h0' },
  beforeEach: nothing.beforeEach,
  play: async (context) => {
    await shown('.card .agenda')(context);
    const me = visitor(context);
    const links = [...me.all<HTMLAnchorElement>('a')].map(({ href }) => href);
    if (links.some((href) => !/^https?:/.test(href))) throw new Error(links.join());
    if (me.find('img, script')) throw new Error('A text became an element.');
  },
};

export const LongTexts: Story = { args: { definition: verbose }, play: shown('.entries li') };
export const LongTextsOnACard: Story = {
  args: { definition: verbose, begin: 'entry=esempio-tavoli' },
  globals: narrow,
  play: shown('.card .agenda'),
};

const overrun = mistakes();
/** An agenda that takes longer than its event: shown, and the author is told. */
export const Overrun: Story = {
  args: { definition: withEvent('esempio-tavoli', { minutes: 60 }), begin: 'entry=esempio-tavoli' },
  beforeEach: overrun.beforeEach,
  play: async (context) => {
    await shown('.card .agenda')(context);
    await until(() => overrun.told().includes('agenda'), 'what the author is told');
  },
};

const odd = mistakes();
/** Dates that are none: listed among those that are to be set. */
export const ImpossibleDates: Story = {
  args: { definition: withEvent('esempio-misto', { when: '2099-13-45' }) },
  beforeEach: odd.beforeEach,
  play: shown('.entries li'),
};
