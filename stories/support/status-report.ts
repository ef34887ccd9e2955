import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import living from '../../demo/content/questionnaires/living-mapping.json';
import type { Answers as Own } from '../../src/form/index.ts';
import type { VarcoStatusReport } from '../../src/status-report/status-report.ts';
import '../../src/status-report/define.ts';
import { json, receiveAs, type Answers } from './event-calendar.ts';
import { respondent, until } from './respondent.ts';

export interface Args {
  definition?: unknown;
  /** what the address of results answers with; none: the page names no such address */
  results?: unknown;
  view?: 'mine' | 'all';
  answers?: Own;
  fallback?: string;
}

/** A receiver that tells these results, and what else a story says. */
const telling = (results: unknown, others: Answers = {}): Answers => ({
  ...others,
  'GET results/example': () => json(results),
});

/** What all stories of the report begin with: the published mapping, and a receiver that answers as the story says. */
export const reportMeta = {
  component: 'varco-status-report',
  args: { definition: living },
  beforeEach: ({ args, parameters }) => {
    const answers = parameters.answers as Answers | 'offline' | 'never' | undefined;
    return receiveAs(typeof answers === 'string' ? answers : telling((args as Args).results, answers));
  },
  render: ({ definition, results, view, answers, fallback }) =>
    html`<varco-status-report
      endpoint="/api/submissions"
      results=${ifDefined(results === undefined ? undefined : '/api/results/example')}
      view=${ifDefined(view)}
      .definition=${definition}
      .answers=${answers}
      >${fallback}</varco-status-report
    >`,
} satisfies Meta<Args>;

export type Story = StoryObj<Args>;
export type Play = NonNullable<Story['play']>;

/** Somebody who reads a story's report. */
export const reader = ({ canvasElement }: { canvasElement: HTMLElement }) => {
  const person = respondent(canvasElement, 'varco-status-report');
  const element = () => canvasElement.querySelector<VarcoStatusReport>('varco-status-report')!;
  return {
    ...person,
    element,
    /** Writes a receipt's code into the place for it, and sends it. @param at of the places for codes, from 0 */
    async enters(code: string, at = 0) {
      const form = await until(() => person.all<HTMLFormElement>('form.code')[at], 'the place for a code');
      form.querySelector('input')!.value = code;
      form.querySelector('button')!.click();
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
    for (const selector of selectors) await reader(context).shown(selector);
  };
