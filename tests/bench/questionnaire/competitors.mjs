import { join } from 'node:path';
import { definitionOf } from './adapters/varco-definition.mjs';
import { lastPlain } from './workload.mjs';

/**
 * Who is measured. Each has an adapter (README.md). `paged: false`: the library has no pages. `script`: a file that is
 * loaded as it ships, beside the adapter. `markup`: the cold page as the author of a page writes it, for a library that
 * needs no adapter there. `own`: held to the bars.
 */
const script = join(import.meta.dirname, '../../../dist/standalone/varco-questionnaire.js');

/** The element with its document inside, and the clock that waits for the last question. */
const markup = (settings) => async (load) => {
  const definition = JSON.stringify(await definitionOf(load, false, settings.stamped)).replaceAll('<', '\\u003c');
  const last = `document.querySelector('varco-questionnaire').shadowRoot.getElementById('q-${lastPlain(load, false)}')`;
  return `<varco-questionnaire drafts="${settings.drafts}"><script type="application/json">${definition}</script></varco-questionnaire>
<script>addEventListener('varco-ready', () => clock.usable(() => !!${last}))</script>`;
};

const varco = (id, label, settings) => ({
  id,
  label,
  own: true,
  adapter: 'varco',
  script,
  settings,
  markup: markup(settings),
});

export const competitors = [
  { id: 'lit', label: 'bare Lit', adapter: 'lit' },
  varco('varco', 'Varco', { drafts: 'off', stamped: false }),
  varco('varco-stamped', 'Varco, stamped', { drafts: 'off', stamped: true }),
  varco('varco-drafts', 'Varco, stamped, drafts on', { drafts: 'local', stamped: true }),
  { id: 'surveyjs', label: 'SurveyJS', adapter: 'surveyjs', package: 'survey-js-ui' },
  { id: 'rjsf', label: 'RJSF', adapter: 'rjsf', package: '@rjsf/core', paged: false },
  { id: 'jsonforms', label: 'JSON Forms', adapter: 'jsonforms', package: '@jsonforms/vanilla-renderers' },
  { id: 'formio', label: 'Form.io', adapter: 'formio', package: '@formio/js' },
];
