import { html } from 'lit';
import { msg } from '../../locale/index.ts';
import type { Browsing } from '../browsing.ts';
import type { Importer } from '../io/importer.ts';
import { kit } from './kit.ts';

type Importing = typeof import('./importer.ts');
let there: Importing | undefined;
const importers = new WeakMap<Browsing, Importer>();

/** A list of members becomes entries, which are then shown; its code comes with the wish. */
export function importing(s: Browsing): unknown {
  if (!there) {
    import('./importer.ts').then(
      (module) => {
        there = module;
        s.host.requestUpdate();
      },
      () => s.set({ spoken: '' }),
    );
    return html`<progress class="wait" aria-label=${msg('Loading…', { id: 'element-loading' })}></progress>`;
  }
  let importer = importers.get(s);
  if (!importer) {
    const { kinds, sectors } = s.model;
    importer = new there.Importer(
      () => ({ locale: s.locale, vocabulary: { kinds: [...kinds.values()], sectors: [...sectors.values()] } }),
      () => s.host.requestUpdate(),
    );
    importers.set(s, importer);
  }
  return there.importer(kit(s).part, importer, (document) => s.host.show(document));
}
