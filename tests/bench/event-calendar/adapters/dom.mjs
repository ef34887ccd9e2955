import { BEGIN } from '../workload.mjs';
import { adapter } from './common.mjs';
import { inMonth, month } from './model.mjs';

/** The limit: cloned templates of the DOM. */
let events, host;
let [year, index] = [Number(BEGIN.slice(0, 4)), Number(BEGIN.slice(5, 7)) - 1];

const template = (text) => {
  const made = document.createElement('template');
  made.innerHTML = text;
  return made.content.firstChild;
};
const cell = template('<div class="cell"><time></time></div>');
const event = template('<div class="ev"><span></span><b></b></div>');
const line = template('<div class="li"><span></span><b></b></div>');
const rest = template('<a class="more"></a>');
const filled = (made, first, last) => {
  made.firstChild.textContent = first;
  made.lastChild.textContent = last;
  return made;
};

function grid() {
  const all = document.createElement('div');
  all.className = 'grid';
  for (const { day, events: list, more } of month(events, year, index)) {
    const made = cell.cloneNode(true);
    made.firstChild.textContent = Number(day.slice(8));
    for (const { allDay, start, title } of list)
      made.append(filled(event.cloneNode(true), allDay ? '' : start.slice(11, 16), title));
    if (more) {
      const made2 = rest.cloneNode();
      made2.textContent = `+${more}`;
      made.append(made2);
    }
    all.append(made);
  }
  host.replaceChildren(all);
}

export default adapter({
  prepare: (given) => (events = given),
  load(element) {
    host = element;
    grid();
  },
  event: '.ev',
  row: '.li',
  next() {
    [year, index] = index === 11 ? [year + 1, 0] : [year, index + 1];
    grid();
  },
  list() {
    const all = document.createElement('div');
    for (const { start, title } of inMonth(events, year, index)) all.append(filled(line.cloneNode(true), start, title));
    host.replaceChildren(all);
  },
});
