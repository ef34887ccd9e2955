import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../../element/heading.ts';
import { msg, str } from '../../locale/index.ts';
import type { Browsing } from '../browsing.ts';
import type { FacetId } from '../find/columns.ts';
import { createMatcher, profileOf, type Matcher, type Profile } from '../match/match.ts';
import { advice, why } from '../match/why.ts';
import { valueName } from '../names.ts';
import { plain, said } from '../../locale/texts.ts';
import { kit } from './kit.ts';

/** A short profile that somebody fills in: in the page alone, as long as it is open. */
interface Filled {
  needs: string;
  offers: string;
  sectors: Set<string>;
  countries: Set<string>;
  targets: Set<string>;
  languages: Set<string>;
  deadline: string;
}

const filled = new WeakMap<Browsing, Filled>();
const matchers = new WeakMap<Browsing, Matcher>();

/** Values that the entries have, to choose from; all others would fit nobody. */
function choices(s: Browsing, into: Set<string>, facet: FacetId, label: string): unknown {
  const counts = s.everyCount(facet);
  if (!counts.length) return nothing;
  const change = (value: string): void => {
    if (!into.delete(value)) into.add(value);
    s.host.requestUpdate();
  };
  return html`<details>
    <summary>${label}${into.size ? ` (${[...into].map((value) => valueName(s, facet, value)).join(', ')})` : ''}</summary>
    <ul class="plain tick">
      ${counts.map(
        (value) =>
          html`<li>
            <label><input type="checkbox" .checked=${into.has(value)} @change=${() => change(value)} /> ${valueName(s, facet, value)}</label>
          </li>`,
      )}
    </ul>
  </details>`;
}

/** How who asks gets to an entry that fits: "you → network → partner". */
function way(s: Browsing, from: number | undefined, to: number): unknown {
  if (from === undefined) return nothing;
  const { graph } = kit(s);
  const [path] = graph.paths(from, to);
  if (!path || path.nodes.length < 3) return nothing;
  const names = path.nodes.slice(1).map((node) => {
    const programme = graph.programme(node);
    return programme === undefined
      ? plain(s.model.partner(node).name, s)
      : plain(s.model.programmes.get(programme)?.label ?? programme, s);
  });
  return html`<p class="small">${msg(str`The way there: you → ${names.join(' → ')}`, { id: 'm-way' })}</p>`;
}

/** Who fits, the best first, each with its reasons in sentences. */
function results(s: Browsing, profile: Profile): unknown {
  const matcher = matchers.get(s);
  if (!matcher) {
    const made = createMatcher(s.model, s.today);
    if (made instanceof Promise)
      void made.then((ready) => {
        matchers.set(s, ready);
        s.host.requestUpdate();
      });
    else matchers.set(s, made);
    if (!matchers.has(s)) return html`<progress aria-label=${msg('Loading…', { id: 'element-loading' })}></progress>`;
  }
  const matched = matchers.get(s)!.match(profile);
  return html`<p role="status">
      ${
        matched.matches.length
          ? msg(str`${s.number(matched.matches.length)} that fit, the best first`, { id: 'm-fitting' })
          : advice(matched)
      }
    </p>
    <ol class="matches">
      ${matched.matches.map(
        ({ entry, reasons }) =>
          html`<li>
            <button class="name" data-n=${entry} @click=${() => s.open(entry)}>${said(s.model.partner(entry).name, s)}</button>
            <ul class="small">
              ${reasons.map((reason) => html`<li>${why(reason, s.model)}</li>`)}
            </ul>
            ${way(s, profile.entry, entry)}
          </li>`,
      )}
    </ol>`;
}

function form(s: Browsing): [Profile, TemplateResult] {
  const empty = (): Filled => ({
    needs: '',
    offers: '',
    sectors: new Set(),
    countries: new Set(),
    targets: new Set(),
    languages: new Set(),
    deadline: '',
  });
  let mine = filled.get(s);
  if (!mine) filled.set(s, (mine = empty()));
  const { needs, offers, sectors, countries, targets, languages, deadline } = mine;
  const write = (field: 'needs' | 'offers' | 'deadline') => (e: Event) => {
    mine[field] = (e.target as HTMLInputElement).value;
    s.host.requestUpdate();
  };
  const titles = (text: string) => (text.trim() ? [{ title: text }] : []);
  const profile: Profile = {
    needs: titles(needs),
    offers: titles(offers),
    sectors: [...sectors],
    countries: [...countries],
    targets: [...targets],
    languages: [...languages],
    ...(deadline && { deadline }),
  };
  const view = html`<form class="profile" @submit=${(e: Event) => e.preventDefault()}>
    <label for="m-needs">${msg('What do you seek?', { id: 'm-we-seek' })}</label>
    <input id="m-needs" class="control" maxlength="500" .value=${needs} @input=${write('needs')} />
    <label for="m-offers">${msg('What do you offer?', { id: 'm-we-offer' })}</label>
    <input id="m-offers" class="control" maxlength="500" .value=${offers} @input=${write('offers')} />
    ${choices(s, sectors, 'sector', msg('Your sectors', { id: 'm-we-sectors' }))}
    ${choices(s, countries, 'country', msg('Where you work', { id: 'm-we-countries' }))}
    ${choices(s, targets, 'country', msg('Where you want to go', { id: 'm-we-targets' }))}
    ${choices(s, languages, 'language', msg('Your languages', { id: 'm-we-languages' }))}
    <label for="m-deadline">${msg('By when (if there is a deadline)', { id: 'm-we-deadline' })}</label>
    <input id="m-deadline" class="control" type="date" .value=${deadline} @change=${write('deadline')} />
  </form>`;
  return [profile, view];
}

/** Whether anything was said that partners can be compared by. */
const isEmpty = (profile: Profile): boolean =>
  Object.values(profile).every((value: unknown) => !(value as unknown[]).length);

/** "Who fits us?", for an entry of the document or for somebody who fills in a few lines. */
export function matching(s: Browsing, entry: number | undefined): TemplateResult {
  if (entry !== undefined) {
    const name = plain(s.model.partner(entry).name, s);
    return html`${heading(s.level + 1, msg(str`Who fits “${name}”?`, { id: 'm-match-of' }))}
      ${results(s, profileOf(s.model, entry, s.today))}`;
  }
  const [profile, view] = form(s);
  return html`${heading(s.level + 1, msg('Who fits us?', { id: 'm-match' }))}
    <p class="muted">
      ${msg('Worked out in this page from what you write here: nothing is sent, nothing is kept.', { id: 'm-match-private' })}
    </p>
    ${view} ${isEmpty(profile) ? nothing : results(s, profile)}`;
}
