import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { ref } from 'lit/directives/ref.js';
import mapping from '../../demo/content/questionnaires/living-mapping.json';
import { DraftKeeper, localDrafts } from '../../src/delivery/index.ts';
import type { Answers } from '../../src/form/index.ts';
import '../../src/questionnaire/define.ts';
import { answers } from './answers.ts';
import { answerAs, type Reply } from '../support/endpoint.ts';
import { respondent, until } from '../support/respondent.ts';

interface Args {
  definition?: unknown;
  src?: string;
  form?: string;
  locale?: string;
  drafts?: string;
  sharedComputer?: boolean;
  known?: Answers;
  fallback?: string;
}

const meta: Meta<Args> = {
  title: 'Questionnaire',
  component: 'varco-questionnaire',
  args: { definition: mapping, form: 'core', drafts: 'off' },
  parameters: { endpoint: 'receipt' satisfies Reply },
  beforeEach: ({ parameters }) => answerAs(parameters.endpoint as Reply),
  render: ({ definition, src, form, locale, drafts, sharedComputer, known, fallback }) =>
    html`<varco-questionnaire
      endpoint="/api/submissions"
      src=${ifDefined(src)}
      form=${ifDefined(form)}
      locale=${ifDefined(locale)}
      drafts=${ifDefined(drafts)}
      ?shared-computer=${sharedComputer}
      .definition=${definition}
      .known=${known}
      >${fallback}</varco-questionnaire
    >`,
};
export default meta;
type Story = StoryObj<Args>;

const me = ({ canvasElement }: { canvasElement: HTMLElement }) => respondent(canvasElement);

export const FirstStep: Story = { play: async (context) => void (await me(context).asked()) };

export const Filled: Story = { args: { known: answers }, play: FirstStep.play! };

/** All nine sections and seventy questions. */
export const WholeMapping: Story = { args: { form: undefined, known: answers }, play: FirstStep.play! };

/** Continue with nothing answered: what is wrong is said first, in the same words as at the fields. */
export const ErrorSummary: Story = {
  play: async (context) => {
    const person = me(context);
    await person.asked();
    await person.goOn();
    await person.shown('#summary');
  },
};

export const Review: Story = {
  args: { known: answers },
  play: async (context) => {
    await me(context).review();
    if (me(context).find('#summary')) throw new Error('Something is wrong with the answers of this story.');
  },
};

/** What is missing stands first; what the path does not need now is in a fold. */
export const MissingAnswers: Story = {
  args: { known: { ...answers, org_city: undefined, exp_any: 'no', pub_consent: undefined } },
  play: async (context) => {
    await me(context).review();
    const fold = await me(context).shown('details');
    (fold as HTMLDetailsElement).open = true;
  },
};

export const Receipt: Story = {
  args: { known: answers },
  play: async (context) => {
    const person = me(context);
    await person.review();
    await person.goOn();
    await person.shown('code');
  },
};

/** An endpoint that is not Varco's: received, without a code. */
export const ReceivedWithoutCode: Story = {
  args: { known: answers },
  parameters: { endpoint: 'no-receipt' },
  play: async (context) => {
    const person = me(context);
    await person.review();
    await person.goOn();
    await until(() => !person.find('nav'), 'the receipt');
  },
};

export const Refused: Story = {
  args: { known: answers },
  parameters: { endpoint: 'refused' },
  play: async (context) => {
    const person = me(context);
    await person.review();
    await person.goOn();
    await person.shown('[role=alert]');
  },
};

/** Somebody answers again: with the code of the earlier receipt these answers take their place. */
export const AnsweredBefore: Story = {
  args: { known: answers },
  parameters: { endpoint: 'answered' },
  play: async (context) => {
    const person = me(context);
    await person.review();
    await person.goOn();
    await person.shown('#replaces');
  },
};

/** Sent without network: it goes by itself when there is one. */
export const WaitingOffline: Story = {
  args: { known: answers },
  parameters: { endpoint: 'offline' },
  play: async (context) => {
    const person = me(context);
    await person.review();
    await person.goOn();
    await until(() => person.find('button.primary') && !person.find('nav'), 'the wait');
  },
};

const about = 'story-restored';

/** An earlier visit left answers on this device, some of them to questions that are gone. */
export const RestoredDraft: Story = {
  args: { definition: { ...mapping, id: about }, form: undefined, drafts: 'local' },
  loaders: [
    async () => {
      const definition = { about, version: '0.9.0', digest: '' };
      const keeper = new DraftKeeper({ drafts: localDrafts(), key: about, definition, locale: 'it' });
      await keeper.open();
      await keeper.clear();
      keeper.save({ org_name: 'Teatro della Prova', org_form: 'association', motto: 'Oltre il confine' });
      await keeper.flush();
      keeper.close();
    },
  ],
  play: async (context) => {
    await me(context).asked();
    await me(context).shown('.notice');
  },
};

