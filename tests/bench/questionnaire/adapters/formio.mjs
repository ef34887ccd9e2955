import 'bootstrap/dist/css/bootstrap.min.css';
import '@formio/js/dist/formio.form.min.css';
import { Formio } from '@formio/js/form';
import { pages } from '../workload.mjs';

const types = {
  radio: 'radio',
  checkbox: 'selectboxes',
  dropdown: 'select',
  comment: 'textarea',
  number: 'number',
  text: 'textfield',
};
let definition;

const element = (id) => document.getElementsByClassName(`formio-component-${id}`)[0];

function choices({ type, options }) {
  if (!options) return {};
  const values = options.map((value) => ({ label: value, value }));
  return type === 'dropdown' ? { widget: 'html5', dataSrc: 'values', data: { values } } : { values };
}

const component = (question) => {
  const { id, title, type, visibleIf: when } = question;
  const condition = when && {
    component: when.q,
    ...(when.is ? { operator: 'isEqual', value: when.is } : { operator: 'isNotEmpty' }),
  };
  return {
    type: types[type],
    key: id,
    label: title,
    input: true,
    ...choices(question),
    ...(condition && { conditional: { show: true, conjunction: 'all', conditions: [condition] } }),
  };
};

export default {
  prepare(load, paged) {
    const groups = pages(load, paged).map((questions) => questions.map(component));
    definition = paged
      ? {
          display: 'wizard',
          components: groups.map((components, i) => ({
            type: 'panel',
            key: `page${i}`,
            title: `Page ${i + 1}`,
            components,
          })),
        }
      : { display: 'form', components: groups[0] };
  },
  load: (host) => void Formio.createForm(host, definition, { noAlerts: true }),
  has(id) {
    const found = element(id);
    return !!found && !found.classList.contains('formio-hidden') && !!found.querySelector('input,textarea,select');
  },
  input: (id) => element(id).querySelector('input'),
  options: (id) => element(id).querySelectorAll('input'),
};
