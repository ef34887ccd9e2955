import { expect, waitUntil } from '@open-wc/testing';
import type Axe from 'axe-core';
import 'axe-core/axe.min.js';
import type { Crossings, Results } from '../../src/contract/results.ts';
import '../../src/status-report/define.ts';
import type { VarcoStatusReport } from '../../src/status-report/status-report.ts';
import { keys, type } from '../support/commands.ts';
import { example, short as definition } from './late-support.ts';

// no module: it puts itself on the window
const { axe } = window as unknown as { axe: typeof Axe };
const { results, crossings } = example(definition, 141, ['org_form', 'org_province', 'org_sector']);
const by = new Map<string, Crossings>(
  ['org_province', 'org_sector', 'need_interview'].map((key) => [key, crossings(key)]),
);
const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

const realFetch = window.fetch;
const realPrint = window.print;
afterEach(() => {
  window.fetch = realFetch;
  window.print = realPrint;
  document.querySelectorAll('main').forEach((old) => old.remove());
});

const BLOCKS = ['needs', 'groups', 'cross', 'texts'];

type Answer = (path: string, headers: Headers) => Response | Promise<Response> | undefined;
/** A receiver that has the example; `first` may answer otherwise. @returns what was asked of it */
function receiver(first: Answer = () => undefined): string[] {
  const asked: string[] = [];
  window.fetch = async (input, init = {}) => {
    const [, path] = /\/api\/results\/esempio(.*)$/.exec(String(input)) ?? [];
    if (path === undefined) return realFetch(input, init);
    asked.push(path);
    const own = await first(path, new Headers(init.headers));
    if (own) return own;
    if (!path) return json(results);
    const crossing = by.get(path.replace('/by/', ''));
    return crossing ? json(crossing) : json({ status: 404 }, 404);
  };
  return asked;
}

async function show(
  lang = 'en',
  width = 1000,
  of: Results | undefined = undefined,
  unfolded = BLOCKS,
): Promise<VarcoStatusReport> {
  if (of) receiver((path) => (path ? undefined : json(of)));
  const el = document.createElement('varco-status-report');
  el.definition = definition;
  for (const [name, value] of Object.entries({ theme: 'plain', view: 'all', results: '/api/results/esempio' }))
    el.setAttribute(name, value);
  const main = document.createElement('main');
  main.lang = lang;
  main.style.inlineSize = `${width}px`;
  main.append(el);
  document.body.append(main);
  await waitUntil(() => el.shadowRoot?.querySelector('.paper-head'), 'the late parts are not there', {
    timeout: 20_000,
  });
  for (const id of unfolded) {
    const button = find(el, `#late-${id} [aria-expanded=false]`);
    button?.click();
  }
  await el.updateComplete;
  return el;
}

const find = <T extends HTMLElement>(el: VarcoStatusReport, selector: string): T | null =>
  el.shadowRoot!.querySelector<T>(selector);
const words = (element: Element | null): string => element?.textContent!.replace(/\s+/g, ' ').trim() ?? '';
const until = (el: VarcoStatusReport, selector: string, said: string | RegExp): Promise<void> =>
  waitUntil(
    () => (typeof said === 'string' ? words(find(el, selector)).includes(said) : said.test(words(find(el, selector)))),
    `"${said}" is not said in ${selector}`,
    { timeout: 5000 },
  );
async function choose(el: VarcoStatusReport, id: string, value: string): Promise<void> {
  const select = find<HTMLSelectElement>(el, `#late-${id}`)!;
  select.value = value;
  select.dispatchEvent(new Event('change'));
  await el.updateComplete;
}
const button = (el: VarcoStatusReport, name: string): HTMLButtonElement =>
  [...el.shadowRoot!.querySelectorAll('button')].find((one) => words(one).startsWith(name))!;

