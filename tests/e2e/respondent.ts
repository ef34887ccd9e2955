import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Questionnaire } from '../../src/contract/questionnaire.ts';
import type { Text } from '../../src/contract/text.ts';

/**
 * Somebody who fills in a questionnaire with the keyboard alone: presses Tab, reads what has the focus as a screen reader
 * would name it, and answers. Knows the page by its words (below) and the questions by their labels, nothing of its
 * elements, classes or ids: when the widget is drawn otherwise, only the words may change.
 */
export type Locale = 'it' | 'en' | 'sq';

/** The widget's own words that a respondent goes by. */
export const words = {
  it: {
    problem: "C'è qualcosa da correggere",
    next: 'Continuate',
    send: 'Inviate',
    received: 'Ricevuto',
    code: 'Codice della ricevuta',
    choose: 'Scegliete',
    from: 'Da',
    to: 'A (lasciate vuoto se è una sola data)',
    which: 'Quale?',
    add: 'Aggiungete un’altra voce',
    month: 'Mese',
    year: 'Anno',
    saved: /salvato alle \d\d:\d\d/,
    found: /Abbiamo ritrovato le vostre risposte/,
    offline: /senza connessione/i,
    waiting: /attesa/i,
    language: 'Lingua',
  },
  en: {
    problem: 'There is something to correct',
    next: 'Continue',
    send: 'Send',
    received: 'Received',
    code: 'Receipt code',
    choose: 'Choose',
    from: 'From',
    to: 'To (leave empty if it is one date)',
    which: 'Which?',
    add: 'Add another',
    month: 'Month',
    year: 'Year',
    saved: /saved at \d\d:\d\d/,
    found: /We found your answers/,
    offline: /You are offline/,
    waiting: /Waiting to be sent/,
    language: 'Language',
  },
  sq: {
    problem: 'Diçka duhet ndrequr',
    next: 'Vazhdo',
    send: 'Dërgo',
    received: 'U mor',
    code: 'Kodi i dëftesës',
    choose: 'Zgjidh',
    from: 'Nga',
    to: 'Deri më (lëreni bosh nëse është vetëm një datë)',
    which: 'Cili?',
    add: 'Shto një tjetër',
    month: 'Muaji',
    year: 'Viti',
    saved: /ruajtur në \d\d:\d\d/,
    found: /gjetëm përgjigjet tuaja/i,
    offline: /pa lidhje/i,
    waiting: /pritje/i,
    language: 'Gjuha',
  },
};

type Answer = string | number | boolean | string[] | Record<string, string | number | string[]> | Item[];
type Item = Record<string, string | number | string[]>;
export type Script = Record<string, Answer>;

/** What has the focus, as it is named. */
interface Stop {
  tag: string;
  type: string;
  role: string;
  name: string;
  /** names of the groups around it, the innermost first */
  groups: string[];
  checked: boolean;
  value: string;
  /** counts the things that had the focus: another number is another thing */
  nth: number;
}

interface Known {
  id: string;
  type: string;
  label: Text;
  options: { value: string; label: Text }[];
  rows: { id: string; label: Text }[];
  fields: Known[];
  addLabel: Text;
}

/** What is asked on a page. */
export type Asked = Pick<Questionnaire, 'sections' | 'optionSets' | 'locales'>;

export const definition = (id: string): Questionnaire =>
  JSON.parse(
    readFileSync(new URL(`../../demo/content/questionnaires/${id}.json`, import.meta.url), 'utf8'),
  ) as Questionnaire;

/** Where the focus is, across shadow roots; runs in the page. */
function focus(): Omit<Stop, 'nth'> & { same: boolean } {
  const text = (node: Node | null | undefined) => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
  let element: Element = document.activeElement ?? document.body;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const root = element.getRootNode() as Document | ShadowRoot;
  const referred = (attribute: string) =>
    element
      .getAttribute(attribute)
      ?.split(' ')
      .map((id) => text(root.getElementById(id)))
      .join(' — ');
  const control = element as HTMLInputElement;
  const groups: string[] = [];
  for (let at = element.closest('fieldset'); at; at = at.parentElement?.closest('fieldset') ?? null) {
    groups.push(text(at.querySelector('legend')));
  }
  const last = window as unknown as { lastFocus?: Element };
  const same = last.lastFocus === element;
  last.lastFocus = element;
  return {
    same,
    tag: element.localName,
    type: control.type ?? '',
    role: element.getAttribute('role') ?? '',
    name:
      referred('aria-labelledby') ??
      element.getAttribute('aria-label') ??
      (control.labels?.length ? [...control.labels].map(text).join(' ') : text(element)),
    groups,
    checked: control.checked ?? false,
    value: control.value ?? '',
  };
}

