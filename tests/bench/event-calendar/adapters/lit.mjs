import { html, nothing, render } from 'lit';
import { BEGIN } from '../workload.mjs';
import { adapter } from './common.mjs';
import { inMonth, month } from './model.mjs';

/** The limit: Lit with nothing else. No names for screen readers, no keyboard, no states, no theme. */
let events, host;
let [year, index] = [Number(BEGIN.slice(0, 4)), Number(BEGIN.slice(5, 7)) - 1];

const one = ({ allDay, start, title }) =>
  html`<div class="ev"><span>${allDay ? '' : start.slice(11, 16)}</span><b>${title}</b></div>`;
const grid = () =>
  render(
    html`<div class="grid">${month(events, year, index).map(
      ({ day, events: list, more }) =>
        html`<div class="cell"><time>${Number(day.slice(8))}</time>${list.map(one)}${more ? html`<a class="more">+${more}</a>` : nothing}</div>`,
    )}</div>`,
    host,
  );

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
  list: () =>
    render(
      html`<div>${inMonth(events, year, index).map(
        ({ start, title }) => html`<div class="li"><span>${start}</span><b>${title}</b></div>`,
      )}</div>`,
      host,
    ),
});
