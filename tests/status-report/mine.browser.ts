import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { contentDigest } from '../../src/contract/digest.ts';
import { keys, noMedia } from '../support/commands.ts';
import { downloaded } from '../support/downloaded.ts';
import {
  accessible,
  all,
  answers,
  button,
  come,
  definition,
  find,
  reads,
  restore,
  results,
  serve,
  show,
  until,
  words,
} from './mine-page.ts';

afterEach(restore);

describe('one respondent’s picture', () => {
  beforeEach(() => serve((path) => (path === '/results' ? results() : 404)));

  it('says first where one stands best in the group, and where to begin again', async () => {
    const report = await show({ own: answers });
    await reads(
      report,
      '.sentence',
      /^You are strongest in “Experience and continuity”: in the highest quarter of 141 respondents\. The place to begin again: “Strategy and commitment”\.$/,
    );
    await reads(report, '.figure', 'In 1 dimension of 4 you are above the median of the group.');
    expect(words(find(report, '[data-dimension=skills] .score'))).to.equal('too few answers to say');
    expect(words(find(report, '[data-dimension=experience] .score'))).to.match(
      /^\d+(\.\d)? out of 100 · \w+ · in the highest quarter of 141 respondents$/,
    );
  });

  it('has every number in a table too, and no zero for what cannot be said', async () => {
    const report = await show({ own: answers });
    await reads(report, '.sentence', 'You are strongest');
    (await come<HTMLDetailsElement>(report, '.figure details')).open = true;
    await come(report, '.figure tbody tr');
    const rows = all(report, '.figure tbody tr').map((row) => [...row.children].map(words));
    expect(rows).to.have.length(7);
    expect(rows[3]).to.deep.equal(['Skills and organisation', 'too few answers to say', '–', '25', '40', '60', '141']);
  });

  for (const [locale, said] of [
    [
      'it',
      'Siete più forti in «Esperienza e continuità»: nel quarto più alto di 141 rispondenti. Il punto da cui ripartire: «Strategia e impegno».',
    ],
    [
      'sq',
      'Jeni më të fortë në «Përvoja dhe vazhdimësia»: në çerekun më të lartë të 141 të përgjigjurve. Pika nga ku të rifilloni: «Strategjia dhe angazhimi».',
    ],
  ] as const)
    it(`speaks ${locale}`, async () => {
      const report = await show({ own: answers, locale });
      await reads(report, '.sentence', said);
      await accessible(report);
    });

  it('unfolds why: what lifts and what lowers, in the words of question and answer', async () => {
    const report = await show({ own: answers });
    await reads(report, '.sentence', 'You are strongest');
    // where to begin again is unfolded from the start
    expect(find(report, '#why-strategy')!.checkVisibility()).to.equal(true);
    expect(find(report, '#why-experience')!.checkVisibility()).to.equal(false);
    const why = find(report, '[data-dimension=experience] button')!;
    why.focus();
    await keys('Enter');
    await until(() => find(report, '#why-experience')!.checkVisibility(), 'the reasons');
    expect(why.getAttribute('aria-expanded')).to.equal('true');
    expect(words(find(report, '#why-experience .lifted'))).to.include('How many foreign relations are active today? 6');
    expect(all(report, '#why-experience .lifted li')).to.have.length(2);
    expect(words(find(report, '#why-experience .open'))).to.match(
      /^1 question has no answer that counts .* not answered$/,
    );
  });

  it('leads from a reason to the answer itself by the keyboard', async () => {
    const report = await show({ own: answers });
    await reads(report, '.sentence', 'You are strongest');
    find(report, '#why-strategy .lowered button')!.focus();
    await keys('Enter');
    const { activeElement } = report.shadowRoot!;
    expect(activeElement!.id).to.equal('answer-str_plan');
    expect(activeElement!.checkVisibility()).to.equal(true);
    // only what counts is listed
    expect(words(find(report, '#answers'))).not.to.include(
      words({ textContent: definition.sections[0]!.title.en } as Element),
    );
  });

  it('says of a step on a scale what its ends are', async () => {
    const report = await show({ own: answers });
    await reads(report, '#why-method', 'do their knowledge and contacts stay? 2, from 1 to 5');
  });

  it('tells what settles a score by itself', async () => {
    const report = await show({ own: { exp_any: 'no' } });
    await reads(report, '#why-experience', 'Settled by this answer');
    expect(words(find(report, '[data-dimension=method] .score'))).to.equal('too few answers to say');
    await reads(report, '.sentence', 'Your answers tell of one dimension alone, “Experience and continuity”');
  });

  it('says that too little was answered, rather than zero', async () => {
    const report = await show({ own: {} });
    await reads(report, '.sentence', 'Too few questions were answered');
    expect(words(find(report, '.dimensions'))).not.to.include('0 out of 100');
    await reads(report, '.steps', 'Answer more of the questionnaire');
  });

  it('gives no picture of a questionnaire without dimensions', async () => {
    const { dimensions: _, report: __, ...plain } = definition;
    const report = await show({ of: { ...plain, scoring: undefined }, own: answers });
    await reads(report, '.notice', 'no picture to show');
  });

  it('breaks no rule of accessibility, at 320 px, and in the dark', async function () {
    const report = await show({ own: answers, width: 320 });
    await reads(report, '.sentence', 'You are strongest');
    for (const each of all<HTMLButtonElement>(report, '[aria-expanded=false]')) each.click();
    find<HTMLDetailsElement>(report, '#answers')!.open = true;
    await report.updateComplete;
    await accessible(report);
    if (noMedia) return this.skip();
    await emulateMedia({ colorScheme: 'dark' });
    report.setAttribute('theme', 'plain');
    await accessible(report);
    await emulateMedia({ colorScheme: 'light' });
  });
});