export class Respondent {
  readonly page: Page;
  locale: Locale;
  readonly #script: Script;
  readonly #ticks: readonly string[];
  readonly #known: Known[];
  readonly #locales: readonly string[];
  #nth = 0;

  /** @param ticks names of choices beside the questions that this person makes */
  constructor(page: Page, about: string | Asked, locale: Locale, script: Script, ticks: readonly string[] = []) {
    this.page = page;
    this.locale = locale;
    this.#script = script;
    this.#ticks = ticks;
    const { sections, optionSets = {}, locales } = typeof about === 'string' ? definition(about) : about;
    this.#locales = locales;
    const know = (question: unknown): Known => {
      const q = question as Partial<Known> & {
        id: string;
        type: string;
        optionSet?: string;
        columns?: Known['options'];
      };
      const set = q.optionSet ? optionSets[q.optionSet] : undefined;
      return {
        id: q.id,
        type: q.type,
        label: q.label!,
        options: q.options ?? q.columns ?? (Array.isArray(set) ? set : []),
        rows: q.rows ?? [],
        fields: (q.fields ?? []).map(know),
        addLabel: q.addLabel ?? '',
      };
    };
    this.#known = sections.flatMap((section) => section.questions.map(know));
  }

  get words() {
    return words[this.locale];
  }

