// style sheets side by side compress into each other
import '../element/tokens.styles.ts';
import '../element/base.styles.ts';
import './event-calendar.styles.ts';
import { define } from '../element/define.ts';
import { VarcoEventCalendar } from './event-calendar.ts';

define('varco-event-calendar', VarcoEventCalendar);
