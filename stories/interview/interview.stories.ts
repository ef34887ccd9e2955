import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { ref } from 'lit/directives/ref.js';
import interview from '../../demo/content/interviews/living-interview.json';
import type { Answers } from '../../src/form/index.ts';
import '../../src/interview/define.ts';
import { answerAs, type Reply } from '../support/endpoint.ts';
import { respondent, until } from '../support/respondent.ts';
import { complete, few, many, worked } from './answers.ts';

interface Args {
  definition?: unknown;
  src?: string;
  mode?: 'self' | 'guided';
  locale?: string;
  drafts?: string;
  known?: Answers;
  fallback?: string;
}

const meta: Meta<Args> = {
  title: 'Interview',
  component: 'varco-interview',
  args: { definition: interview, drafts: 'off', known: worked },
  parameters: { endpoint: 'receipt' satisfies Reply },
  beforeEach: ({ parameters }) => answerAs(parameters.endpoint as Reply),
  render: ({ definition, src, mode, locale, drafts, known, fallback }) =>
    html`<varco-interview
      endpoint="/api/submissions"
      src=${ifDefined(src)}
      mode=${ifDefined(mode)}
      locale=${ifDefined(locale)}
      drafts=${ifDefined(drafts)}
      .definition=${definition}
      .known=${known}
      >${fallback}</varco-interview
    >`,
};
export default meta;
type Story = StoryObj<Args>;

const me = ({ canvasElement }: { canvasElement: HTMLElement }) => respondent(canvasElement, 'varco-interview');

/** Opens a phase by its place in the contents, and waits for what it shows. */
const phase =
  (place: number, selector = '#step'): NonNullable<Story['play']> =>
  async (context) => {
    const person = me(context);
    await person.asked();
    await person.place(place);
    await person.shown(selector);
  };

/** Opens an entry of a list by the name of its button. */
const entry =
  (place: number, name: string): NonNullable<Story['play']> =>
  async (context) => {
    const person = me(context);
    await person.asked();
    await person.place(place);
    const button = () =>
      [...person.all<HTMLElement>('button')].find((e) => e.getAttribute('aria-label')?.includes(name));
    (await until(button, name)).click();
    await person.shown('[data-path]');
  };

const narrow = { width: 'phone' };
const guided = { mode: 'guided' } as const;

export const Opening: Story = { args: { known: undefined }, play: phase(0) };
export const EmptyTimeline: Story = { args: { known: undefined }, play: phase(1) };
export const Timeline: Story = { play: phase(1, '.timeline li') };
/** Nothing that went badly is told: a gentle word. */
export const OnlySuccesses: Story = { args: { known: few }, play: phase(1, '.notice') };
export const ManyExperiences: Story = { args: { known: many }, play: phase(1, '.timeline li') };
export const ExperienceOnTheTimeline: Story = { play: entry(1, 'Associazione MedCoop') };
export const StepOfAnExperience: Story = { play: phase(2, '.retraced') };
export const NothingToRetrace: Story = { args: { known: undefined }, play: phase(2) };
export const Mirror: Story = { play: phase(3, '.sentences') };
export const Ladder: Story = { play: phase(4, '.tracks') };
export const PracticeOnTheLadder: Story = { play: entry(4, 'Logica del circuito') };
export const Frame: Story = { play: phase(5, '[data-path=why]') };
export const Close: Story = { play: phase(6) };
/** All that was told, written out, with what is still missing first. */
export const ReviewWithGaps: Story = { play: phase(7, '.document') };

/** The six worked experiences with everything answered: the document, ready to be sent. */
export const Finished: Story = {
  args: { known: complete },
  play: async (context) => {
    await phase(7, '.document')(context);
    if (me(context).find('#summary')) throw new Error('Something is wrong with the answers of this story.');
  },
};

export const Receipt: Story = {
  args: { known: complete },
  play: async (context) => {
    await Finished.play!(context);
    await me(context).goOn();
    await me(context).shown('code');
  },
};

