import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, DefinitionError } from '../contract/author-issue.ts';
import { canonical, digest } from '../contract/digest.ts';
import type { Interview } from '../contract/interview.ts';
import type { Partners } from '../contract/partners.ts';
import type { Questionnaire } from '../contract/questionnaire.ts';
import { compile } from '../form/compile.ts';
import { isEvents } from '../form/events-check.ts';
import { type Model } from '../form/index.ts';
import { compileInterview } from '../form/interview-compile.ts';
import type { InterviewModels } from '../form/interview.ts';
import { checkPartners, isPartners } from '../form/partners-check.ts';
import { publishable } from './partners/publishable.ts';
import { readInvitations, readJoining, type Joining } from './events/private-files.ts';
import { readEvents, type PublishedEvents } from './events/publishable.ts';
import { privateFile, type PrivateFile } from './private.ts';
import { readContacts } from './relay/contacts.ts';

/** A published definition, ready to judge by. */
export interface Published {
  readonly id: string;
  readonly version: string;
  readonly digest: string;
  /** the document as authors wrote it, with `digest` added: what GET /api/definitions/:id answers */
  readonly json: string;
  readonly definition: Questionnaire | Interview;
  /** the whole questionnaire, or one of its shorter forms; undefined when it has no form of that name, or is an interview */
  model(form?: string): Model | undefined;
  /** the forms of an interview; undefined when it is a questionnaire */
  readonly interview: InterviewModels | undefined;
  /**
   * What is said of an event afterwards (`id` is the event's): the id of the questionnaire that is answered, whose versions
   * answers are judged by; empty for what is asked where the event names none
   */
  readonly feedback?: string;
}

/** A partners' document as its file has it, without what has another form than the schema's. */
export interface PublishedPartners {
  readonly id: string;
  readonly partners: Partners;
}

interface PrivateEntries {
  readonly file: PrivateFile;
  readonly entries: ReadonlyMap<string, unknown>;
}

const privateReaders: Readonly<
  Record<PrivateFile, (document: unknown) => { entries: ReadonlyMap<string, unknown>; issues: readonly string[] }>
> = { 'contacts.json': readContacts, 'invitations.json': readInvitations, 'joining.json': readJoining };

interface Shelf {
  /** what is published now */
  current: Published;
  /** every version that is kept, by version */
  versions: Map<string, Published>;
}

/**
 * The content folder: `<anything>.json` is published, `<anything>@<version>.json` is a past version that answers given
 * before the change are still judged by. Files are read again when one of them changes; a file with mistakes is told in
 * the log and leaves what was published before. Some files are never served (private.ts).
 */
export class Content {
  readonly #folder: string;
  readonly #log: (entry: Record<string, unknown>) => void;
  #shelves = new Map<string, Shelf>();
  /** by path, so that a file which is broken now leaves what it was */
  #partners = new Map<string, PublishedPartners>();
  #events = new Map<string, PublishedEvents>();
  #private = new Map<string, PrivateEntries>();
  /** partners' documents, in the order of their files */
  partners: readonly PublishedPartners[] = [];
  /** documents of events, likewise; a new list whenever a file has changed */
  events: readonly PublishedEvents[] = [];
  /** addresses by the id of an entry or an office */
  contacts: ReadonlyMap<string, string> = new Map();
  /** keys of the codes by which one may register, by event */
  invitations: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  /** where one joins, by event */
  joining: ReadonlyMap<string, Joining> = new Map();
  #stamp = '';
  #looked = 0;
  #reading: Promise<void> | undefined;

  constructor(folder: string, log: (entry: Record<string, unknown>) => void) {
    this.#folder = folder;
    this.#log = log;
  }

