import type { Meta } from '@storybook/web-components-vite';
import { json, mistakes } from '../support/event-calendar.ts';
import { reader, reportMeta, shown, type Args, type Story } from '../support/status-report.ts';
import { until } from '../support/respondent.ts';
import { byForm, example, interview, interviews, older, one, small, suppressed, unanswered } from './documents.ts';

const meta: Meta<Args> = {
  ...reportMeta,
  title: 'Status report/All',
  args: { ...reportMeta.args, view: 'all', results: example },
};
export default meta;

const narrow = { width: 'phone' };
const there = shown('figure');
const crossed = { answers: { 'GET results/example/by/org_form': () => json(byForm) } };

/** Everything that 141 invented organisations answered. */
export const Full: Story = { parameters: crossed, play: there };
export const NarrowFull: Story = { parameters: crossed, globals: narrow, play: there };
export const EnglishFull: Story = { parameters: crossed, globals: { locale: 'en' }, play: there };
export const AlbanianFull: Story = { parameters: crossed, globals: { locale: 'sq' }, play: there };

/** Associations alone, beside the whole. */
export const Filtered: Story = {
  parameters: crossed,
  play: async (context) => {
    await there(context);
    const element = reader(context).element() as unknown as {
      viewing?: { set(changes: object): void };
    };
    (await until(() => element.viewing, 'what is viewed')).set({
      filter: { question: 'org_form', value: 'association' },
    });
    await there(context);
  },
};

/** Seven have answered: means, no quartiles. */
export const SmallGroup: Story = { args: { results: small }, play: shown('h2') };

/** Fewer than five: not even their number. */
export const Suppressed: Story = { args: { results: suppressed }, play: shown('h2') };

/** An endpoint that tells of one alone. */
export const OneRespondent: Story = { args: { results: one }, play: shown('h2') };

/** Everybody sent it, and nobody answered anything. */
export const NothingAnswered: Story = { args: { results: unanswered }, play: shown('h2') };

export const Loading: Story = { parameters: { answers: 'never' }, play: shown('h2') };

export const NetworkFailure: Story = { parameters: { answers: 'offline' }, play: shown('h2') };

const none = mistakes();
/** Nothing is at the address. */
export const Missing: Story = {
  parameters: { answers: {} },
  beforeEach: none.beforeEach,
  play: shown('h2'),
};

const wrong = mistakes();
/** Something else is at the address: the author is told. */
export const Wrong: Story = {
  parameters: { answers: { 'GET results/example': () => json({ hello: 'world' }) } },
  beforeEach: wrong.beforeEach,
  play: shown('h2'),
};

/** Results of a version before the definition's: what the one knows and the other does not is said. */
export const AnotherVersion: Story = { args: { results: older }, play: there };

/** What interviews have in common: where experiences came from and how they ended; what mattered, and who controls it. */
export const Interviews: Story = { args: { definition: interview, results: interviews }, play: shown('h2') };
