import type { FieldContext } from '../fields/index.ts';
import type { Answer, Answers, Form, Path, Problem } from '../form/index.ts';
import type { Sitting } from '../respondent/sitting.ts';

/** The lists of an interview: each of their entries has a form of its own. */
export type List = 'experiences' | 'tracks';

/** What the questions of one form are drawn with: paths in it are the form's own, and the sitting's with `base` before. */
export class FormContext implements FieldContext {
  readonly idPrefix: string;

  constructor(
    readonly sitting: Sitting,
    readonly form: Form,
    /** `experiences/x1/`; empty for the main form */
    readonly base: string,
  ) {
    this.idPrefix = `q-${base}`;
  }
  get locale(): string {
    return this.sitting.locale;
  }
  get locales(): readonly string[] {
    return this.sitting.locales;
  }
  get root(): ShadowRoot {
    return this.sitting.root;
  }
  get files(): FieldContext['files'] {
    return this.sitting.files;
  }
  get updateComplete(): Promise<unknown> {
    return this.sitting.updateComplete;
  }
  shows(path: Path): boolean {
    return this.sitting.shows(this.base + path);
  }
  touched(path: Path): void {
    this.sitting.touched(this.base + path);
  }
  announce(said: string): void {
    this.sitting.announce(said);
  }
}

/** An experience or a track. What was worked out of its form is kept until an answer in it is another. */
export class Entry {
  #kept: Answers | undefined;
  #flat: readonly [kept: Answers | undefined, marks: Answers | undefined, flat: Answers] = [undefined, undefined, {}];
  #sent: Answers | undefined;
  #problems: Problem[] | undefined;

  /**
   * @param marks what is said of it outside its form: of an experience `explore` and `turning`, of a track the
   *   `experiences` it is found in
   */
  constructor(
    readonly list: List,
    readonly id: string,
    readonly context: FormContext,
    public marks: Answers = {},
  ) {
    context.form.subscribe(() => (this.#kept = this.#sent = this.#problems = undefined));
  }
  get form(): Form {
    return this.context.form;
  }
  /** before each path in it */
  get base(): string {
    return this.context.base;
  }
  /** all that a draft keeps of it */
  get kept(): Answers {
    return (this.#kept ??= { ...this.form.unplaced, ...this.form.answers(false) });
  }
  /** all that a draft keeps of it, each under a key of its own in the whole: `experiences/x1/channel` */
  get flat(): Answers {
    const { base, id, marks, kept } = this;
    const [of, by, flat] = this.#flat;
    if (of === kept && by === marks) return flat;
    const made: Record<string, Answer> = { [`${base}id`]: id };
    for (const part of [marks, kept]) for (const key in part) made[base + key] = part[key];
    this.#flat = [kept, marks, made];
    return made;
  }
  /** what is sent of its form */
  get sent(): Answers {
    return (this.#sent ??= this.form.submitted());
  }
  get problems(): readonly Problem[] {
    return (this.#problems ??= this.form.problems());
  }
  get explored(): boolean {
    return this.marks.explore === true;
  }
  /** ids of the experiences that a track is found in */
  get found(): readonly string[] {
    const { experiences } = this.marks;
    return Array.isArray(experiences) ? (experiences as Answer[]).filter((id) => typeof id === 'string') : [];
  }
}

const MARKS: Readonly<Record<List, readonly string[]>> = {
  experiences: ['explore', 'turning'],
  tracks: ['experiences'],
};

/** How sure an answer is, and where it comes from: said by who leads the conversation, and sent. */
export interface Evidence {
  readonly confidence?: 'sure' | 'likely' | 'guess';
  readonly source?: string;
}
/**
 * What is said beside the answers: own words in the place of generated sentences, by their ids; evidence, by path; what
 * was taken over from a questionnaire (prefill.ts), as it was then, by its key in a draft.
 */
export interface Beside {
  edits: Record<string, string>;
  evidence: Record<Path, Evidence>;
  taken: Record<string, Answer>;
}
/** Without prototypes, whatever a sentence or a path is called. */
export const nothingBeside = (): Beside => ({
  edits: { __proto__: null } as never,
  evidence: { __proto__: null } as never,
  taken: { __proto__: null } as never,
});

export interface Told {
  readonly id: string;
  readonly marks: Answers;
  readonly answers: Answers;
}
const isRecord = (value: unknown): value is Answers => !!value && typeof value === 'object' && !Array.isArray(value);

/**
 * Answers as a page or a draft has them, taken apart by form. A page may have them as they are sent, with lists of
 * records; in a draft each answer has a key of its own (`experiences/x1/channel`), so that of two tabs neither takes
 * away what the other wrote elsewhere. That something was taken over is a key without its value: `taken/where`.
 */
export function takeApart(given: Answers): { main: Answers; experiences: Told[]; tracks: Told[]; beside: Beside } {
  const main: Record<string, Answer> = {};
  const beside: Beside = nothingBeside();
  const records = {
    experiences: new Map<string, Record<string, Answer>>(),
    tracks: new Map<string, Record<string, Answer>>(),
  };
  const record = (list: List, id: string) => records[list].get(id) ?? records[list].set(id, {}).get(id)!;
  for (const [key, value] of Object.entries(given)) {
    const [, list, id, member] = /^(experiences|tracks)\/([^/]+)\/(.+)$/.exec(key) ?? [];
    const [, part, path] = /^(edits|evidence|taken)\/(.+)$/.exec(key) ?? [];
    if (list) record(list as List, id!)[member!] = value;
    else if (part) beside[part as keyof Beside][path!] = (part === 'taken' ? given[path!] : value) as never;
    else if (Object.hasOwn(beside, key) && isRecord(value)) Object.assign(beside[key as keyof Beside], value);
    else if ((key === 'experiences' || key === 'tracks') && Array.isArray(value)) {
      for (const entry of value)
        if (isRecord(entry) && typeof entry.id === 'string') Object.assign(record(key, entry.id), entry);
    } else if (key !== 'mode') main[key] = value;
  }
  const told = (list: List): Told[] =>
    [...records[list]].map(([id, { id: _, ...all }]) => {
      const part = (mark: boolean) =>
        Object.fromEntries(Object.entries(all).filter(([key]) => MARKS[list].includes(key) === mark));
      return { id, marks: part(true), answers: part(false) };
    });
  return { main, experiences: told('experiences'), tracks: told('tracks'), beside };
}
