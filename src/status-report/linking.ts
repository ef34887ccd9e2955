import { Linking } from '../finding/linking.ts';
import { readState, writeState, type LinkState } from '../finding/state.ts';
import type { Viewing } from './viewing.ts';

type Link = Pick<LinkState, 'facets'>;

/** The class that is shown beside the whole, in the page's address: `?org_province=TO`. */
export function link(el: ConstructorParameters<typeof Linking>[0], s: Viewing): Linking<Link> {
  const names = {
    facets: [...s.model.nodes.values()].flatMap(({ name, question }) =>
      'facet' in question && question.facet ? [name] : [],
    ),
    others: [],
  };
  return new Linking<Link>(el, {
    get state() {
      return { facets: new Map(s.filter ? [[s.filter.question, new Set([s.filter.value])]] : []) };
    },
    go({ facets }) {
      const [first] = facets;
      const [value] = first?.[1] ?? [];
      s.filter = first && value !== undefined ? { question: first[0], value } : undefined;
      s.host.requestUpdate();
    },
    read: (search, prefix) => readState(search, prefix, names),
    write: (search, prefix, { facets }) => writeState(search, prefix, names, { query: '', facets, others: {} }),
  });
}
