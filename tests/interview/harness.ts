import { waitUntil } from '@open-wc/testing';
import { define } from '../../src/element/define.ts';
import { VarcoInterview } from '../../src/interview/interview.ts';
import { nameOf, pageOf, type Page } from '../questionnaire/harness.ts';
import published from '../../demo/content/interviews/living-interview.json' with { type: 'json' };
import fixture from './fixtures/worked.json' with { type: 'json' };

export {
  downloaded,
  draftOf,
  eachOnCleanPage,
  endpoint,
  json,
  problem,
  receipt,
  wait,
} from '../questionnaire/harness.ts';

define('varco-interview', VarcoInterview);

const { evidence: _, ...told } = fixture.answers;
/** What the association's own documents tell: six experiences, four practices. */
export const worked = told;

let made = 0;
/** The interview as it is published, under an id of its own, so that drafts of two tests never meet. */
export const definition = (over: object = {}) => ({
  ...published,
  id: `test-${Date.now().toString(36)}-${made++}`,
  ...over,
});

/** Puts an interview on a page. */
export async function open(
  document_: object,
  options: {
    known?: object;
    questionnaire?: object;
    endpoint?: string;
    width?: number;
    lang?: string;
    mode?: 'guided';
  } = {},
): Promise<Page> {
  const { known, questionnaire, endpoint: to = '/api/submissions', width = 1000, lang = 'en', mode } = options;
  const el = document.createElement('varco-interview') as VarcoInterview;
  el.setAttribute('theme', 'plain');
  if (to) el.setAttribute('endpoint', to);
  Object.assign(el, { definition: document_, known, questionnaire, mode });
  const main = document.createElement('main');
  main.className = 'test-page';
  main.lang = lang;
  main.style.inlineSize = `${width}px`;
  main.append(el);
  document.body.append(main);
  const page = pageOf(el as never);
  await waitUntil(() => page.root?.querySelector('#step'), 'nothing is asked', { timeout: 5000 });
  return page;
}

/** Chooses a country by the part of its name that is typed. */
export async function choose(page: Page, label: string, name: string): Promise<void> {
  const input = page.find('input[role=combobox]', label);
  input.focus();
  input.value = name;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await page.settled();
  input.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, composed: true, cancelable: true }),
  );
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }));
  await page.settled();
}

export interface Told {
  readonly title: string;
  readonly country: string;
  readonly year: string;
  readonly channel: string;
  readonly outcome: string;
}

/** Adds an experience to the timeline, and chooses it to be retraced. */
export async function line(page: Page, { title, country, year }: Told): Promise<void> {
  await page.press('Add an');
  await page.fill('Title', title);
  await choose(page, 'Where: country', country);
  // of a period, its first day
  const [from] = [...page.root.querySelectorAll<HTMLInputElement>('[data-path=when] input')].filter(
    (e) => nameOf(e) === 'Year',
  );
  from!.value = year;
  from!.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await page.press('Done');
  await page.tick(`retrace: ${title}`);
}

/** Retraces it, from its first step to its last, with the least that is asked. */
export async function retrace(page: Page, { channel, outcome }: Told): Promise<void> {
  await page.press('Continue');
  await page.tick(channel);
  await page.tick('no, it happened');
  await page.press('Continue');
  await page.press('Continue');
  await page.tick(outcome);
  await page.press('Continue');
  await page.press('Continue');
  await page.press('Continue');
}
