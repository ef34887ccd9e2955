import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { Interview } from '../../src/contract/interview.ts';
import type { Text } from '../../src/contract/text.ts';
import { interviewForms, LINE } from '../../src/form/interview.ts';
import fixture from '../interview/fixtures/worked.json' with { type: 'json' };
import { Respondent, type Locale, type Script } from './respondent.ts';

/**
 * Somebody who tells their experiences, with the keyboard alone, in the order of the phases: lines them up, retraces
 * some, looks into the mirror, puts practices on the ladder, writes the frame, sends. Knows the page by its words.
 */
export type Mode = 'self' | 'guided';

/** The modes that are played: a widget that has no other than the first plays all alike. */
export const modes: readonly Mode[] = ['self', 'guided'];

/** Where the association has its interview. */
export const pages: Record<Mode, Record<Locale, string>> = {
  self: {
    it: '/associazione/colloquio/',
    en: '/associazione/en/interview/',
    sq: '/associazione/sq/biseda/',
  },
  guided: {
    it: '/associazione/colloquio/guidato/',
    en: '/associazione/en/interview/guided/',
    sq: '/associazione/sq/biseda/e-drejtuar/',
  },
};

export const definition = Interview.parse(
  JSON.parse(readFileSync(new URL('../../demo/content/interviews/living-interview.json', import.meta.url), 'utf8')),
);
const forms = interviewForms(definition);

/** The interview's own words. */
export const interviewWords = {
  it: {
    first: 'Aggiungete un’esperienza',
    another: 'Aggiungete un’altra esperienza',
    track: 'Aggiungete qualcosa da tenere',
    retrace: 'da ripercorrere',
    done: 'Fatto',
    seen: 'Quello che si vede nelle vostre parole',
  },
  en: {
    first: 'Add an experience',
    another: 'Add another experience',
    track: 'Add something you keep',
    retrace: 'retrace',
    done: 'Done',
    seen: 'What we see in your words',
  },
  sq: {
    first: 'Shtoni një përvojë',
    another: 'Shtoni një përvojë tjetër',
    track: 'Shtoni diçka për t’u ruajtur',
    retrace: 'për t’u rishikuar',
    done: 'U krye',
    seen: 'Çfarë shihet në fjalët tuaja',
  },
};

export interface ToldExperience extends Script {
  readonly id: string;
  readonly title: string;
}
export interface ToldTrack extends Script {
  readonly id: string;
  readonly name: string;
  readonly experiences: string[];
}
export interface Tale {
  readonly main: Script;
  readonly experiences: readonly ToldExperience[];
  readonly tracks: readonly ToldTrack[];
}

type Made = Record<string, Script>;
/** What the association's own documents tell, and what had to be made up to send it (fixtures/README.md). */
export const worked: Tale = {
  main: fixture.madeUp.main as Script,
  experiences: fixture.answers.experiences.map(({ explore: _, ...e }) => ({
    ...(e as unknown as ToldExperience),
    ...(fixture.madeUp.experiences as unknown as Made)[e.id],
  })),
  tracks: fixture.answers.tracks.map((t) => ({
    ...(t as unknown as ToldTrack),
    ...(fixture.madeUp.tracks as unknown as Made)[t.id],
  })),
};
export const exploredIds = new Set(fixture.answers.experiences.flatMap((e) => (e.explore ? e.id : [])));

const say = (text: Text, locale: Locale): string => (typeof text === 'string' ? text : text[locale]!);
const titleOf = (phase: string, locale: Locale): string =>
  say(definition.phases.find(({ id }) => id === phase)!.title, locale);

export class Interviewee {
  readonly page: Page;
  readonly locale: Locale;
  readonly tale: Tale;
  readonly #each: (where: string) => Promise<void>;
  readonly #me: Respondent;

  /** @param each is called whenever there is another thing on the page */
  constructor(page: Page, locale: Locale, tale: Tale, each: (where: string) => Promise<void> = async () => {}) {
    this.page = page;
    this.locale = locale;
    this.tale = tale;
    this.#each = each;
    this.#me = new Respondent(page, forms.main, locale, tale.main);
  }

  get words() {
    return { ...this.#me.words, ...interviewWords[this.locale] };
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page.getByRole('button', { name: this.words.next }).waitFor();
    await this.#each('the opening');
  }

  /** On with Tab, round the page if need be, to what is called so. */
  async reach(name: string, kind = 'button'): Promise<void> {
    let first = 0;
    for (let keys = 0; keys < 600; keys++) {
      const stop = keys ? await this.#me.press('Tab') : await this.#me.stop();
      first ||= stop.nth;
      const is = kind === 'button' ? stop.tag === 'button' : stop.type === kind;
      if (is && (stop.name === name || stop.name.startsWith(`${name} `))) return;
    }
    throw new Error(`There is no ${kind} "${name}" to be reached by Tab`);
  }
  async press(name: string): Promise<void> {
    await this.reach(name);
    await this.#me.press('Enter');
  }
  async #tick(name: string): Promise<void> {
    await this.reach(name, 'checkbox');
    await this.#me.press('Space');
  }

