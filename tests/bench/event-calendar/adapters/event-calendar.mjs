import { createCalendar, DayGrid, Interaction, List } from '@event-calendar/core';
import '@event-calendar/core/index.css';
import { BEGIN } from '../workload.mjs';
import { adapter } from './common.mjs';

let events, calendar;

export default adapter({
  prepare: (given) => (events = given.map((event) => ({ ...event }))),
  load(host) {
    calendar = createCalendar(host, [DayGrid, List, Interaction], {
      view: 'dayGridMonth',
      date: BEGIN,
      dayMaxEvents: true,
      height: '700px',
      events,
    });
  },
  event: '.ec-day-grid .ec-event',
  row: '.ec-list .ec-event',
  next: () => calendar.next(),
  list: () => calendar.setOption('view', 'listMonth'),
});
