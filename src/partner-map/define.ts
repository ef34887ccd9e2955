// style sheets side by side compress into each other
import '../element/tokens.styles.ts';
import '../element/base.styles.ts';
import './partner-map.styles.ts';
import { define } from '../element/define.ts';
import { VarcoPartnerMap } from './partner-map.ts';

define('varco-partner-map', VarcoPartnerMap);
