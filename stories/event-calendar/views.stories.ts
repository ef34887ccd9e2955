import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { calendarMeta, shown, visitor, type Args, type Story } from '../support/event-calendar.ts';
import { until } from '../support/respondent.ts';
import { circuits, innovacultura, many, meetings, veneto } from './documents.ts';

const meta: Meta<Args> = { ...calendarMeta, title: 'Event calendar/Views', args: { definition: meetings } };
export default meta;

const narrow = { width: 'phone' };
/** a month of the meetings */
const march = 'show=month&on=2099-03-04';

export const List: Story = { play: shown('.entries li') };
export const NarrowList: Story = { globals: narrow, play: shown('.entries li') };
export const EnglishList: Story = { globals: { locale: 'en' }, play: shown('.entries li') };
export const AlbanianList: Story = { globals: { locale: 'sq' }, play: shown('.entries li') };
/** Months, seasons, years, and what has no date yet, each where it belongs. */
export const ApproximateDates: Story = { args: { definition: veneto }, play: shown('.entries li') };
export const Communities: Story = {
  args: { definition: veneto, begin: 'kind=comunita-di-pratica' },
  play: shown('.chips li', '.entries li'),
};
export const SearchWithFilters: Story = {
  args: { definition: veneto, begin: 'q=rigenerazione&status=held' },
  play: shown('.chips li', '.entries li'),
};
export const NothingFound: Story = {
  args: { definition: veneto, begin: 'q=teatro&status=cancelled' },
  play: shown('.notice li'),
};

export const Month: Story = { args: { begin: march }, play: shown('table') };
export const NarrowMonth: Story = { args: { begin: march }, globals: narrow, play: shown('table') };
export const MonthOfApproximateDates: Story = {
  args: { definition: veneto, begin: 'show=month&on=2021-03-01' },
  play: shown('table'),
};
export const Year: Story = { args: { definition: veneto, begin: 'show=year&on=2020-06-01' }, play: shown('.layout') };
export const NarrowYear: Story = {
  args: { definition: veneto, begin: 'show=year&on=2020-06-01' },
  globals: narrow,
  play: shown('.layout'),
};

export const Circuits: Story = { args: { definition: circuits, begin: 'show=circuits' }, play: shown('.stage') };
export const NarrowCircuits: Story = {
  args: { definition: circuits, begin: 'show=circuits' },
  globals: narrow,
  play: shown('.stage'),
};
/** Ten phases of a path, four of them at once; none has a date. */
export const Path: Story = { args: { definition: innovacultura, begin: 'show=circuits' }, play: shown('.stage') };
export const FollowedStage: Story = {
  args: { definition: circuits, begin: 'show=circuits' },
  play: async (context) => {
    await shown('.stage')(context);
    await visitor(context).press('.stage input');
    await until(() => visitor(context).find('.stage[data-done]'), 'the stage that was followed');
  },
};

const year = many(10_000);
/** Each of them can be reached: more are shown when they are asked for. */
export const TenThousandEvents: Story = { args: { definition: year }, play: shown('.entries li') };
export const TenThousandEventsInMonths: Story = {
  args: { definition: year, begin: 'show=month&on=2099-05-01' },
  play: shown('table'),
};

const paint = (page?: Element) =>
  void (
    page && Object.assign((page as HTMLElement).style, { background: '#14181d', color: '#eceff2', padding: '24px' })
  );
/** A dark page: `auto` takes its colours. */
export const Dark: Story = {
  globals: { theme: 'auto' },
  decorators: [(story: () => unknown) => html`<div ${ref(paint)}>${story()}</div>`],
  play: shown('.entries li'),
};
export const DarkMonth: Story = { ...Dark, args: { begin: march }, play: shown('table') };
export const Italia: Story = { globals: { theme: 'italia' }, play: shown('.entries li') };
