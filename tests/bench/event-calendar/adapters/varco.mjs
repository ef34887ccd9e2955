import { documentOf } from '../workload.mjs';
import { adapter } from './common.mjs';

/** As a page has it, but for the document, which is at hand. */
let made, element;
const root = () => element?.shadowRoot;
const press = (selector) => root().querySelector(selector).click();

export default adapter({
  prepare: (events) => (made = documentOf(events)),
  load(host) {
    element = document.createElement('varco-event-calendar');
    element.setAttribute('locale', 'en');
    element.setAttribute('begin', 'show=month&on=2026-03-15');
    element.definition = made;
    host.append(element);
  },
  root,
  event: '.ev',
  row: '.entries li',
  next: () => press('.turn button:nth-of-type(2)'),
  list: () => press('.layout'),
});
