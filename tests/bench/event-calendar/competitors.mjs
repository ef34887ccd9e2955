import { join } from 'node:path';
import { documentOf } from './workload.mjs';

/**
 * Who is measured. Each has an adapter (README.md). `script`: a file that is loaded as it ships, beside the adapter;
 * `markup`: the cold page as the author of a page writes it. `own`: held to the bars.
 */
const root = join(import.meta.dirname, '../../..');

export const REFERENCE = 'lit';
export const competitors = [
  { id: 'dom', label: 'limit: DOM' },
  { id: REFERENCE, label: 'bare Lit' },
  {
    id: 'varco',
    label: 'Varco',
    own: true,
    script: join(root, 'dist/standalone/varco-event-calendar.js'),
    markup: (events) =>
      `<varco-event-calendar locale="en" begin="show=month&amp;on=2026-03-15"><script type="application/json">${JSON.stringify(documentOf(events)).replaceAll('<', '\\u003c')}</script></varco-event-calendar>
<script>clock.usable(() => document.querySelector('varco-event-calendar').shadowRoot?.querySelector('.ev'))</script>`,
  },
  { id: 'fullcalendar7', label: 'FullCalendar 7', package: 'fullcalendar' },
  { id: 'fullcalendar6', label: 'FullCalendar 6', package: '@fullcalendar/core' },
  { id: 'event-calendar', label: '@event-calendar', package: '@event-calendar/core' },
  { id: 'schedule-x', label: 'Schedule-X', package: '@schedule-x/calendar' },
  { id: 'toast', label: 'TOAST', package: '@toast-ui/calendar' },
];
