import { Calendar } from 'fullcalendar';
import dayGrid from 'fullcalendar/daygrid';
import interaction from 'fullcalendar/interaction';
import list from 'fullcalendar/list';
import 'fullcalendar/skeleton.css';
import classic from 'fullcalendar/themes/classic';
import 'fullcalendar/themes/classic/palette.css';
import 'fullcalendar/themes/classic/theme.css';
import { BEGIN, PER_DAY } from '../workload.mjs';
import { adapter } from './common.mjs';

let events, calendar;

export default adapter({
  prepare: (given) => (events = given.map((event) => ({ ...event }))),
  load(host) {
    calendar = new Calendar(host, {
      plugins: [dayGrid, list, interaction, classic],
      initialView: 'dayGridMonth',
      initialDate: BEGIN,
      dayMaxEvents: PER_DAY,
      height: 700,
      events,
      eventClass: 'event',
    });
    calendar.render();
  },
  event: '.event',
  row: '.event',
  next: () => calendar.next(),
  list: () => calendar.changeView('listMonth'),
});
