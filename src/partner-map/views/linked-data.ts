import type { AuthorIssue } from '../../contract/author-issue.ts';
import type { Browsing } from '../browsing.ts';
import { writeLinkedData } from '../io/light-dom.ts';
import { jsonLd } from '../io/schema-org.ts';

/** Puts all entries into the page for search engines, or takes them out. @returns what the author has to mend for it */
export function linkData(el: HTMLElement, { model, locale }: Browsing, wanted: boolean): AuthorIssue[] {
  const data = wanted ? jsonLd(model, [...Array(model.size).keys()], locale) : undefined;
  return writeLinkedData(el, data)
    ? []
    : [
        {
          path: 'attribute linked-data',
          found: 'a Content-Security-Policy that lets no script be made',
          expected: 'the name varco among its trusted-types',
        },
      ];
}
