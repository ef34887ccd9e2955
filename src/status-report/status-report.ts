import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type PropertyValues } from 'lit';
import { DefinitionError } from '../contract/author-issue.ts';
import { contentDigest } from '../contract/digest.ts';
import { VarcoChangeEvent, type VarcoAcceptedEvent } from '../element/events.ts';
import { heading } from '../element/heading.ts';
import { idle, VarcoElement } from '../element/varco-element.ts';
import type { Linking } from '../finding/linking.ts';
import type { Answers } from '../form/types.ts';
import { msg, withLocale } from '../locale/index.ts';
import { said } from '../locale/texts.ts';
import { Aggregates } from './aggregates.ts';
import { compareSaid } from './comparing.ts';
import './messages.ts';
import type { Model } from './model.ts';
import { read } from './read.ts';
import { SendingHeard, type Sent } from './sent.ts';
import { statusReportStyles } from './status-report.styles.ts';
import { paper } from './all/folds.ts';
import { Viewing, type Host } from './viewing.ts';
import { all } from './views/all.ts';
import { loadMine, mine } from './views/lazy.ts';

/**
 * What a questionnaire gives back: to a respondent, its own picture beside the group's; to a public body, what all answered
 * together.
 *
 * @tag varco-status-report
 * @summary Shows the results of a questionnaire: one's own picture, or the whole.
 * @attr {'mine'|'all'} view - One respondent's picture, or what all answered together; `mine` by default.
 *
 * @fires {VarcoChangeEvent} varco-change - Something else is shown; detail `{about, view}`.
 */
export class VarcoStatusReport extends VarcoElement<Model> implements Host {
  static override styles: CSSResultGroup = [VarcoElement.styles, statusReportStyles];
  static override properties: PropertyDeclarations = { view: {}, answers: { attribute: false } };

  declare view?: string | null;
  /** A respondent's answers, by question id, that the page has already. */
  declare answers?: Answers;

  protected viewing: Viewing | undefined;
  /** the class that is shown, in the page's address */
  #linking: Linking<unknown> | undefined;
  /** what this page sent and an endpoint took, until the definition it is of is there */
  #sent: Sent | undefined;
  readonly #aggregates = new Aggregates(() => {
    this.viewing?.take();
    this.requestUpdate();
  });

  readonly #sending = new SendingHeard(
    (sent, accepted) => {
      this.#sent = sent;
      const s = this.viewing;
      const own = this.#taken(s);
      if (!s || !own) return;
      s.set({ own });
      void this.#aggregates.fetch();
      this.#lead(s, accepted);
    },
    (receipt, replaced) => {
      const s = this.viewing;
      if (s && this.view !== 'all')
        loadMine(s.locale).then(
          ({ recover }) => recover(s, receipt, replaced),
          () => {},
        );
    },
  );

  /** Nothing moves under who reads the receipt: it leads to the picture, which is announced. */
  #lead(s: Viewing, accepted: VarcoAcceptedEvent): void {
    if (this.view === 'all' || !s.model.definition.dimensions?.length) return;
    const there = (then: 'announce' | 'see' | 'compare') => (): void =>
      void loadMine(s.locale).then(
        (mine) => mine[then](s),
        () => {},
      );
    const words = withLocale(s.locale, () => msg('See your picture', { id: 's-see' }));
    accepted.ways.push({ words, go: there('see') });
    const { replaced } = accepted;
    if (replaced?.code && this.address('endpoint')) {
      const compare = withLocale(s.locale, () => compareSaid(s.locale, replaced));
      accepted.ways.push({ words: compare, go: there('compare') });
    }
    there('announce')();
  }

  /** What was sent, when it is of this definition: once. */
  #taken(s: Viewing | undefined): Sent | undefined {
    const sent = s && this.#sent;
    if (s) this.#sent = undefined;
    return sent?.about === s?.model.id ? sent : undefined;
  }

  /** @internal */
  get depth(): number {
    return this.level;
  }

  protected override get identity(): { id: string; version: string } | undefined {
    return this.model && { id: this.model.id, version: this.model.version };
  }

  protected override read(document: unknown): Model {
    const model = read(document);
    const checking = (this.checking = this.#check(document));
    const over = (): unknown => this.checking === checking && (this.checking = undefined);
    checking.then(over, (cause) => this.model === model && this.fail(cause).then(over));
    return model;
  }

  /** Of a document without a stamp, or with a wrong one, every mistake. @throws DefinitionError */
  async #check(document: unknown): Promise<void> {
    await new Promise((done) => idle(done));
    const { digest, phases } = document as { digest?: string; phases?: unknown };
    if (digest && digest === (await contentDigest(document))) return;
    const inspect = phases
      ? import('../form/interview-compile.ts').then(({ inspectInterview }) => inspectInterview)
      : import('../form/compile.ts').then(({ inspect }) => inspect);
    const issues = (await inspect.catch(() => undefined))?.(document);
    if (issues?.length) throw new DefinitionError(issues);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#aggregates.from(this.address('results'), this.requestHeaders);
    const { model } = this;
    if (!model) return;
    if (this.viewing?.model !== model) {
      const before = this.viewing?.model.id === model.id ? this.viewing : undefined;
      this.viewing = new Viewing(this, model, this.#aggregates);
      Object.assign(this.viewing, { own: before?.own, earlier: before?.earlier, filter: before?.filter });
      // what was forgotten does not come back with a new version of the definition
      if (this.answers && (!before || changed.has('answers'))) this.viewing.own = { answers: this.answers };
      this.viewing.own = this.#taken(this.viewing) ?? this.viewing.own;
      this.#link(this.viewing, !before).catch(() => {});
    } else if (changed.has('answers') && this.answers) this.viewing.own = { answers: this.answers };
  }

  protected override renderDocument(model: Model): unknown {
    const s = this.viewing;
    if (!s) return nothing;
    return html`${heading(this.level, said(model.definition.title, s))}
      <div role="status">${
        s.old
          ? html`<p class="muted small">
              ${msg('Results could not be fetched anew: those shown here may be out of date.', { id: 's-old' })}
            </p>`
          : nothing
      }</div>
      ${this.view === 'all' ? all(s) : mine(s, ({ picture }) => picture(s))}
      <div class="unseen" role="status">${s.spoken}</div>`;
  }

  /** Where the page wants it (`deep-links`), goes where its address says. @param begin it was read for none before */
  async #link(s: Viewing, begin: boolean): Promise<void> {
    this.#linking = undefined;
    if (!this.deepLinks || this.view !== 'all') return;
    const { link } = await import('./linking.ts');
    if (this.viewing !== s) return;
    this.#linking = link(this, s);
    // what a reader chose before it came goes before what the address says
    if (begin && !s.filter && !s.section) this.#linking.begin();
    else this.#linking.changed(true);
  }
  readonly #travelled = (): void => this.#linking?.travelled();

  readonly #printed = ({ type }: Event): void => {
    if (this.viewing) paper(this.viewing, type === 'beforeprint');
  };

  /** @internal */
  changed(): void {
    this.dispatchEvent(new VarcoChangeEvent({ about: this.model?.id, view: this.view ?? 'mine' }));
    this.#linking?.changed(true);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sending.listen(this.ownerDocument);
    addEventListener('popstate', this.#travelled);
    addEventListener('beforeprint', this.#printed);
    addEventListener('afterprint', this.#printed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sending.leave(this.ownerDocument);
    removeEventListener('popstate', this.#travelled);
    removeEventListener('beforeprint', this.#printed);
    removeEventListener('afterprint', this.#printed);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'varco-status-report': VarcoStatusReport;
  }
}