async function accessible(el: VarcoStatusReport): Promise<void> {
  const { violations } = await axe.run(el.parentElement!, {
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    resultTypes: ['violations'],
  });
  expect(violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.html.slice(0, 160)}`))).to.deep.equal([]);
  const right = el.getBoundingClientRect().right + 1;
  const wider = [...el.shadowRoot!.querySelectorAll<HTMLElement>('[id^=late-] .body *')]
    .filter((e) => e.checkVisibility() && !e.closest('.unseen, option, svg, .scroll > *, details'))
    .filter((e) => e.getBoundingClientRect().right > right);
  expect(wider.map((e) => e.outerHTML.slice(0, 120))).to.deep.equal([]);
}

describe('two questions, one by the other', () => {
  it('are a table with counts, shares and scoped heads, a figure, and a sentence', async () => {
    receiver();
    const el = await show();
    await choose(el, 'columns', 'org_sector');
    await choose(el, 'rows', 'need_interview');
    await until(el, '#late-cross [role=status]', /^The largest difference is on “.+”: \d+% for “.+”, \d+% for “.+”\.$/);
    const table = find(el, '#late-cross table.heat')!;
    const { columns, counts, asked } = by.get('org_sector')!.questions.need_interview!;
    expect(table.querySelectorAll('thead th[scope=col]').length).to.equal(columns.length + 1);
    expect(table.querySelectorAll('tbody th[scope=row]').length).to.equal(counts.length);
    expect(words(table.querySelector('tbody td'))).to.equal(
      `${Math.round((100 * counts[0]![0]!) / asked[0]!)}% ${counts[0]![0]}`,
    );
    expect(words(find(el, '#late-cross figure'))).to.contain('The largest difference');
    await accessible(el);
  });

  it('change places by one button', async () => {
    receiver();
    const el = await show();
    await choose(el, 'columns', 'org_sector');
    await choose(el, 'rows', 'need_interview');
    button(el, 'Swap').click();
    await until(el, '#late-cross table.heat caption', /by: Are you available/);
    expect(find<HTMLSelectElement>(el, '#late-rows')!.value).to.equal('org_sector');
    expect(find<HTMLSelectElement>(el, '#late-columns')!.value).to.equal('need_interview');
  });

  it('say so where too few answered, and where the same was chosen twice', async () => {
    receiver((path) =>
      path === '/by/need_interview' ? json({ ...by.get('need_interview')!, questions: {} }) : undefined,
    );
    const el = await show();
    await choose(el, 'columns', 'need_interview');
    await choose(el, 'rows', 'org_form');
    await until(el, '#late-cross .notice', 'Too few answers to cross these two questions');
    await choose(el, 'rows', 'need_interview');
    await until(el, '#late-cross .notice', 'Choose two different questions.');
  });

  it('are asked for again after a failure of the line', async () => {
    let broken = true;
    receiver((path) => (path === '/by/need_interview' && broken ? json({}, 503) : undefined));
    const el = await show();
    await choose(el, 'columns', 'need_interview');
    await choose(el, 'rows', 'org_form');
    await until(el, '#late-cross [role=alert]', 'could not be loaded');
    broken = false;
    find(el, '#late-cross [role=alert] button')!.click();
    await waitUntil(() => find(el, '#late-cross table.heat'), 'the table does not come');
  });

  it('are swapped by the keyboard, which stays where it was', async () => {
    receiver();
    const el = await show();
    find(el, '#late-columns')!.focus();
    await choose(el, 'columns', 'org_sector');
    await choose(el, 'rows', 'need_interview');
    await waitUntil(() => find(el, '#late-cross table.heat'));
    find(el, '#late-columns')!.focus();
    await keys('Tab');
    expect(words(el.shadowRoot!.activeElement)).to.equal('Swap');
    await keys(' ');
    await until(el, '#late-cross table.heat caption', /by: Are you available/);
    expect(words(el.shadowRoot!.activeElement)).to.equal('Swap');
  });
});

describe('needs', () => {
  it('are ranked as a whole and in each group, and who is left out is said', async () => {
    receiver();
    const el = await show();
    await until(el, '#f-needs-need_tools', /Most needed: “.+”/);
    await choose(el, 'needs-by', 'org_sector');
    await waitUntil(() => find(el, '#f-needs-need_training-0'));
    expect(words(find(el, '#late-needs'))).to.match(/“.+” comes first in \d+ of \d+ groups/);
    expect(words(find(el, '#f-needs-need_training-0'))).to.match(/First: .+ \(\d+%\)\. .*\d+ were asked/);
  });

  it('say once that answers are not told by groups, where the address has none', async () => {
    receiver((path) => (path ? json({}, 404) : undefined));
    const el = await show();
    await until(el, '#late-needs', 'answers are not told by groups');
    expect(el.shadowRoot!.querySelectorAll('#late-needs .notice').length).to.equal(1);
  });
});

describe('groups', () => {
  it('are compared in the dimension and by the question that are chosen', async () => {
    receiver();
    const el = await show();
    await choose(el, 'groups-by', 'org_form');
    await until(el, '#f-groups', /Highest median: .+ \(n = \d+\), with \d+/);
    await choose(el, 'dimension', 'method');
    await until(el, '#f-groups', 'Method');
  });
});

describe('texts', () => {
  const told: Answer = (path, headers) => {
    if (!path.startsWith('/texts/')) return undefined;
    if (headers.get('Authorization') !== 'Bearer right') return json({}, 401);
    const texts = Array.from({ length: 45 }, (_, i) => `Text ${i + 1}: <b>più</b> mobilità${i === 44 ? ' final' : ''}`);
    return json({ n: texts.length, texts });
  };
  const open = async (el: VarcoStatusReport, token: string): Promise<void> => {
    find(el, '#late-token')!.focus();
    await type(token);
    await keys('Enter');
  };

  it('are asked for with the token alone, and shown as they were written', async () => {
    const asked = receiver(told);
    const el = await show();
    expect(asked.some((path) => path.includes('texts'))).to.equal(false);
    const field = find<HTMLInputElement>(el, '#late-token')!;
    expect([field.type, field.autocomplete]).to.deep.equal(['password', 'off']);
    await open(el, 'right');
    await until(el, '.texts', 'Text 1: <b>più</b> mobilità');
    expect(asked.some((path) => path.includes('right'))).to.equal(false);
    await until(el, '#late-texts', '45 texts of 45');
    expect(el.shadowRoot!.querySelectorAll('.texts li').length).to.equal(20);
    await accessible(el);
    button(el, 'Next texts').click();
    await until(el, '.texts', 'Text 21:');
    find(el, '#late-query')!.focus();
    await type('FINAL mobilita');
    await until(el, '#late-texts [role=status]', '1 text of 45');
    button(el, 'Close the texts').click();
    await waitUntil(() => find(el, '#late-token'));
    expect(find(el, '.texts')).to.equal(null);
  });

  it('stay closed with a wrong token, which is said beside the field', async () => {
    receiver(told);
    const el = await show();
    await open(el, 'wrong');
    await until(el, '#late-token-help', 'This token opens no texts.');
    expect(find(el, '#late-token')!.getAttribute('aria-invalid')).to.equal('true');
    expect(find<HTMLInputElement>(el, '#late-token')!.value).to.equal('');
    await accessible(el);
    await open(el, 'right');
    await until(el, '.texts', 'Text 1:');
  });

  it('say so where the address gives none', async () => {
    receiver();
    const el = await show();
    await open(el, 'right');
    await until(el, '#late-texts [role=alert]', 'the texts of this question are not given');
  });
});

describe('the report to take away', () => {
  it('is a file of all results, and one with a codebook', async () => {
    receiver();
    const el = await show();
    const names: string[] = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      names.push(this.download);
    };
    try {
      button(el, 'All results as CSV').click();
      await until(el, '#late-files [role=status]', /Downloaded: living-mapping-results-.*\.csv/);
      button(el, 'All results and a codebook').click();
      await until(el, '#late-files [role=status]', /Downloaded: living-mapping-results-.*\.xlsx/);
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect(names.length).to.equal(2);
  });

  it('is printed by one button', async () => {
    receiver();
    const el = await show();
    let printed = 0;
    window.print = () => void printed++;
    button(el, 'Print').click();
    await waitUntil(() => printed === 1, 'it is not printed');
  });
});

describe('the late parts', () => {
  for (const lang of ['it', 'en', 'sq'])
    it(`are accessible in "${lang}", at 320 px too`, async () => {
      receiver();
      const el = await show(lang, 320);
      await choose(el, 'columns', 'org_sector');
      await choose(el, 'rows', 'need_training');
      await waitUntil(() => find(el, '#late-cross table.heat'));
      await accessible(el);
    });

  it('are not there where nothing may be told', async () => {
    receiver((path) =>
      path ? undefined : json({ ...results, n: null, suppressed: true, questions: {}, dimensions: {}, groups: {} }),
    );
    const el = document.createElement('varco-status-report');
    el.definition = definition;
    el.setAttribute('view', 'all');
    el.setAttribute('results', '/api/results/esempio');
    const main = document.createElement('main');
    main.append(el);
    document.body.append(main);
    await waitUntil(() => el.shadowRoot?.querySelector('h2'));
    await new Promise((done) => setTimeout(done, 400));
    expect(find(el, '.fold')).to.equal(null);
  });
});
