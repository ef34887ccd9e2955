import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import partners from '../../demo/content/partners/partners.json';
import type { VarcoPartnerMap } from '../../src/partner-map/partner-map.ts';
import '../../src/partner-map/define.ts';
import { answerAs, type Reply } from './endpoint.ts';
import { respondent, until } from './respondent.ts';

export interface Args {
  definition?: unknown;
  src?: string;
  begin?: string;
  locale?: string;
  fallback?: string;
  import?: boolean;
  linkedData?: boolean;
}

/** What all stories of the map begin with: the demonstration's document, an endpoint that answers, nothing kept. */
export const mapMeta = {
  component: 'varco-partner-map',
  args: { definition: partners },
  parameters: { endpoint: 'receipt' satisfies Reply },
  beforeEach: ({ parameters }) => answerAs(parameters.endpoint as Reply),
  render: ({ definition, src, begin, locale, fallback, import: imports, linkedData }) =>
    html`<varco-partner-map
      endpoint="/api/submissions"
      drafts="off"
      src=${ifDefined(src)}
      begin=${ifDefined(begin)}
      locale=${ifDefined(locale)}
      ?import=${imports}
      ?linked-data=${linkedData}
      .definition=${definition}
      >${fallback}</varco-partner-map
    >`,
} satisfies Meta<Args>;

export type Story = StoryObj<Args>;
export type Play = NonNullable<Story['play']>;

/** Somebody who looks through a story's map. */
export const visitor = ({ canvasElement }: { canvasElement: HTMLElement }) => {
  const person = respondent(canvasElement, 'varco-partner-map');
  const element = () => canvasElement.querySelector<VarcoPartnerMap>('varco-partner-map')!;
  const named = (name: string) =>
    [...person.all<HTMLElement>('button, summary')].find((button) =>
      (button.ariaLabel ?? button.textContent!).replace(/\s+/g, ' ').trim().startsWith(name),
    );
  return {
    ...person,
    element,
    /** the list is there, and what comes later too */
    async ready() {
      await until(() => person.find('.outcome'), 'what was found');
      await until(() => person.find('.actions'), 'what else can be done');
    },
    /** the markers of the map, as they are named */
    markers: () => until(() => (person.find('.markers button') ? person.all('.markers button') : undefined), 'markers'),
    async press(selector: string) {
      (await until(() => person.find<HTMLElement>(selector), selector)).click();
      await element().updateComplete;
    },
    /** Presses the button whose name begins so. */
    async choose(name: string) {
      (await until(() => named(name), `the button “${name}”`)).click();
      await element().updateComplete;
    },
    async write(selector: string, text: string) {
      const control = await until(() => person.find<HTMLInputElement>(selector), selector);
      control.value = text;
      control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      control.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
      await element().updateComplete;
    },
  };
};

/** The list is there, and all that was waited for. */
export const shown =
  (...selectors: string[]): Play =>
  async (context) => {
    const me = visitor(context);
    await me.ready();
    for (const selector of selectors) await me.shown(selector);
  };

/** Opens what a button of the last row opens: `match`, `shortlist`, `presence` … */
export const panel =
  (name: string, ...selectors: string[]): Play =>
  async (context) => {
    const me = visitor(context);
    await me.ready();
    await me.press(`.actions [data-panel="${name}"]`);
    for (const selector of selectors) await me.shown(selector);
  };

/** The document with some of it replaced; with other entries, nothing that names those of the demonstration. */
export const withSome = (changes: object): object => ({
  ...partners,
  ...('features' in changes && { relations: [], presence: [] }),
  ...changes,
});
export { partners };

/** What the console is told meanwhile, which a story expects: as words. @returns what to do before, and what was told */
export function mistakes(): { beforeEach: NonNullable<Story['beforeEach']>; told: () => string } {
  const all: string[] = [];
  return {
    told: () => all.join('\n'),
    beforeEach: ({ parameters }) => {
      all.length = 0;
      const { error, warn } = console;
      console.error = console.warn = (...words: unknown[]) => void all.push(words.join(' '));
      const network = answerAs(parameters.endpoint as Reply);
      return () => {
        Object.assign(console, { error, warn });
        network();
      };
    },
  };
}
