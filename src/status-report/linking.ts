import { Linking } from '../finding/linking.ts';
import { readState, writeState, type LinkState } from '../finding/state.ts';
import type { Viewing } from './viewing.ts';

type Link = Pick<LinkState<string, 'section'>, 'facets' | 'others'>;

/**
 * The class that is shown beside the whole, and the section that was gone to, in the page's address:
 * `?org_province=TO&section=part-markets`.
 */
export function link(el: ConstructorParameters<typeof Linking>[0], s: Viewing): Linking<Link> {
  const names = {
    facets: [...s.model.nodes.values()].flatMap(({ name, question }) =>
      'facet' in question && question.facet ? [name] : [],
    ),
    others: ['section'] as const,
  };
  return new Linking<Link>(el, {
    get state() {
      return {
        facets: new Map(s.filter ? [[s.filter.question, new Set([s.filter.value])]] : []),
        others: s.section === undefined ? {} : { section: s.section },
      };
    },
    go({ facets, others }) {
      const [first] = facets;
      const [value] = first?.[1] ?? [];
      s.filter = first && value !== undefined ? { question: first[0], value } : undefined;
      s.section = others.section;
      s.host.requestUpdate();
    },
    read: (search, prefix) => readState(search, prefix, names),
    write: (search, prefix, { facets, others }) => writeState(search, prefix, names, { query: '', facets, others }),
  });
}
