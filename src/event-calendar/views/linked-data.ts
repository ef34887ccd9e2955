import type { AuthorIssue } from '../../contract/author-issue.ts';
import { linkData as write } from '../../element/light-dom.ts';
import type { Browsing } from '../browsing.ts';
import { jsonLd } from '../io/schema-org.ts';

/**
 * Puts all events into the page for search engines, with the seats that are left where they are known, or takes them out.
 * @returns what the author has to mend for it
 */
export const linkData = (el: HTMLElement, { model, locale, host }: Browsing, wanted: boolean): AuthorIssue[] =>
  write(el, wanted ? jsonLd(model, [...model.order], locale, (id) => host.seats.of(id)?.left) : undefined);
