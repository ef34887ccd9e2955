import type { StoryObj } from '@storybook/web-components-vite';
import { FieldHarness } from '../../tests/fields/harness.ts';
import { answersOf, samples, type Sample } from '../../tests/fields/types.ts';
import { loadLocale } from '../../src/locale/index.ts';

/**
 * Stories of one type of question: the definition's own sample (tests/fields/types.ts, the one that axe judges) inside
 * the least element that shows questions. The language is the toolbar's, unless the story is about one.
 */
export interface QuestionArgs {
  /** what was answered before: nothing, an answer that fits, or one that does not, with its problem shown */
  state: 'empty' | 'filled' | 'wrong';
  disabled: boolean;
  locale: 'it' | 'en' | 'sq' | '';
  theme: 'auto' | 'italia' | 'plain';
  /** a label and a help of 300 characters, with a word that does not end */
  long: boolean;
  /** in a column of 320 px */
  narrow: boolean;
  dark: boolean;
}

const longText = `${'Una domanda con molte parole, che non sta su una riga sola. '.repeat(5)}${'Internazionalizzazione'.repeat(4)}`;

/** The question itself, with those it is worked out from. */
const wanted = (type: string): Sample[] =>
  samples.filter(
    ({ question: q }) => q.type === type || (type === 'calculated' && ['integer', 'decimal'].includes(q.type)),
  );

function draw(type: string, args: QuestionArgs, locale: string): HTMLElement {
  const some = wanted(type);
  const element = new FieldHarness();
  element.locale = locale;
  element.setAttribute('theme', args.theme);
  element.disabled = args.disabled;
  element.start(
    some.map(({ question }) => (args.long ? { ...question, label: longText, help: longText } : question)) as never,
    args.state === 'empty' ? {} : answersOf(some, args.state),
  );
  if (args.state === 'wrong') for (const { path } of element.form.problems()) element.touched(path);
  const place = document.createElement('div');
  place.lang = locale;
  place.style.padding = '1rem';
  if (args.narrow) place.style.inlineSize = '320px';
  if (args.dark) {
    place.style.colorScheme = 'dark';
    place.style.background = '#16191d';
  }
  place.append(element);
  return place;
}

/** Arguments and controls for every story of a type. */
export const questionMeta = (type: string) => ({
  args: {
    state: 'empty',
    disabled: false,
    locale: '',
    theme: 'plain',
    long: false,
    narrow: false,
    dark: false,
  } as QuestionArgs,
  argTypes: {
    state: { control: 'inline-radio', options: ['empty', 'filled', 'wrong'] },
    locale: { control: 'inline-radio', options: ['', 'it', 'en', 'sq'], description: 'empty: the toolbar’s' },
    theme: { control: 'inline-radio', options: ['auto', 'italia', 'plain'] },
  } as const,
  loaders: [
    async ({ args, globals }: { args: QuestionArgs; globals: Record<string, unknown> }) => {
      const locale = args.locale || String(globals.locale ?? 'it');
      await loadLocale(locale);
      return { locale };
    },
  ],
  render: (args: QuestionArgs, { loaded }: { loaded: Record<string, unknown> }) =>
    draw(type, args, String(loaded.locale)),
});

export type Story = StoryObj<QuestionArgs>;