  /** Looks at the folder, at most once a second unless `now`. */
  async refresh(now = false): Promise<void> {
    if (!now && Date.now() - this.#looked < 1000) return this.#reading;
    this.#looked = Date.now();
    this.#reading ??= this.#read().finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  get ids(): string[] {
    return [...this.#shelves.keys()];
  }

  current = (id: string): Published | undefined => this.#shelves.get(id)?.current;
  version = (id: string, version: string): Published | undefined => this.#shelves.get(id)?.versions.get(version);
  versions = (id: string): Published[] => [...(this.#shelves.get(id)?.versions.values() ?? [])];

  async #read(): Promise<void> {
    const files = this.#files();
    const stamp = files.map(({ path, mtime, size }) => `${path} ${mtime} ${size}`).join('\n');
    if (stamp === this.#stamp) return;
    const before = this.#shelves;
    const shelves = new Map<string, Shelf>();
    const past: Published[] = [];
    const partners = new Map<string, PublishedPartners>();
    const events = new Map<string, PublishedEvents>();
    const hidden = new Map<string, PrivateEntries>();
    for (const { path } of files) {
      try {
        const document: unknown = JSON.parse(readFileSync(path, 'utf8'));
        const file = privateFile(path);
        if (file) {
          const { entries, issues } = privateReaders[file](document);
          hidden.set(path, { file, entries });
          if (issues.length) this.#log({ level: 'warn', event: file.replace('.json', ''), file: path, issues });
          continue;
        }
        if (isEvents(document)) {
          if (/@[^/\\]*\.json$/.test(path)) continue;
          const issues: string[] = [];
          const found = readEvents(document, (issue) => void issues.push(issue));
          if ([...events.values()].some(({ id }) => id === found.id))
            throw new Error(`"${found.id}" is published by two files.`);
          events.set(path, found);
          if (issues.length) this.#log({ level: 'warn', event: 'definition', file: path, issues });
          continue;
        }
        const found = this.#readPartners(document, path);
        if (found) {
          const twice = [...partners.values()].some(({ id }) => id === found.id);
          if (twice) throw new Error(`"${found.id}" is published by two files.`);
          partners.set(path, found);
          continue;
        }
        const published = await publish(document);
        if (!published) continue;
        if (/@[^/\\]*\.json$/.test(path)) past.push(published);
        else if (shelves.has(published.id)) throw new Error(`"${published.id}" is published by two files.`);
        else shelves.set(published.id, { current: published, versions: new Map([[published.version, published]]) });
      } catch (error) {
        const told = error instanceof DefinitionError ? error.issues.map(describe) : [String(error)];
        this.#log({ level: 'error', event: 'definition', file: path, issues: told });
        for (const [id, shelf] of before) if (path.endsWith(`${id}.json`)) shelves.set(id, shelf);
        for (const [now, before] of [
          [partners, this.#partners],
          [events, this.#events],
          [hidden, this.#private],
        ] as [Map<string, unknown>, Map<string, unknown>][])
          if (before.has(path)) now.set(path, before.get(path));
      }
    }
    for (const published of past) {
      const shelf = shelves.get(published.id);
      if (!shelf)
        shelves.set(published.id, { current: published, versions: new Map([[published.version, published]]) });
      else if (!shelf.versions.has(published.version)) shelf.versions.set(published.version, published);
    }
    this.#shelves = shelves;
    this.#partners = partners;
    this.#events = events;
    this.#private = hidden;
    this.partners = [...partners.values()];
    this.events = [...events.values()];
    const told = <T>(name: PrivateFile) =>
      new Map(
        [...hidden.values()].reverse().flatMap(({ file, entries }) => (file === name ? [...entries] : [])),
      ) as Map<string, T>;
    this.contacts = told('contacts.json');
    this.invitations = told('invitations.json');
    this.joining = told('joining.json');
    this.#stamp = stamp;
  }

  /**
   * A partners' document; undefined for another kind, or for a past version, which nothing is judged by.
   * @throws DefinitionError when something is wrong for which none of it can be published
   */
  #readPartners(document: unknown, path: string): PublishedPartners | undefined {
    if (!isPartners(document) || /@[^/\\]*\.json$/.test(path)) return undefined;
    const issues = checkPartners(document);
    const fatal = issues.filter(({ lost }) => lost === 'document');
    if (fatal.length) throw new DefinitionError(fatal);
    if (issues.length)
      this.#log({
        level: 'warn',
        event: 'definition',
        file: path,
        issues: issues.map((issue) => `${issue.lost === 'part' ? 'left out: ' : ''}${describe(issue)}`),
      });
    const partners = publishable(document);
    return { id: partners.id, partners };
  }

  #files(): { path: string; mtime: number; size: number }[] {
    try {
      return readdirSync(this.#folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
        .map((entry) => {
          const path = join(entry.parentPath, entry.name);
          const { mtimeMs, size } = statSync(path);
          return { path, mtime: mtimeMs, size };
        })
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    } catch (error) {
      this.#log({
        level: 'error',
        event: 'content',
        folder: this.#folder,
        error: (error as NodeJS.ErrnoException).code,
      });
      return [];
    }
  }
}

/** A questionnaire (`sections`) or an interview (`phases`), checked and with its digest; undefined for other documents. */
async function publish(value: unknown): Promise<Published | undefined> {
  const document = value as Record<string, unknown> | null;
  if (typeof document !== 'object' || document === null) return undefined;
  const kind = Array.isArray(document.sections) ? readQuestionnaire : Array.isArray(document.phases) && readInterview;
  if (!kind) return undefined;
  const read = kind(document);
  const { id, version } = read.definition;
  const sum = (await digest(canonical(document)))!;
  return { ...read, id, version, digest: sum, json: JSON.stringify({ ...document, digest: sum }) };
}

type Read = Pick<Published, 'definition' | 'model' | 'interview'>;

function readQuestionnaire(document: unknown): Read {
  const models = new Map<string, Model | undefined>();
  const whole = compile(document);
  const { definition } = whole;
  return {
    definition,
    interview: undefined,
    model(form) {
      if (form === undefined) return whole;
      if (!Object.hasOwn(definition.forms ?? {}, form)) return undefined;
      if (!models.has(form)) models.set(form, compile(document, form));
      return models.get(form);
    },
  };
}

function readInterview(document: unknown): Read {
  const interview = compileInterview(document);
  return { definition: interview.definition, interview, model: () => undefined };
}