describe('the next steps', () => {
  beforeEach(() => serve((path) => (path === '/results' ? results() : 404)));

  it('are those of the weakest dimensions, with their kind, and lead to addresses of the web', async () => {
    const report = await show({ own: answers });
    await reads(report, '.sentence', 'You are strongest');
    const shown = all<HTMLElement>(report, '.steps li').map((step) => step.innerText.replace(/\s+/g, ' ').trim());
    expect(shown).to.deep.equal([
      'Meeting · Strategy and commitment Example: a meeting',
      'Course · Method and learning Example: a course of method An example text.',
      'Contact · Resources and sustainability Example: a desk',
    ]);
    expect(find<HTMLAnchorElement>(report, '.steps a')!.href).to.equal('https://ente.example/course');
  });

  it('lead to the page in the reader’s language, where there is one', async () => {
    const step = { dimension: 'strategy', kind: 'tool', title: 'Example' };
    const steps = [
      { ...step, href: { it: '/strumento', en: '/en/tool', sq: '/sq/mjet' } },
      { ...step, href: { it: '/altro' } },
    ];
    const report = await show({ own: answers, of: { ...definition, report: { steps } } });
    const paths = () => all<HTMLAnchorElement>(report, '.steps a').map(({ pathname }) => pathname);
    await until(() => paths().length, 'the steps');
    expect(paths()).to.deep.equal(['/en/tool', '/altro']);
    report.locale = 'sq';
    await until(() => paths()[0] === '/sq/mjet', 'the other language');
  });

  it('never make a link of another kind of address', async () => {
    const step = { dimension: 'strategy', kind: 'tool', title: 'Example' };
    const steps = [
      { ...step, href: 'javascript:alert(1)' },
      { ...step, href: { en: 'javascript:alert(1)' } },
    ];
    const of = { ...definition, report: { steps } };
    const report = await show({ own: answers, of: { ...of, digest: await contentDigest(of) } });
    // one that was stamped is taken as it is
    await reads(report, '.steps', 'Example');
    expect(find(report, '.steps a')).to.equal(null);
  });

  it('are shown by the widget of the page that has them', async () => {
    const report = await show({ own: answers });
    await reads(report, '.sentence', 'You are strongest');
    const opened: unknown[] = [];
    const answer = (event: Event): void => {
      opened.push((event as CustomEvent).detail);
      event.preventDefault();
    };
    document.addEventListener('varco-open', answer);
    button(report, 'Example: a meeting').click();
    find(report, '.steps a[href$=desk]')!.click();
    document.removeEventListener('varco-open', answer);
    expect(opened).to.deep.equal([
      { kind: 'event', id: 'meeting' },
      { kind: 'partner', id: 'desk' },
    ]);
  });

  it('become plain words where no widget has them', async () => {
    const report = await show({ own: answers });
    await reads(report, '.sentence', 'You are strongest');
    button(report, 'Example: a meeting').click();
    await reads(report, '.steps', 'Example: a meeting This page does not show it.');
    expect(words(report.shadowRoot!.activeElement)).to.equal('Example: a meeting');
  });
});

