import Calendar from '@toast-ui/calendar';
import '@toast-ui/calendar/dist/toastui-calendar.min.css';
import { BEGIN, PER_DAY, plusDays } from '../workload.mjs';
import { adapter } from './common.mjs';

let events, calendar;

/** It has no list. */
export default adapter({
  prepare(given) {
    events = given.map(({ id, title, start, end, allDay }) => ({
      id,
      calendarId: 'all',
      title,
      start,
      end: allDay ? plusDays(end, -1) : end,
      isAllday: allDay,
      category: allDay ? 'allday' : 'time',
    }));
  },
  load(host) {
    calendar = new Calendar(host, {
      defaultView: 'month',
      usageStatistics: false,
      month: { visibleEventCount: PER_DAY },
      calendars: [{ id: 'all', name: 'all' }],
    });
    calendar.setDate(new Date(`${BEGIN}T12:00:00`));
    calendar.createEvents(events);
  },
  event: '.toastui-calendar-weekday-event',
  next: () => calendar.next(),
});
