import 'survey-core/survey-core.fontless.css';
import 'survey-js-ui';
import { Model, settings } from 'survey-core';
import { pages } from '../workload.mjs';

// shows and hides over 0.4 s by default: work is measured, not waiting
settings.animationEnabled = false;

const types = { radio: 'radiogroup', number: 'text' };
let definition, survey;

const element = (name) => document.getElementById(survey?.getQuestionByName(name)?.id);

const question = ({ id, title, type, options, visibleIf: condition }) => ({
  name: id,
  title,
  type: types[type] ?? type,
  ...(type === 'number' && { inputType: 'number' }),
  ...(options && { choices: options }),
  ...(condition && { visibleIf: condition.is ? `{${condition.q}} = '${condition.is}'` : `{${condition.q}} notempty` }),
});

export default {
  prepare(load, paged) {
    definition = {
      pages: pages(load, paged).map((questions) => ({ elements: questions.map(question) })),
      textUpdateMode: 'onTyping',
      showQuestionNumbers: 'off',
    };
  },
  load(host) {
    survey = new Model(definition);
    survey.render(host);
  },
  has: (id) => !!element(id)?.querySelector('input,textarea'),
  input: (id) => element(id).querySelector('input'),
  options: (id) => element(id).querySelectorAll('input'),
};
