import { createCalendar, createViewList, createViewMonthGrid } from '@schedule-x/calendar';
import '@schedule-x/theme-default/dist/index.css';
import 'temporal-polyfill/global';
import { BEGIN, PER_DAY } from '../workload.mjs';
import { adapter } from './common.mjs';

const timezone = 'UTC';
let events, calendar;
const day = (text) => Temporal.PlainDate.from(text);
const hour = (text) => Temporal.PlainDateTime.from(text).toZonedDateTime(timezone);

export default adapter({
  prepare(given) {
    events = given.map(({ id, title, start, end, allDay }) => ({
      id,
      title,
      start: allDay ? day(start) : hour(start),
      end: allDay ? day(end).subtract({ days: 1 }) : hour(end),
    }));
  },
  load(host) {
    calendar = createCalendar({
      views: [createViewMonthGrid(), createViewList()],
      defaultView: 'month-grid',
      timezone,
      selectedDate: day(BEGIN),
      events,
      monthGridOptions: { nEventsPerDay: PER_DAY },
    });
    calendar.render(host);
  },
  event: '.sx__month-grid-event',
  row: '.sx__list-event',
  next: () =>
    document
      .querySelectorAll('.sx__forward-backward-navigation .sx__chevron-wrapper')[1]
      .dispatchEvent(new MouseEvent('mouseup', { bubbles: true })),
  list: () => calendar.$app.calendarState.setView('list', calendar.$app.datePickerState.selectedDate.value),
});
