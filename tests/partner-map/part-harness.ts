import { html, LitElement } from 'lit';
import { baseStyles } from '../../src/element/base.styles.ts';
import { tokens } from '../../src/element/tokens.styles.ts';
import { interfaceLocale, loadLocale, withLocale } from '../../src/locale/index.ts';
import type { Model } from '../../src/partner-map/model.ts';
import '../../src/partner-map/messages.ts';
import '../../src/partner-map/views/late.ts';
import { findingStyles } from '../../src/finding/finding.styles.ts';
import { partnerMapStyles } from '../../src/partner-map/partner-map.styles.ts';
import { read } from '../../src/partner-map/read.ts';
import { lateStyles } from '../../src/partner-map/views/late.styles.ts';
import type { Part } from '../../src/partner-map/views/part.ts';

export { downloaded } from '../support/downloaded.ts';

/** The least that the map does for its later parts: a root, a language, and a view of one of them. */
export class PartHarness extends LitElement implements Part {
  static override styles = [tokens, baseStyles, findingStyles, partnerMapStyles, lateStyles];
  model!: Model;
  locale = 'en';
  level = 2;
  said = '';
  opened: number[] = [];
  draw: (part: Part) => unknown = () => '';
  get locales() {
    return this.model.locales;
  }
  say = (text: string) => void (this.said = text);
  open = (n: number) => void this.opened.push(n);
  override performUpdate() {
    withLocale(this.locale, () => super.performUpdate());
  }
  override render() {
    return html`<div class="varco" lang=${interfaceLocale(this.locale)}>${this.draw(this)}</div>`;
  }
}
customElements.define('part-harness', PartHarness);

/** Puts a view of a document on the page, in a column of a width. */
export async function show(
  document_: object,
  draw: (part: Part) => unknown,
  { width = 900, locale = 'en' }: { width?: number; locale?: string } = {},
): Promise<PartHarness> {
  await loadLocale(locale);
  const harness = new PartHarness();
  Object.assign(harness, { model: read(document_), locale, draw });
  harness.setAttribute('theme', 'plain');
  const main = document.createElement('main');
  main.className = 'test-page';
  main.lang = locale;
  main.style.inlineSize = `${width}px`;
  main.append(harness);
  document.querySelectorAll('.test-page').forEach((old) => old.remove());
  document.body.append(main);
  await harness.updateComplete;
  return harness;
}

export const text = (harness: PartHarness): string =>
  harness.renderRoot.querySelector<HTMLElement>('.varco')!.innerText;
export const all = <T extends HTMLElement>(harness: PartHarness, selector: string): T[] => [
  ...harness.renderRoot.querySelectorAll<T>(selector),
];

/** The button that begins with these words, as they are read. */
export function button(harness: PartHarness, name: string): HTMLButtonElement {
  const found = all<HTMLButtonElement>(harness, 'button').filter((b) =>
    b.textContent!.replace(/\s+/g, ' ').trim().startsWith(name),
  );
  if (!found.length)
    throw new Error(`no button "${name}" among ${all(harness, 'button').map((b) => b.textContent!.trim())}`);
  return found[0]!;
}

export const demo = {
  type: 'FeatureCollection',
  id: 'demo',
  version: '1',
  locales: ['it', 'en'],
  kinds: [{ id: 'network', label: { it: 'rete', en: 'network' } }],
  sectors: [{ id: 'arts', label: { it: 'arti', en: 'arts' } }],
  features: ['Legacoop', 'Ica', 'Cecop', 'Cicopa'].map((name, n) => ({
    type: 'Feature',
    id: name.toLowerCase(),
    geometry: n ? { type: 'Point', coordinates: [4.35 + n, 50.85] } : null,
    properties: { name, kind: 'network', place: { city: 'Bruxelles', country: 'BE' }, sectors: ['arts'] },
  })),
  presence: [
    {
      member: 'legacoop',
      rows: [
        {
          structure: 'ica',
          present: true,
          role: { it: 'consigliere', en: 'board member' },
          since: '2014',
          source: 'ica.coop',
        },
        { structure: 'cecop', present: null },
        { structure: 'cicopa', present: false },
      ],
    },
  ],
};
