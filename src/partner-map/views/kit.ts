import { localRows, memoryRows } from '../../delivery/rows.ts';
import { withLocale } from '../../locale/index.ts';
import type { Browsing } from '../browsing.ts';
import { createGraph, type Graph } from '../links/graph.ts';
import { Shortlist } from '../shortlist/shortlist.ts';
import type { Part } from './part.ts';

/** What the parts that come later work with; made once for each browsing, when it is first wanted. */
export interface Kit {
  readonly part: Part;
  readonly graph: Graph;
  readonly shortlist: Shortlist;
}

const kits = new WeakMap<Browsing, Kit>();

export function kit(s: Browsing): Kit {
  let found = kits.get(s);
  if (!found) {
    const part: Part = {
      get locale() {
        return s.locale;
      },
      get level() {
        return s.level + 1;
      },
      locales: s.locales,
      model: s.model,
      requestUpdate: () => s.host.requestUpdate(),
      say: (text) => s.set({ spoken: text }),
      open: (entry) => s.open(entry),
    };
    const stored = s.host.keeps;
    const shortlist = new Shortlist({
      about: s.model.id,
      rows: stored ? localRows() : memoryRows(),
      keptOn: stored ? 'device' : 'page',
      onchange: () => withLocale(s.locale, () => s.host.requestUpdate()),
    });
    void shortlist.open();
    let graph: Graph | undefined;
    found = {
      part,
      shortlist,
      get graph() {
        return (graph ??= createGraph(s.model));
      },
    };
    kits.set(s, found);
  }
  return found;
}
