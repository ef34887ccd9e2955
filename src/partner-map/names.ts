import { msg } from '../locale/index.ts';
import type { FacetId } from './find/columns.ts';
import type { Model } from './model.ts';
import { countryName, languageName, plain, type Reader } from '../locale/texts.ts';

/** What a facet is called. */
export function facetName(id: FacetId): string {
  return {
    kind: () => msg('Kind', { id: 'm-f-kind' }),
    sector: () => msg('Sector', { id: 'm-f-sector' }),
    country: () => msg('Country', { id: 'm-f-country' }),
    target: () => msg('Target country', { id: 'm-f-target' }),
    language: () => msg('Language', { id: 'm-f-language' }),
    network: () => msg('Network', { id: 'm-f-network' }),
    programme: () => msg('Programme', { id: 'm-f-programme' }),
    purpose: () => msg('Purpose', { id: 'm-f-purpose' }),
    side: () => msg('Offers or seeks', { id: 'm-f-side' }),
    open: () => msg('Open now', { id: 'm-f-open', desc: 'Offers and needs that one may still answer' }),
    tag: () => msg('Useful for', { id: 'm-f-tag' }),
    state: () => msg('State', { id: 'm-f-state' }),
    checked: () => msg('Last checked', { id: 'm-f-checked' }),
  }[id]();
}

/** Words of the contract's own codes. */
const words = (code: string): string | undefined =>
  (
    ({
      commercial: () => msg('commercial', { id: 'm-commercial', desc: 'Purpose of a partnership' }),
      project: () => msg('for projects', { id: 'm-project', desc: 'Purpose of a partnership' }),
      offer: () => msg('offers something', { id: 'm-offer' }),
      need: () => msg('seeks something', { id: 'm-need' }),
      active: () => msg('active', { id: 'm-s-active' }),
      forming: () => msg('being set up', { id: 'm-s-forming' }),
      preparing: () => msg('in preparation', { id: 'm-s-preparing' }),
      closed: () => msg('closed', { id: 'm-s-closed' }),
      year: () => msg('within a year', { id: 'm-c-year' }),
      'two-years': () => msg('within two years', { id: 'm-c-two' }),
      older: () => msg('earlier', { id: 'm-c-older' }),
      never: () => msg('never', { id: 'm-c-never' }),
    }) as Record<string, () => string>
  )[code]?.();

/** What a value of a facet is called in the reader's language. */
export function valueName(reader: Reader & { readonly model: Model }, id: FacetId, value: string): string {
  const { model } = reader;
  const vocabulary = { kind: model.kinds, sector: model.sectors, programme: model.programmes, tag: model.tags }[
    id as string
  ];
  if (vocabulary) return plain(vocabulary.get(value)?.label ?? value, reader);
  if (id === 'country' || id === 'target') return countryName(value, reader);
  if (id === 'language') return languageName(value, reader);
  if (id === 'network') {
    const n = model.number(value);
    return plain(n === undefined ? (model.programmes.get(value)?.label ?? value) : model.partner(n).name, reader);
  }
  return words(value) ?? value;
}
