import { decode } from '../../contract/csv-read.ts';
import type { Events } from '../../contract/events.ts';
import type { Term } from '../../contract/partners.ts';
import { inSlices, type Progress } from '../../form/import/index.ts';
import { slug } from '../../form/import/vocabulary.ts';
import { importIcal, type IcalNote, type IcalRefusal } from './ical-import.ts';
import { importEvents } from './json-import.ts';

/**
 * Why an event was not taken, or none was: as of iCalendar (ical-import.ts); it has not the form of an event (`form`); the
 * file is no JSON, though it begins like it (`json`).
 */
export type Refusal = IcalRefusal | 'form' | 'json';
/** What became of one that was: as of iCalendar; its date is none (`when`); something of it was left out (`part`). */
export type Note = IcalNote | 'when' | 'part';

export interface ImportRemark {
  readonly code: Refusal | Note;
  /** where it is: a line of the file or the number of an event, from 1; 0 when it is about the whole */
  readonly line: number;
  /** of the event */
  readonly title?: string;
  /** what it is about */
  readonly detail?: string;
}

export interface Imported {
  readonly document: Events;
  readonly refused: readonly ImportRemark[];
  readonly notes: readonly ImportRemark[];
  /** what lines of remarks are */
  readonly lines: 'file' | 'events';
}

/** What the new document is to fit: the language of its texts, the zone and the kinds of the one that is shown. */
export interface Surroundings {
  readonly locale: string;
  readonly timeZone: string;
  readonly kinds: readonly Term[];
}

/** In bytes, before anything is read of it. */
const LARGEST = 20_000_000;

/** Reads a file of events, iCalendar or JSON, whatever it is called. Yields often. */
export function* readFile(
  bytes: Uint8Array,
  name: string,
  { locale, timeZone, kinds }: Surroundings,
): Generator<Progress, Imported> {
  const id = slug(name.replace(/\.\w+$/, '')) || 'events';
  const head: Omit<Events, 'events'> = { type: 'events', id, version: '1', locales: [locale], timeZone, kinds: [] };
  const none = (code: Refusal): Imported => ({
    document: { ...head, events: [] },
    refused: [{ code, line: 0 }],
    notes: [],
    lines: 'file',
  });
  if (bytes.length > LARGEST) return none('too-large');
  const decoding = decode(bytes);
  let piece = decoding.next();
  for (; !piece.done; piece = decoding.next()) yield { done: 0, total: 1, rows: 0 };
  const { text } = piece.value;
  if (/^\s*[[{]/.test(text)) {
    let given: unknown;
    try {
      given = JSON.parse(text);
    } catch {
      return none('json');
    }
    return yield* importEvents(given, head);
  }
  const { title, refused, notes, ...lists } = yield* importIcal(text, { timeZone, kinds });
  return { document: { ...head, ...(title && { title }), ...lists }, refused, notes, lines: 'file' };
}

/** `choose` a file · `reading` it · `done`: what became of it is told, also when nothing was taken · `failed`: it is out of reach */
export type ImporterState = 'choose' | 'reading' | 'done' | 'failed';

/** A file of events on its way to a document; all of it in the page, which it never blocks for long. */
export class Importer {
  state: ImporterState = 'choose';
  file = '';
  progress: Progress = { done: 0, total: 1, rows: 0 };
  result: Imported | undefined;
  readonly #surroundings: () => Surroundings;
  readonly #changed: () => void;
  #stop = new AbortController();

  /** @param surroundings asked when they are wanted @param changed after each change: render again */
  constructor(surroundings: () => Surroundings, changed: () => void) {
    this.#surroundings = surroundings;
    this.#changed = changed;
  }

  /** Reads a file. A later one takes the place of one under way. Never rejects. */
  async take(file: File): Promise<void> {
    const stop = this.#begin('reading');
    this.file = file.name;
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const told = (progress: Progress): void => {
        this.progress = progress;
        this.#changed();
      };
      const result = await inSlices(readFile(bytes, file.name, this.#surroundings()), told, stop);
      if (stop.aborted) return;
      this.result = result;
      this.#become('done');
    } catch {
      if (!stop.aborted) this.#become('failed');
    }
  }

  /** Gives up what is under way. */
  cancel(): void {
    this.#begin('choose');
  }

  #begin(state: ImporterState): AbortSignal {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.progress = { done: 0, total: 1, rows: 0 };
    this.result = undefined;
    this.#become(state);
    return this.#stop.signal;
  }

  #become(state: ImporterState): void {
    this.state = state;
    this.#changed();
  }
}
