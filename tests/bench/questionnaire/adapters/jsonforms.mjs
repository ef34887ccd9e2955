import { JsonForms } from '@jsonforms/react';
import { vanillaCells, vanillaRenderers } from '@jsonforms/vanilla-renderers';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { pages } from '../workload.mjs';
import { conditionOf, schemaOf } from './json-schema.mjs';

const drawn = { radio: { options: { format: 'radio' } }, comment: { options: { multi: true } } };
let schema, uischema;

const element = (id) => document.getElementsByClassName(`root_properties_${id}`)[0];

const control = ({ id, type, visibleIf: condition }) => ({
  type: 'Control',
  scope: `#/properties/${id}`,
  ...drawn[type],
  ...(condition && {
    rule: {
      effect: 'SHOW',
      condition: { scope: `#/properties/${condition.q}`, schema: conditionOf(condition), failWhenUndefined: true },
    },
  }),
});

export default {
  prepare(load, paged) {
    schema = { type: 'object', properties: Object.fromEntries(load.questions.map((q) => [q.id, schemaOf(q)])) };
    const groups = pages(load, paged).map((questions) => questions.map(control));
    uischema = paged
      ? {
          type: 'Categorization',
          elements: groups.map((elements, i) => ({ type: 'Category', label: `Page ${i + 1}`, elements })),
        }
      : { type: 'VerticalLayout', elements: groups[0] };
  },
  load: (host) =>
    createRoot(host).render(
      createElement(JsonForms, { schema, uischema, data: {}, renderers: vanillaRenderers, cells: vanillaCells }),
    ),
  // what it hides stays in the DOM, hidden
  has: (id) => element(id)?.hidden === false,
  input: (id) => element(id).querySelector('input'),
  options: (id) => element(id).querySelectorAll('input'),
};
