// style sheets side by side compress into each other
import '../element/tokens.styles.ts';
import '../element/base.styles.ts';
import './status-report.styles.ts';
import './figures/figures.styles.ts';
import { define } from '../element/define.ts';
import { VarcoStatusReport } from './status-report.ts';

define('varco-status-report', VarcoStatusReport);
