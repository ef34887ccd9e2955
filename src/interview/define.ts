// style sheets side by side compress into each other
import '../respondent/respondent.styles.ts';
import '../element/tokens.styles.ts';
import '../element/base.styles.ts';
import '../fields/fields.styles.ts';
import { define } from '../element/define.ts';
import { VarcoInterview } from './interview.ts';

define('varco-interview', VarcoInterview);
