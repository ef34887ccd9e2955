import { html, type CSSResultGroup } from 'lit';
import { define } from '../../src/element/define.ts';
import { VarcoElement } from '../../src/element/varco-element.ts';
import { findingStyles } from '../../src/finding/finding.styles.ts';
import { Linking } from '../../src/finding/linking.ts';
import { openSearch } from '../../src/finding/search.ts';
import { Searching, type SearchHost } from '../../src/finding/searching.ts';
import { readState, writeState, type LinkState } from '../../src/finding/state.ts';
import { advice, more } from '../../src/finding/views/advice.ts';
import { filters, layouts, outcome } from '../../src/finding/views/filters.ts';
import { marked } from '../../src/finding/views/marked.ts';

export interface Book {
  readonly title: string;
  readonly shelf: string;
  /** learnt later */
  lent?: string;
}
type FacetId = 'shelf' | 'lent';
type Shown = 'rows' | 'names';
type State = LinkState<FacetId, 'show'>;
const names = { facets: ['shelf', 'lent'], others: ['show'] } as const;

/** All that a widget adds to what finding does. */
export class Browsing extends Searching<FacetId> {
  readonly locales = ['en'];
  shown: Shown = 'rows';

  constructor(
    readonly host: SearchHost,
    readonly books: readonly Book[],
  ) {
    super({
      size: books.length,
      facets: names.facets,
      *values() {
        return (n) => ({ shelf: [books[n]!.shelf], lent: [books[n]!.lent] });
      },
      search: async () =>
        openSearch({
          size: books.length,
          names: (n) => [books[n]!.title],
          aliases: () => [],
          labels: (n) => [books[n]!.shelf],
          terms: () => [],
          vocabularies: [],
          texts: () => [],
        }),
    });
  }
  facetName(id: FacetId): string {
    return { shelf: 'Shelf', lent: 'Lent' }[id];
  }
  valueName(_: FacetId, value: string): string {
    return value;
  }
}

export class BooksElement extends VarcoElement<readonly Book[]> implements SearchHost {
  static override styles: CSSResultGroup = [VarcoElement.styles, findingStyles];
  browsing: Browsing | undefined;
  linking: Linking<State> | undefined;
  /** how often what is looked for became another */
  changes = 0;

  protected read(document: unknown): readonly Book[] {
    return document as readonly Book[];
  }

  changed(step = false): void {
    this.changes++;
    this.linking?.changed(step);
  }

  protected renderDocument(books: readonly Book[]): unknown {
    if (this.browsing?.books !== books) {
      const s = (this.browsing = new Browsing(this, books));
      if (this.deepLinks) {
        this.linking = new Linking<State>(this, {
          get state() {
            return { ...s.selection, others: { show: s.shown === 'rows' ? undefined : s.shown } };
          },
          go({ query, facets, others }) {
            s.query = query;
            s.facets = new Map(facets);
            s.shown = others.show === 'names' ? 'names' : 'rows';
            void s.look();
          },
          read: (search, prefix) => readState(search, prefix, names),
          write: (search, prefix, state) => writeState(search, prefix, names, state),
        });
        this.linking.begin();
      } else void s.begin();
    }
    const s = this.browsing;
    if (!s.found) return '';
    const { order } = s.found;
    const change = (shown: Shown): void => {
      s.shown = shown;
      this.requestUpdate();
      this.changed(true);
    };
    return html`${filters(s, 'a title…')}
    ${outcome(s, `${order.length} books`, layouts({ rows: 'Rows', names: 'Names' }, s.shown, change))}
    ${
      order.length
        ? html`<ol>
              ${Array.from(order.subarray(0, s.rows), (n) => html`<li><button>${marked(books[n]!.title, s)}</button></li>`)}
            </ol>
            ${more(s, order.length - Math.min(s.rows, order.length), () => s.grow((row) => `li:nth-child(${row + 1}) button`))}`
        : advice(s, 'There are no books.')
    }`;
  }
}
define('varco-books', BooksElement);
