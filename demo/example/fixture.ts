import { readFileSync, writeFileSync } from 'node:fs';
import type { Questionnaire } from '../../src/contract/questionnaire.ts';
import { example } from './documents.ts';

/** Writes the results of the example group for the stories, which have no receiver (README.md). */
const folder = new URL('../', import.meta.url);
const definition = new URL('content/questionnaires/living-mapping.json', folder);
const made = await example(JSON.parse(readFileSync(definition, 'utf8')) as Questionnaire);
const fixture = new URL('../stories/status-report/example.json', folder);
writeFileSync(fixture, `${JSON.stringify(made.get('living-mapping.json'))}\n`);