  /** A text as the page shows it: in its language, else in the first that the definition has. */
  say(text: Text): string {
    if (typeof text === 'string') return text;
    return [this.locale, ...this.#locales].map((locale) => text[locale]).find((found) => found !== undefined) ?? '';
  }

  async stop(): Promise<Stop> {
    const { same, ...stop } = await this.page.evaluate(focus);
    if (!same) this.#nth++;
    return { ...stop, nth: this.#nth };
  }

  async press(key: string): Promise<Stop> {
    await this.page.keyboard.press(key);
    // what the key did is drawn with the next frame
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    return this.stop();
  }

  /**
   * From where the focus is, on with Tab, answering what is asked, until the primary button; presses it.
   * @param ends what that button may be called
   * @returns its name
   */
  async answerStep(ends: readonly string[] = [this.words.next, this.words.send]): Promise<string> {
    const seen: string[] = [];
    let stop = await this.stop();
    for (let keys = 0; keys < 500; keys++) {
      seen.push(`${stop.tag} ${stop.name}`.slice(0, 80));
      if (stop.tag === 'button' && ends.includes(stop.name)) {
        await this.press('Enter');
        const summary = this.page.getByRole('group', { name: this.words.problem });
        if (await summary.isVisible()) throw new Error(`The page refuses: ${await summary.innerText()}`);
        return stop.name;
      }
      const here = stop.nth;
      await this.#answer(stop);
      stop = await this.stop();
      // a key may have moved the focus by itself, into an item that was added for instance
      if (stop.nth === here) stop = await this.press('Tab');
    }
    throw new Error(`No "${ends.join('" or "')}" within 500 keys. Focus went:\n${seen.slice(-40).join('\n')}`);
  }

  #matches(name: string, label: Text): boolean {
    const said = this.say(label).replace(/\s+/g, ' ').trim();
    // after the label may stand "(optional)"
    return said !== '' && (name === said || name.startsWith(`${said} (`));
  }

  /** The question that has the focus, and what the script answers to it. */
  #question({ name, groups }: Stop): { known: Known; answer: Answer; other?: string } | undefined {
    const find = (list: Known[]) => {
      for (const said of [name, ...groups]) {
        const known = list.find(({ label }) => this.#matches(said, label));
        if (known) return known;
      }
      return undefined;
    };
    const group = this.#known.find(
      ({ type, label }) => type === 'group' && groups.some((said) => this.#matches(said, label)),
    );
    const field = group && find(group.fields);
    if (group && field) {
      const nth = groups.map((said) => /^(\d+)\./.exec(said)?.[1]).find(Boolean);
      const item = (this.#script[group.id] as Item[] | undefined)?.[Number(nth) - 1];
      const answer = item?.[field.id];
      return answer === undefined ? undefined : { known: field, answer, other: item![`${field.id}_other`] as string };
    }
    const known = find(this.#known);
    const answer = known && this.#script[known.id];
    const other = this.#script[`${known?.id}_other`] as string;
    return known && answer !== undefined ? { known, answer, other } : undefined;
  }

  async #answer(stop: Stop): Promise<void> {
    const found = this.#question(stop);
    if (!found) {
      const wanted = stop.type === 'checkbox' && this.#ticks.some((name) => stop.name.startsWith(name));
      if (wanted && !stop.checked) await this.press('Space');
      return;
    }
    const { known, answer, other } = found;
    if (stop.name === this.words.which) {
      if (!stop.value && other) await this.page.keyboard.type(other);
      return;
    }
    const wanted = (value: unknown) =>
      this.say(known.options.find((option) => option.value === value)?.label ?? String(value));
    switch (known.type) {
      case 'single':
      case 'scale':
        if (stop.type === 'radio') await this.#radio(stop, wanted(answer));
        break;
      case 'multiple':
        if (stop.type === 'checkbox' && !stop.checked && (answer as string[]).map(wanted).includes(stop.name)) {
          await this.press('Space');
        }
        break;
      case 'consent':
        if (stop.type === 'checkbox' && !stop.checked && answer) await this.press('Space');
        break;
      case 'dropdown':
        if (stop.tag === 'select') await this.#select(String(answer));
        break;
      case 'country':
        if (stop.role === 'combobox' && !stop.value) {
          for (const code of [answer].flat() as string[]) {
            await this.#country(code);
          }
        }
        break;
      case 'date': {
        // the ends of a period have a group each
        const end = [this.words.from, this.words.to].indexOf(stop.groups[0]!);
        const [year, month] = (answer as string).split('/')[end]?.split('-') ?? [];
        if (!year) break;
        if (stop.name === this.words.year && !stop.value) await this.page.keyboard.type(year);
        if (stop.name === this.words.month && month) await this.#select(month);
        break;
      }
      case 'ranking': {
        const [verb, option] = stop.name.split(': ');
        if (verb === this.words.choose && (answer as string[]).map(wanted).includes(option!)) await this.press('Enter');
        break;
      }
      case 'matrix': {
        const row = known.rows.find(({ label }) => stop.name.startsWith(this.say(label)));
        const cell = row && (answer as Record<string, string | number | string[]>)[row.id];
        const column = stop.name.split(' — ').at(-1)!;
        if (cell === undefined) break;
        if (stop.type === 'radio') await this.#radio(stop, wanted(cell));
        else if (!stop.checked && [cell].flat().map(wanted).includes(column)) await this.press('Space');
        break;
      }
      case 'allocation': {
        const row = known.rows.find(({ label }) => stop.name === this.say(label));
        const share = row && (answer as Record<string, number>)[row.id];
        if (stop.tag === 'input' && share !== undefined && !stop.value) await this.page.keyboard.type(String(share));
        break;
      }
      case 'group':
        if (stop.tag === 'button' && stop.name === (this.say(known.addLabel) || this.words.add)) {
          const group_ = this.page.getByRole('group', { name: this.say(known.label) });
          const there = await group_.getByText(/^\d+\./).count();
          if (there < (answer as Item[]).length) await this.press('Enter');
        }
        break;
      default:
        if ((stop.tag === 'input' || stop.tag === 'textarea') && !stop.value)
          await this.page.keyboard.type(String(answer));
    }
  }

  /** Arrow keys walk and choose among radios; Space chooses the first. */
  async #radio(stop: Stop, label: string): Promise<void> {
    const is = ({ name }: Stop) => {
      // in a matrix the row is named before the column; the ends of a scale have their meaning after the number
      const own = name.split(' — ').at(-1)!;
      return own === label || own.startsWith(`${label}: `);
    };
    let at = stop.checked ? stop : await this.press('Space');
    for (let keys = 0; !is(at) && keys < 30; keys++) at = await this.press('ArrowDown');
    if (!is(at)) throw new Error(`No radio "${label}" in "${stop.groups[0]}"; the last was "${at.name}"`);
  }

  /** Types a country's name; where the browser has no names in this language (Chromium in Albanian), the one that it shows. */
  async #country(code: string): Promise<void> {
    const named = (locale: string, id: string) => new Intl.DisplayNames(locale, { type: 'region' }).of(id)!;
    const shown = await this.page.evaluate(
      ([locale, id]) => new Intl.DisplayNames(locale, { type: 'region' }).of(id!)!,
      [this.locale, code],
    );
    for (const name of [named(this.locale, code), shown]) {
      await this.press('ControlOrMeta+a');
      await this.page.keyboard.type(name);
      await this.press('Shift');
      if (await this.page.getByRole('option', { name }).count()) break;
    }
    await this.press('Enter');
  }

  async #select(value: string): Promise<void> {
    for (let keys = 0; keys < 40; keys++) {
      const { value: now } = await this.stop();
      if (now === value) return;
      await this.press('ArrowDown');
    }
    throw new Error(`No option "${value}"`);
  }
}
