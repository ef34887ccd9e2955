import Form from '@rjsf/core';
import validator from '@rjsf/validator-ajv8';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { conditionOf, schemaOf } from './json-schema.mjs';

const widgets = { radio: 'radio', checkbox: 'checkboxes', comment: 'textarea' };
let schema, uiSchema;

/** A box, or the first of several. */
const control = (id) => document.getElementById(`root_${id}`) ?? document.getElementById(`root_${id}-0`);

export default {
  /** Conditional questions live in `if`/`then`, one for each condition, as its documentation has it. */
  prepare({ questions }) {
    const always = {};
    const when = {};
    for (const question of questions) {
      const { id, visibleIf: condition } = question;
      if (!condition) {
        always[id] = schemaOf(question);
        continue;
      }
      const { q } = condition;
      when[q] ??= { if: { properties: { [q]: conditionOf(condition) }, required: [q] }, then: { properties: {} } };
      when[q].then.properties[id] = schemaOf(question);
    }
    schema = { type: 'object', properties: always, allOf: Object.values(when) };
    uiSchema = {
      'ui:order': [...questions.map(({ id }) => id), '*'],
      'ui:submitButtonOptions': { norender: true },
      ...Object.fromEntries(
        questions.filter(({ type }) => widgets[type]).map(({ id, type }) => [id, { 'ui:widget': widgets[type] }]),
      ),
    };
  },
  load: (host) => createRoot(host).render(createElement(Form, { schema, uiSchema, validator })),
  has: (id) => !!control(id),
  input: control,
  options: (id) => [0, 1, 2, 3].flatMap((i) => document.getElementById(`root_${id}-${i}`) ?? []),
};
