import { join } from 'node:path';
import { definitionOf } from './adapters/varco-definition.mjs';
import { lastPlain } from './workload.mjs';

/**
 * Who is measured. Each has an adapter (adapters/README in the folder's README). `paged: false`: the library has no
 * pages. `script`: a file that is loaded as it ships, beside the adapter. `markup`: the cold page as an author of a
 * page writes it, for a library that needs no adapter there.
 */
const root = join(import.meta.dirname, '../../..');
const standalone = join(root, 'dist/standalone/varco-questionnaire.js');

/** The element with its document inside, and the clock that waits for the last question. */
const varcoMarkup = (drafts) => (load) => {
  const definition = JSON.stringify(definitionOf(load, false)).replaceAll('<', '\\u003c');
  const ready = `document.querySelector('varco-questionnaire').shadowRoot.getElementById('q-${lastPlain(load, false)}')`;
  return `<varco-questionnaire drafts="${drafts}"><script type="application/json">${definition}</script></varco-questionnaire>
<script>addEventListener('varco-ready', () => clock.usable(() => !!${ready}))</script>`;
};

const varco = { adapter: 'varco', script: standalone };

export const competitors = [
  { id: 'lit', label: 'bare Lit', adapter: 'lit' },
  { id: 'varco', label: 'Varco', ...varco, settings: { drafts: 'off' }, markup: varcoMarkup('off') },
  {
    id: 'varco-drafts',
    label: 'Varco, drafts on',
    ...varco,
    settings: { drafts: 'local' },
    markup: varcoMarkup('local'),
  },
  { id: 'surveyjs', label: 'SurveyJS', adapter: 'surveyjs', package: 'survey-js-ui' },
  { id: 'rjsf', label: 'RJSF', adapter: 'rjsf', package: '@rjsf/core', paged: false },
  { id: 'jsonforms', label: 'JSON Forms', adapter: 'jsonforms', package: '@jsonforms/vanilla-renderers' },
  { id: 'formio', label: 'Form.io', adapter: 'formio', package: '@formio/js' },
];
