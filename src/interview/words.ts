import type { Field, Option, Question, Scale } from '../contract/questionnaire.ts';
import type { Text } from '../contract/text.ts';
import type { Answer, Answers } from '../form/index.ts';
import { choose, displayNames, formatEdtf, listFormat, msg, numberFormat, plural, str } from '../locale/index.ts';
import type { MirrorConfig, Tally } from './mirror.ts';
import { clean, codesOf, given, itemsOf, lineOf, recordOf, textOf } from './read.ts';
import type { Definition } from './types.ts';

type Asked = Question | Field;

const BARE = /\[([^[\]]+)\]\([^()\s]*\)|\*\*|\\(?=[*_[\\])/g;

/** What is asked in an interview, and what it is called in one language. Texts are plain: without Markdown. */
export class Words {
  readonly main: ReadonlyMap<string, Question>;
  readonly experience: ReadonlyMap<string, Question>;
  readonly track: ReadonlyMap<string, Question>;

  constructor(
    readonly definition: Definition,
    readonly locale: string,
  ) {
    const byId = (questions: readonly Question[]) => new Map(questions.map((q) => [q.id, q]));
    this.main = byId(definition.phases.flatMap(({ questions = [] }) => questions));
    this.experience = byId(definition.experience.steps.flatMap(({ questions }) => questions));
    this.track = byId(definition.ladder.questions);
  }

  /** A text of the definition; `${id}` in it becomes what was answered beside it. */
  text(text: Text | undefined, beside: Answers = {}): string {
    const chosen = choose(text ?? '', this.locale, this.definition.locales).text.replace(BARE, '$1');
    return clean(chosen.replace(/\$\{\s*([\w.]+)\s*\}/g, (_, id: string) => lineOf(beside[id]) || '…'));
  }

  options(question: Asked | undefined): readonly Option[] {
    if (!question) return [];
    const set = 'optionSet' in question && question.optionSet && this.definition.optionSets?.[question.optionSet];
    return ('options' in question ? question.options : undefined) ?? (Array.isArray(set) ? set : []);
  }

  /** A field of a group. */
  field(question: Question | undefined, id: string): Field | undefined {
    return question?.type === 'group' ? question.fields.find((field) => field.id === id) : undefined;
  }

  /** The label of an option or the name of a country; a value that is none of them as it stands. */
  option(question: Asked | undefined, value: string, own = ''): string {
    if (question?.type === 'country' || question?.type === 'language') return this.code(value, question.type);
    const label = this.text(this.options(question).find((o) => o.value === value)?.label) || clean(value);
    return value !== 'other' || !own ? label : label === 'other' ? own : `${label}: ${own}`;
  }

  code(value: string, type: 'country' | 'language' = 'country'): string {
    try {
      return clean(displayNames(this.locale, type === 'country' ? 'region' : type).of(value) ?? value);
    } catch {
      return clean(value);
    }
  }

  number(value: number, options?: Intl.NumberFormatOptions): string {
    return numberFormat(this.locale, { maximumFractionDigits: 1, ...options }).format(value);
  }

  /** `a, b e c` */
  list(items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
    return listFormat(this.locale, { type }).format(items);
  }

  quote(text: string): string {
    return msg(str`“${text}”`, { id: 'i-d-quote', desc: 'An option in a list of some' });
  }

  /** One of two wordings, as the number wants it in this language. */
  count(n: number, one: () => string, other: () => string): string {
    return plural(this.locale, n, { one: '1', other: '' }) ? one() : other();
  }

  /** An answer in plain words; empty where there is none, or what it says cannot be written. */
  answer(question: Asked, value: Answer, beside: Answers = {}): string {
    if (!given(value)) return '';
    const own = lineOf(beside[`${question.id}_other`]);
    switch (question.type) {
      case 'group':
        return itemsOf(value)
          .map((item) => this.item(question.fields, item))
          .filter(Boolean)
          .join('; ');
      case 'date':
        return formatEdtf(lineOf(value), this.locale);
      case 'boolean':
        return value === true ? msg('Yes', { id: 'field-yes' }) : value === false ? msg('No', { id: 'field-no' }) : '';
      case 'place': {
        const { name, country } = recordOf(value);
        return [lineOf(name), country && this.code(lineOf(country))].filter(Boolean).join(', ');
      }
      case 'note':
      case 'consent':
      case 'file':
      case 'matrix':
      case 'allocation':
        return '';
    }
    if (typeof value === 'number') return this.#number(question, value);
    if (question.type === 'text' || question.type === 'longtext') return textOf(value);
    const chosen = codesOf(value).map((code) => this.option(question, code, own));
    // options are clauses with commas of their own
    return this.list(chosen.length > 1 && this.options(question).length ? chosen.map((o) => this.quote(o)) : chosen);
  }

  #number(question: Asked, value: number): string {
    if (question.type === 'currency')
      return this.number(value, { style: 'currency', currency: question.currency, minimumFractionDigits: 0 });
    const unit = question.type === 'percent' ? '%' : 'unit' in question ? this.text(question.unit) : '';
    return `${this.number(value, { useGrouping: question.type !== 'year', maximumFractionDigits: 12 })} ${unit}`.trim();
  }

  /**
   * An item of a group: its first answer, then the others. What was chosen speaks for itself; the rest is said by its
   * question, and everything is where `labelled`. A private `note` is not said.
   */
  item(fields: readonly Field[], item: Answers, labelled = false): string {
    const [head, ...rest] = fields
      .filter((field) => field.id !== 'note' && !('sensitive' in field && field.sensitive))
      .map((field) => ({ field, words: this.answer(field, item[field.id], item).replace(/\n+/g, ' ') }))
      .filter(({ words }) => words);
    if (!head) return '';
    const more = rest.map(({ field, words }) => {
      if (!labelled && field.id === 'weight' && field.type === 'scale')
        return msg(str`weight ${words} out of ${this.number(field.max)}`, { id: 'i-d-weight-of' });
      return !labelled && (field.type === 'country' || this.options(field).length)
        ? words
        : this.said(field, words, item);
    });
    const first = this.options(head.field).length ? this.quote(head.words) : head.words;
    return more.length ? `${first} (${more.join('; ')})` : first;
  }

  /** Question and answer in one: `Come si fa? In tre passi`, `Quando: 2014`. */
  said({ label }: { readonly label: Text }, words: string, beside?: Answers): string {
    const asked = this.text(label, beside);
    return `${asked}${/[?!:.…]$/.test(asked) ? '' : ':'}${words.includes('\n') ? '\n' : ' '}${words}`;
  }

  /** What a tally counts, by the name of the question that it was chosen in. */
  tally(question: Asked | undefined, { value, own }: Tally): string {
    return own || this.option(question, value);
  }

  factor(): Field | undefined {
    return this.field(this.experience.get('factors'), 'factor');
  }

  /** The highest weight that a factor can be given. */
  get heaviest(): number {
    const weight = this.field(this.experience.get('factors'), 'weight');
    return weight?.type === 'scale' ? (weight satisfies Scale).max : 5;
  }
}

/** How the mirror reads an interview: which outcomes are which, and everything in the order in which it is offered. */
export function mirrorConfig(words: Words): MirrorConfig {
  const { success, failure, ours } = words.definition.experience;
  const values = (id: string, field?: string) => {
    const question = words.experience.get(id);
    return words.options(field ? words.field(question, field) : question).map(({ value }) => value);
  };
  return {
    success,
    failure,
    ours,
    order: {
      channel: values('channel'),
      outcome: values('outcome'),
      factor: values('factors', 'factor'),
      control: values('factors', 'control'),
      enablers: values('enablers'),
      causes: values('causes_pos', 'tag'),
      kept: values('kept', 'kind'),
    },
  };
}
