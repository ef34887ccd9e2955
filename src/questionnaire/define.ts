import { define } from '../element/define.ts';
import { VarcoQuestionnaire } from './questionnaire.ts';

define('varco-questionnaire', VarcoQuestionnaire);
