/**
 * What every calendar's adapter is made of: selectors of an event in the grid and of a row in the list, and what turns to the
 * next month or shows the list. It is done when the first of them is another one than before.
 */
export function adapter({ prepare, load, event, row, next, list, root = () => document }) {
  const first = (selector) => root()?.querySelector(selector);
  const turned = {
    next() {
      const before = first(event)?.textContent;
      next();
      return () => ![before, undefined].includes(first(event)?.textContent);
    },
    list() {
      const before = first(row);
      list();
      return () => !!first(row) && first(row) !== before;
    },
  };
  return {
    prepare,
    load,
    ready: () => !!first(event),
    act: (name) => turned[name](),
    hasList: () => !!list,
    rows: () => root().querySelectorAll(row).length,
  };
}