  /** The heading that has the focus, as it must after each step. */
  async heading(): Promise<string> {
    const { tag, name } = await this.#me.stop();
    if (!/^h[1-6]$/.test(tag)) throw new Error(`The focus is not on the step's heading, but on ${tag} "${name}"`);
    return name;
  }

  /** Answers the step that is shown, with what is told in one of the forms. @returns the button that was pressed */
  #answer(form: keyof typeof forms, script: Script, ends?: readonly string[], ticks?: string[]): Promise<string> {
    return new Respondent(this.page, forms[form], this.locale, script, ticks).answerStep(ends);
  }

  /** A step of the phases' own questions, and on to the next. */
  async answer(): Promise<void> {
    await this.#answer('main', this.tale.main);
    await this.heading();
  }

  /** Adds a line for each experience. */
  async lineUp(): Promise<void> {
    for (const [i, told] of this.tale.experiences.entries()) {
      await this.press(i ? this.words.another : this.words.first);
      await this.heading();
      await this.#each('an experience on the timeline');
      const line = Object.fromEntries(Object.entries(told).filter(([id]) => LINE.includes(id)));
      await this.#answer('experience', line, [this.words.done]);
      await this.heading();
    }
    await this.#each('the timeline');
  }

  /** Ticks those to be retraced, or takes the ticks away. */
  async choose(experiences: readonly ToldExperience[]): Promise<void> {
    for (const { title } of experiences) await this.#tick(`${this.words.retrace}: ${title}`);
  }

  /** On from the timeline, and through each step of each experience that is retraced, in the order they were told in. */
  async retrace(experiences: readonly ToldExperience[]): Promise<void> {
    await this.press(this.words.next);
    for (const told of experiences)
      for (const { id, title } of definition.experience.steps) {
        const heading = await this.heading();
        const wanted = `${told.title}: ${say(title, this.locale)}`;
        if (heading !== wanted) throw new Error(`"${wanted}" is next, and the page is at "${heading}"`);
        await this.#each(`retracing: ${id}`);
        await this.#answer('experience', told);
      }
    await this.heading();
  }

  /** The tracks, each with its tests and the experiences it is found in. */
  async climb(): Promise<void> {
    const titles = new Map(this.tale.experiences.map(({ id, title }) => [id, title]));
    for (const told of this.tale.tracks) {
      await this.press(this.words.track);
      await this.heading();
      await this.#each('a practice');
      const found = told.experiences.map((id) => titles.get(id)!);
      await this.#answer('track', told, [this.words.done], found);
      await this.heading();
    }
  }

  /** All of it, to the review. Where not all fit, `first` are retraced alone and then make room for the others. */
  async tell(explored: readonly ToldExperience[], first: readonly ToldExperience[] = []): Promise<void> {
    await this.answer();
    await this.lineUp();
    if (first.length) {
      await this.choose(first);
      await this.retrace(first);
      await this.goTo('timeline');
      await this.choose(first);
    }
    await this.choose(explored);
    await this.retrace(explored);
    await this.#each('the mirror');
    await this.answer();
    await this.climb();
    await this.#each('the ladder');
    await this.answer();
    await this.#each('the frame');
    await this.answer();
    await this.#each('the close');
    await this.answer();
    await this.#each('the review');
  }

  /** From the contents, to a phase. */
  async goTo(phase: string): Promise<void> {
    const title = titleOf(phase, this.locale);
    // in the contents a phase that was gone through is called complete
    const place = this.page.getByRole('navigation').getByRole('button', { name: title });
    await place.focus();
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('heading', { name: title }).waitFor();
  }

  /** Sends what is on the review. @returns the receipt's code */
  async send(): Promise<string> {
    await this.#answer('main', {});
    await this.page.getByRole('heading', { name: this.words.received }).waitFor();
    await this.#each('the receipt');
    return (await this.page.getByText(/^[0-9a-f-]{36}\.\S{22,}$/).textContent())!;
  }
}

/** What lists say, item by item, without the links and buttons in them. */
export const said = (page: Page, list: string): Promise<string[]> =>
  page
    .getByRole('list', { name: list })
    .getByRole('listitem')
    .evaluateAll((items) =>
      items.map((item) => {
        const copy = item.cloneNode(true) as Element;
        for (const tool of copy.querySelectorAll('a, button')) tool.remove();
        return copy.textContent.replace(/\s+/g, ' ').trim();
      }),
    );

/** The document on the page: each heading of it with its sentences. */
export const document_ = (page: Page): Promise<string[][]> =>
  page.locator('.document').evaluate((root) =>
    [...root.querySelectorAll('h1, h2, h3, h4, h5, h6, li')].reduce<string[][]>((found, e) => {
      const copy = e.cloneNode(true) as Element;
      for (const tool of copy.querySelectorAll('a, button')) tool.remove();
      const text = copy.textContent.replace(/\s+/g, ' ').trim();
      if (e.localName === 'li') found.at(-1)!.push(text);
      else found.push([text]);
      return found;
    }, []),
  );
