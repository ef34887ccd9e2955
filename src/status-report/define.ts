// style sheets side by side compress into each other
import '../element/tokens.styles.ts';
import '../element/base.styles.ts';
import './status-report.styles.ts';
import './figures/figures.styles.ts';
import { define } from '../element/define.ts';
import { idle } from '../element/varco-element.ts';
import { dateFormat, resolveLocale } from '../locale/index.ts';
import { VarcoStatusReport } from './status-report.ts';

define('varco-status-report', VarcoStatusReport);

// the first use of Intl in a page takes ten milliseconds, which nobody waits for while the results are on their way
idle(
  () => void dateFormat(resolveLocale(document.documentElement), { month: 'short', year: 'numeric', timeZone: 'UTC' }),
);
