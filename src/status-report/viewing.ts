import type { AuthorIssue } from '../contract/author-issue.ts';
import { crossingsShape } from '../contract/generated/crossings.shape.ts';
import type { Crossings, Results } from '../contract/results.ts';
import type { Text } from '../contract/text.ts';
import type { Earlier } from '../element/events.ts';
import type { Answers } from '../form/types.ts';
import { numberFormat } from '../locale/index.ts';
import { plain, type Reader } from '../locale/texts.ts';
import type { Aggregates } from './aggregates.ts';
import { fetched, type Fetched } from './fetched.ts';
import type { Model } from './model.ts';

/** What a viewing needs of the element that shows it. */
export interface Host {
  readonly activeLocale: string;
  readonly renderRoot: ParentNode;
  readonly updateComplete: Promise<unknown>;
  readonly requestHeaders?: Record<string, string> | undefined;
  readonly sharedComputer?: boolean;
  /** level of the first heading */
  readonly depth: number;
  address(name: 'src' | 'endpoint' | 'results'): string | undefined;
  /** tells the author of a mistake */
  tell(type: 'attribute', issues: readonly AuthorIssue[], cause?: unknown): void;
  requestUpdate(): void;
  /** what is shown is another */
  changed(): void;
}

/** What one respondent answered. */
export interface Own {
  readonly answers: Answers;
  /** of the definition that was answered; unknown when the page gave the answers */
  readonly version?: string | undefined;
  /** wall clock, ms */
  readonly receivedAt?: number | undefined;
  /** just sent from this page, with a receipt whose code opens them again */
  readonly code?: boolean;
  /** the receipt of earlier answers that these took the place of, where the page knows it */
  readonly replaced?: Earlier | undefined;
  /** when later answers took the place of these: wall clock, ms */
  readonly replacedAt?: number | undefined;
}

/** A class of a question by which everything is narrowed. */
export interface Filter {
  readonly question: string;
  readonly value: string;
}

type Changes = Partial<Pick<Viewing, 'own' | 'earlier' | 'filter' | 'section' | 'rows' | 'columns' | 'spoken'>>;

/**
 * What is shown of one definition's results, and what was chosen to be seen. Views read it and change it by `set`, which has the
 * element drawn anew; what was fetched changes when it comes.
 */
export class Viewing implements Reader {
  /** aggregates of all; undefined where the page names no address of them */
  results: Fetched<Results> | undefined;
  /** they could not be had anew */
  old = false;
  own: Own | undefined;
  /** what the same organisation answered before */
  earlier: Own | undefined;
  filter: Filter | undefined;
  /** the section of the whole that was gone to, by its id */
  section: string | undefined;
  /** the two questions of the table that was asked for */
  rows: string | undefined;
  columns: string | undefined;
  /** it is being printed: all of it is shown, what is folded too, and drawn for paper */
  paper = false;
  /** for screen readers: what became of the last deed */
  spoken = '';
  readonly #crossings = new Map<string, Fetched<Crossings>>();

  constructor(
    readonly host: Host,
    readonly model: Model,
    readonly aggregates?: Aggregates,
  ) {
    this.take();
  }

  get root(): ShadowRoot {
    return this.host.renderRoot as ShadowRoot;
  }
  get locale(): string {
    return this.host.activeLocale;
  }
  get locales(): readonly string[] {
    return this.model.definition.locales ?? [];
  }

  set(changes: Changes): void {
    Object.assign(this, changes);
    this.host.changed();
    this.host.requestUpdate();
  }

  /** A number in the reader's language. */
  number(value: number, options: Intl.NumberFormatOptions = { maximumFractionDigits: 1 }): string {
    return numberFormat(this.locale, options).format(value);
  }

  text(text: Text | undefined): string {
    return plain(text, this);
  }

  /** Asks for the aggregates anew. */
  async fetch(): Promise<void> {
    await this.aggregates?.fetch();
  }

  /** Takes what came of the aggregates, where it is of this definition; what is not, the author is told of. */
  take(): void {
    if (!this.aggregates) return;
    const { came, old } = this.aggregates;
    const before = this.results;
    const other = came?.state === 'ready' && came.value.about !== this.model.id;
    const results = other
      ? ({ state: 'failed', why: 'other', cause: `results about ${came.value.about}` } as const)
      : came;
    Object.assign(this, { results, old });
    // tables of others do not stand beside them
    if (before?.state === 'ready' && results !== before) this.#crossings.clear();
    if (results?.state === 'failed' && (other || results.why === 'wrong'))
      this.host.tell(
        'attribute',
        [{ path: 'attribute results', found: String(results.cause), expected: `the results of ${this.model.id}` }],
        results.cause,
      );
  }

  /** Tables of all questions by one; asked for when they are first wanted. @param again after a failure */
  by(question: string, again = false): Fetched<Crossings> | undefined {
    const url = this.host.address('results');
    if (!url) return undefined;
    const known = this.#crossings.get(question);
    if (known && !(again && known.state === 'failed')) return known;
    const loading: Fetched<Crossings> = { state: 'loading' };
    this.#crossings.set(question, loading);
    const address = new URL(url);
    // results may lie on a site as files: `esempio.json`, and beside it `esempio/by/org_form.json`
    const [, path, ending = ''] = /^(.*?)(?:\/|(\.json))?$/.exec(address.pathname)!;
    address.pathname = `${path}/by/${encodeURIComponent(question)}${ending}`;
    void fetched<Crossings>(address.href, crossingsShape, this.host.requestHeaders).then((came) => {
      if (this.#crossings.get(question) !== loading) return;
      this.#crossings.set(question, came);
      this.host.requestUpdate();
    });
    return loading;
  }
}