describe('taking it along', () => {
  beforeEach(() => serve((path) => (path === '/results' ? results() : 404)));

  it('writes the picture into a CSV, its numbers as the language writes them', async () => {
    const report = await show({ own: answers, locale: 'it' });
    await reads(report, '.sentence', 'Siete più forti');
    const { name, text } = await downloaded(() => button(report, 'Scaricate in CSV').click());
    expect(name).to.match(/^living-mapping-\d{4}-\d\d-\d\d\.csv$/);
    const lines = text.trim().split('\r\n');
    expect(lines).to.have.length(8);
    expect(lines[0]).to.include('id;title;score;band');
    expect(lines.find((line) => line.startsWith('skills'))).to.equal(
      'skills;Competenze e organizzazione;;;;25;40;60;42;141;;',
    );
    await reads(report, '.unseen[role=status]', `Scaricato: ${name}`);
  });

  it('is forgotten on demand', async () => {
    const report = await show({ own: answers });
    await reads(report, '.sentence', 'You are strongest');
    button(report, 'Start over').click();
    await come(report, '#code-own');
    expect(words(find(report, '.varco'))).not.to.include('You are strongest');
    expect(report.shadowRoot!.activeElement?.id).to.equal('begin');
  });

  it('has on paper all reasons, the steps and where it is from, and no controls', async function () {
    if (noMedia) return this.skip();
    const report = await show({ own: answers });
    await reads(report, '.sentence', 'You are strongest');
    await emulateMedia({ media: 'print' });
    try {
      const seen = (selector: string): boolean[] => all(report, selector).map((each) => each.checkVisibility());
      expect(seen('.why')).to.deep.equal(Array(7).fill(true));
      expect(seen('.steps li')).to.deep.equal([true, true, true]);
      // paper cannot be followed: where links lead is written
      expect(words(find(report, '.steps .address'))).to.equal('ente.example/course');
      expect(seen('.steps .address')).not.to.include(false);
      expect(seen('.source')).to.deep.equal([true]);
      expect(seen('form, input, #answers, button:not(.reason, .steps button)')).not.to.include(true);
      expect(words(find(report, '.source'))).to.match(
        /version 1\.0\.0\. The group: 141 answers\. Picture of .*\d{4}\.$/,
      );
    } finally {
      await emulateMedia({ media: 'screen' });
    }
  });

  for (const locale of ['it', 'en', 'sq'])
    it(`is one sheet of A4 in ${locale}, with earlier answers too`, async function () {
      if (noMedia) return this.skip();
      const millimetre = 96 / 25.4;
      const report = await show({ own: answers, locale, width: 186 * millimetre });
      await reads(report, '.sentence', /141/);
      const earlier = { answers: { ...answers, str_plan: 'talk', exp_active: 1 }, version: '0.9.0', receivedAt: 0 };
      report['viewing']!.set({ earlier });
      await come(report, '.drawing .before');
      await emulateMedia({ media: 'print' });
      try {
        await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 100)));
        // 297 mm less margins of 12 mm
        expect(report.getBoundingClientRect().height / millimetre).to.be.lessThan(273);
      } finally {
        await emulateMedia({ media: 'screen' });
      }
    });
});
