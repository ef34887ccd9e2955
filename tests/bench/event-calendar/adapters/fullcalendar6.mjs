import { Calendar } from '@fullcalendar/core';
import dayGrid from '@fullcalendar/daygrid';
import interaction from '@fullcalendar/interaction';
import list from '@fullcalendar/list';
import { BEGIN, PER_DAY } from '../workload.mjs';
import { adapter } from './common.mjs';

let events, calendar;

export default adapter({
  prepare: (given) => (events = given.map((event) => ({ ...event }))),
  load(host) {
    calendar = new Calendar(host, {
      plugins: [dayGrid, list, interaction],
      initialView: 'dayGridMonth',
      initialDate: BEGIN,
      dayMaxEvents: PER_DAY,
      height: 700,
      events,
    });
    calendar.render();
  },
  event: '.fc-daygrid-event',
  row: '.fc-list-event',
  next: () => calendar.next(),
  list: () => calendar.changeView('listMonth'),
});