export const Waiting: Story = {
  args: { known: complete },
  parameters: { endpoint: 'offline' },
  play: async (context) => {
    await Finished.play!(context);
    await me(context).goOn();
    await until(() => me(context).find('button.primary') && !me(context).find('nav'), 'the wait');
  },
};

export const GuidedOpening: Story = { args: { ...guided, known: undefined }, play: phase(0, 'aside') };
export const GuidedTimeline: Story = { args: guided, play: phase(1, 'aside') };
export const GuidedStep: Story = { args: guided, play: phase(2, '.evidence') };
export const GuidedLadder: Story = { args: guided, play: entry(4, 'Logica del circuito') };
export const GuidedReview: Story = {
  args: { ...guided, known: complete },
  play: async (context) => {
    await phase(7, '.in-full')(context);
    me(context).find<HTMLDetailsElement>('.in-full')!.open = true;
  },
};

export const NarrowTimeline: Story = { globals: narrow, play: Timeline.play! };
export const NarrowStep: Story = { globals: narrow, play: StepOfAnExperience.play! };
export const NarrowMirror: Story = { globals: narrow, play: Mirror.play! };
export const NarrowFrame: Story = { globals: narrow, play: Frame.play! };
export const NarrowReview: Story = { args: { known: complete }, globals: narrow, play: Finished.play! };
export const NarrowGuided: Story = { args: guided, globals: narrow, play: GuidedStep.play! };

const paint = (page?: Element) =>
  void (
    page && Object.assign((page as HTMLElement).style, { background: '#14181d', color: '#eceff2', padding: '24px' })
  );
/** A dark page: `auto` takes its colours. */
const night = (story: () => unknown) => html`<div ${ref(paint)}>${story()}</div>`;
export const DarkTimeline: Story = { globals: { theme: 'auto' }, decorators: [night], play: Timeline.play! };
export const DarkMirror: Story = { globals: { theme: 'auto' }, decorators: [night], play: Mirror.play! };
export const DarkGuided: Story = {
  args: guided,
  globals: { theme: 'auto' },
  decorators: [night],
  play: GuidedStep.play!,
};
export const Italia: Story = { globals: { theme: 'italia' }, play: Timeline.play! };
export const EnglishMirror: Story = { globals: { locale: 'en' }, play: Mirror.play! };
export const EnglishFinished: Story = { args: { known: complete }, globals: { locale: 'en' }, play: Finished.play! };
export const AlbanianMirror: Story = { globals: { locale: 'sq' }, play: Mirror.play! };
export const AlbanianFinished: Story = { args: { known: complete }, globals: { locale: 'sq' }, play: Finished.play! };

const endless = 'internazionalizzazione'.repeat(5);
/** Titles without an end, without a space, or written the other way. */
export const LongNames: Story = {
  args: {
    known: {
      ...complete,
      experiences: (complete.experiences as Answers[]).map((e, i) => ({
        ...e,
        title: [endless, '‮olutit nu', `<b>${'parola dopo parola '.repeat(9)}</b>`][i % 3]!,
      })),
    },
  },
  globals: narrow,
  play: Finished.play!,
};

const mistakes: string[] = [];
const { phases, ...headless } = interview;
/** The visitor reads one sentence and the page's own content; the author, on the console, every mistake with its place. */
export const BadDefinition: Story = {
  args: {
    definition: { ...headless, phases: [{ ...phases[0], kind: 'opening' }] },
    fallback: 'Il colloquio si può chiedere anche per e-mail.',
  },
  beforeEach: () => {
    const { error } = console;
    console.error = (...words: unknown[]) => void mistakes.push(words.join(' '));
    return () => {
      console.error = error;
    };
  },
  play: async (context) => {
    await me(context).shown('[role=alert]');
    if (!mistakes.join().includes('$.phases[0].kind')) throw new Error(`The console: ${mistakes.join()}`);
  },
};
