import { readFileSync, writeFileSync } from 'node:fs';
import type { Questionnaire } from '../../src/contract/questionnaire.ts';
import { example } from './documents.ts';

/** Writes what the stories, which have no receiver, show of the example group (README.md). */
const folder = new URL('../', import.meta.url);
const definition = new URL('content/questionnaires/living-mapping.json', folder);
const made = await example(JSON.parse(readFileSync(definition, 'utf8')) as Questionnaire);
for (const [name, path] of [
  ['example', 'living-mapping.json'],
  ['example-by-form', 'living-mapping/by/org_form.json'],
] as const)
  writeFileSync(new URL(`../stories/status-report/${name}.json`, folder), `${JSON.stringify(made.get(path))}\n`);
