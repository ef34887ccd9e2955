// style sheets side by side compress into each other
import '../element/tokens.styles.ts';
import '../element/base.styles.ts';
import './event-calendar.styles.ts';
import { define } from '../element/define.ts';
import { idle } from '../element/varco-element.ts';
import { dateFormat, resolveLocale } from '../locale/index.ts';
import { VarcoEventCalendar } from './event-calendar.ts';

define('varco-event-calendar', VarcoEventCalendar);

// the first use of Intl in a page takes ten milliseconds, which nobody waits for while the document is on its way
idle(
  () => void dateFormat(resolveLocale(document.documentElement), { month: 'long', year: 'numeric', timeZone: 'UTC' }),
);
