import type { TemplateResult } from 'lit';
import { layouts, outcome as found } from '../../finding/views/filters.ts';
import { msg, plural, str } from '../../locale/index.ts';
import type { Browsing } from '../browsing.ts';

/** What can be searched. */
export const hint = (): string => msg('an organisation, a skill, a place…', { id: 'm-search-hint' });

/** Said of an empty document. */
export const none = (): string => msg('There are no organisations here yet.', { id: 'm-empty' });

/** How many were found, by what, and how they are shown. */
export function outcome(s: Browsing): TemplateResult {
  const { size } = s.model;
  const { length } = s.found!.order;
  const count =
    length === size
      ? s.counted(size)
      : plural(s.locale, length, {
          one: msg(str`{n} of ${s.number(size)} organisations`, { id: 'm-found-one', desc: '{n} is 1' }),
          other: msg(str`{n} of ${s.number(size)} organisations`, { id: 'm-found' }),
        });
  const names = {
    list: msg('List', { id: 'm-view-list' }),
    map: msg('Map', { id: 'm-view-map' }),
    both: msg('Both', { id: 'm-view-both' }),
  };
  return found(
    s,
    count,
    layouts(names, s.layout, (layout) => s.set({ layout })),
  );
}
