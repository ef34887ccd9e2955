import type { Meta } from '@storybook/web-components-vite';
import { json } from '../support/event-calendar.ts';
import { reader, reportMeta, shown, type Args, type Story } from '../support/status-report.ts';
import { beginner, before, example, experienced, few, older, small, suppressed } from './documents.ts';

const meta: Meta<Args> = {
  ...reportMeta,
  title: 'Status report/Mine',
  args: { ...reportMeta.args, view: 'mine', results: example },
};
export default meta;

const narrow = { width: 'phone' };
const there = shown('.mine figure');

/** What there will be, and the place for a receipt's code. */
export const NoAnswers: Story = { play: shown('form.code') };

/** The page names no address of results: one's own scores, and no group. */
export const OwnOnly: Story = { args: { answers: experienced, results: undefined }, play: there };

export const WithTheGroup: Story = { args: { answers: experienced }, play: there };
export const NarrowWithTheGroup: Story = { args: { answers: experienced }, globals: narrow, play: there };
export const EnglishWithTheGroup: Story = { args: { answers: experienced }, globals: { locale: 'en' }, play: there };
export const AlbanianWithTheGroup: Story = { args: { answers: experienced }, globals: { locale: 'sq' }, play: there };

/** Never abroad: a dimension that a condition settles, and one of which nothing can be said. */
export const Beginner: Story = { args: { answers: beginner }, play: there };

/** Too little was answered: that is said, and is no zero. */
export const FewAnswers: Story = { args: { answers: few }, play: shown('.mine') };

/** Seven have answered: there are no quartiles to stand in. */
export const SmallGroup: Story = { args: { answers: experienced, results: small }, play: there };

/** Fewer than five have answered. */
export const SuppressedGroup: Story = { args: { answers: experienced, results: suppressed }, play: there };

/** The group answered a version before this one. */
export const AnotherVersion: Story = { args: { answers: experienced, results: older }, play: there };

/** The group cannot be had now; one's own picture is there all the same. */
export const NetworkFailure: Story = {
  args: { answers: experienced },
  parameters: { answers: 'offline' },
  play: there,
};

const earlier = '0199a0c4-0000-7000-8000-00000000000a.dQw4w9WgXcQ-Zk3vR7nT2a';
const kept = { kind: 'questionnaire', about: 'living-mapping', version: '1.0.0', receivedAt: '2025-03-04T10:00:00Z' };

/** The same organisation answered a year before, and has the code of that receipt. */
export const BeforeAndAfter: Story = {
  args: { answers: experienced },
  parameters: { answers: { 'GET submissions/*': () => json({ ...kept, answers: before }) } },
  play: async (context) => {
    await there(context);
    await reader(context).enters(earlier);
    await reader(context).says('2025');
  },
};

/** A code that opens nothing. */
export const WrongCode: Story = {
  play: async (context) => {
    await reader(context).enters(earlier);
    await reader(context).shown('form.code [role=alert] .notice');
  },
};