export const Closed: Story = {
  args: { definition: { ...mapping, closes: '2024-01-31T23:59:00+01:00' } },
  play: FirstStep.play!,
};

export const NotYetOpen: Story = {
  args: { definition: { ...mapping, opens: '2099-01-31T09:00:00+01:00' } },
  play: FirstStep.play!,
};

export const Narrow: Story = { args: { known: answers }, globals: { width: 'phone' }, play: FirstStep.play! };
export const NarrowReview: Story = { args: { known: answers }, globals: { width: 'phone' }, play: Review.play! };
export const NarrowReceipt: Story = { args: { known: answers }, globals: { width: 'phone' }, play: Receipt.play! };

const paint = (page?: Element) =>
  void (
    page && Object.assign((page as HTMLElement).style, { background: '#14181d', color: '#eceff2', padding: '24px' })
  );

/** A dark page: `auto` takes its colours. */
const night = (story: () => unknown) => html`<div ${ref(paint)}>${story()}</div>`;

export const Dark: Story = {
  args: { known: { org_fte: -1 } },
  globals: { theme: 'auto' },
  decorators: [night],
  play: ErrorSummary.play!,
};

export const Italia: Story = { args: { known: answers }, globals: { theme: 'italia' }, play: FirstStep.play! };

export const English: Story = { args: { known: answers }, globals: { locale: 'en' }, play: FirstStep.play! };
export const EnglishReview: Story = { args: { known: answers }, globals: { locale: 'en' }, play: Review.play! };
export const Albanian: Story = { args: { known: answers }, globals: { locale: 'sq' }, play: FirstStep.play! };
export const AlbanianReview: Story = { args: { known: answers }, globals: { locale: 'sq' }, play: Review.play! };

const long =
  'Una parola dopo l’altra, fino a riempire più righe di quante se ne aspetti chi disegna la pagina. '.repeat(4);
const endless = 'internazionalizzazione'.repeat(6);
const question = { label: long, help: long };

export const LongTexts: Story = {
  args: {
    form: undefined,
    definition: {
      ...mapping,
      title: endless,
      intro: long,
      sections: [
        {
          id: 'long',
          title: endless,
          questions: [
            { id: 'a', type: 'text', required: true, ...question },
            {
              id: 'b',
              type: 'multiple',
              ...question,
              options: [1, 2, 3].map((n) => ({ value: `v${n}`, label: `${n} ${long}` })),
            },
            { id: 'c', type: 'integer', unit: endless, ...question },
          ],
        },
        ...[1, 2].map((n) => ({
          id: `s${n}`,
          title: long,
          questions: [{ id: `q${n}`, type: 'text', label: endless }],
        })),
      ],
      forms: undefined,
      scoring: undefined,
      report: undefined,
      onePer: undefined,
      optionSets: undefined,
    },
  },
  play: ErrorSummary.play!,
};
export const LongTextsNarrow: Story = { ...LongTexts, globals: { width: 'phone' } };

/** Keeps what the author would read on the console, and fails the story that says nothing. */
const quietly = (said: string[]) => () => {
  const { error } = console;
  console.error = (...words: unknown[]) => void said.push(words.join(' '));
  return () => {
    console.error = error;
  };
};

const mistakes: string[] = [];
const wrong = { ...mapping, sections: [{ id: 'a', title: 'A', questions: [{ id: 'q', type: 'txt', label: 'Q' }] }] };

/** The visitor reads one sentence and the page's own content; the author, on the console, every mistake with its place. */
export const BadDefinition: Story = {
  args: { definition: wrong, form: undefined, fallback: 'Il questionario si può chiedere anche per e-mail.' },
  beforeEach: quietly(mistakes),
  play: async (context) => {
    await me(context).shown('[role=alert]');
    if (!mistakes.join().includes('$.sections[0].questions[0].type'))
      throw new Error(`The console: ${mistakes.join()}`);
  },
};

const failures: string[] = [];

/** The document is out of reach: it can be tried again. */
export const Unreachable: Story = {
  args: { definition: undefined, src: '/api/definitions/away', form: undefined, fallback: 'Scriveteci.' },
  parameters: { endpoint: 'offline' },
  beforeEach: quietly(failures),
  play: async (context) => void (await me(context).shown('[role=alert] button')),
};

export const Loading: Story = {
  args: { definition: undefined, src: '/api/definitions/slow', form: undefined, fallback: 'Scriveteci.' },
  parameters: { endpoint: 'never' },
  play: async (context) => void (await me(context).shown('[role=status]')),
};

/** Nothing is kept on the device. */
export const SharedComputer: Story = { args: { sharedComputer: true, drafts: undefined }, play: FirstStep.play! };
