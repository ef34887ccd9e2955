import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changes, Events, eventStatuses, type EventEntry } from '../../src/contract/events.ts';
import { openapi } from '../../src/contract/publish.ts';
import { Question, Questionnaire } from '../../src/contract/questionnaire.ts';
import { phaseKinds } from '../../src/contract/interview.ts';
import { compile, inspect } from '../../src/form/compile.ts';
import { parseWhen } from '../../src/form/edtf-when.ts';
import { checkEvents } from '../../src/form/events-check.ts';
import { checkPartners } from '../../src/form/partners-check.ts';
import { inspectInterview } from '../../src/form/interview-compile.ts';
import { readInvitations, readJoining } from '../../src/receiver/events/private-files.ts';
import { quartilesFrom } from '../../src/receiver/results/statistics.ts';
import { threshold } from '../../src/receiver/results/suppress.ts';
import { toRule } from '../../src/rules/index.ts';

const read = (name: string) => readFileSync(new URL(`../../stories/guides/${name}.md`, import.meta.url), 'utf8');
const readSource = (name: string) => readFileSync(new URL(`../../src/${name}.ts`, import.meta.url), 'utf8');
const json = (text: string) => [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, code]) => code!);
const guide = read('write-a-questionnaire');
const blocks = json(guide);
const whole = blocks.filter((code) => code.startsWith('{'));
const fragments = blocks.filter((code) => !code.startsWith('{'));

/** Second and later cells of the table under a heading row, as written. */
const table = (header: string): string[][] => {
  const [, rows = ''] = guide.split(new RegExp(`\\| ${header}[^\\n]*\\n\\|[-| ]+\\n`));
  return rows
    .split('\n\n')[0]!
    .split('\n')
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
};

describe('the guide "Write a questionnaire"', () => {
  it('begins with a questionnaire that works', () => {
    const first = JSON.parse(whole[0]!) as unknown;
    expect(compile(first).sections).toHaveLength(1);
  });

  it.each(whole.slice(1).map((code) => [JSON.parse(code) as { id: string }]))(
    'shows the question $id as it is written',
    (question) => {
      expect(Question.safeParse(question).error?.issues).toBeUndefined();
    },
  );

  it.each(fragments.map((code) => [code]))('shows a part that a questionnaire takes: %s', (code) => {
    const part = JSON.parse(`{${code}}`) as Record<string, unknown>;
    const base = { id: 'q', version: '1', locales: ['en'], title: 'T' };
    const question = { id: 'a', type: 'text', label: 'L', ...('showIf' in part ? part : {}) };
    const document = {
      ...base,
      ...('showIf' in part ? {} : part),
      sections: [{ id: 's', title: 'S', questions: [question] }],
    };
    expect(() => Questionnaire.parse(document)).not.toThrow();
  });

  it('names every type of question, and no other', () => {
    const told = table('type').flatMap(([cell]) => [...cell!.matchAll(/`(\w+)`/g)].map(([, name]) => name!));
    const known = Question.def.options.flatMap((option) => option.shape.type.def.values);
    expect(told.sort()).toEqual([...known].sort());
  });

  it('says conditions in words that the rules understand', () => {
    const rules = table('to say').flatMap(([, cell]) =>
      [...cell!.matchAll(/`([^`]*\$\{[^`]*)`/g)].map(([, rule]) => rule!),
    );
    expect(rules.length).toBeGreaterThan(5);
    for (const rule of rules) expect(() => toRule(rule), rule).not.toThrow();
  });
});

describe('the guide "Write an interview"', () => {
  const text = read('write-an-interview');
  const [first, ...parts] = json(text);
  const smallest = JSON.parse(first!) as object;

  it('begins with an interview that works', () => {
    expect(inspectInterview(smallest)).toEqual([]);
  });

  it.each(parts.map((code) => [code]))('shows a part that an interview takes: %s', (code) => {
    expect(inspectInterview({ ...smallest, ...(JSON.parse(`{${code}}`) as object) })).toEqual([]);
  });

  it('names every kind of phase, and no other', () => {
    const rows = text.split(/\| kind[^\n]*\n\|[-| ]+\n/)[1]!.split('\n\n')[0]!;
    expect([...rows.matchAll(/^\| `(\w+)`/gm)].map(([, kind]) => kind)).toEqual([...phaseKinds]);
  });
});

describe('the guide "Publish your partners"', () => {
  const [first, ...parts] = json(read('publish-your-partners'));
  const smallest = JSON.parse(first!) as { features: { properties: object }[] };
  const [eagle, ...others] = smallest.features;
  const mistakes = (document: object) => checkPartners(document).map(({ path, found }) => `${path}: ${found}`);

  it('begins with a document that works', () => {
    expect(mistakes(smallest)).toEqual([]);
  });

  it.each(parts.filter((code) => code.startsWith('"')).map((code) => [code]))(
    'shows a part that a document or an entry takes: %s',
    (code) => {
      const part = JSON.parse(`{${code}}`) as object;
      const entry = { ...eagle!, properties: { ...eagle!.properties, ...part } };
      const document =
        'opportunities' in part ? { ...smallest, features: [entry, ...others] } : { ...smallest, ...part };
      expect(mistakes(document)).toEqual([]);
    },
  );
});

describe('the guide "Publish your programme"', () => {
  const text = read('publish-your-programme');
  const [first, ...parts] = json(text);
  const smallest = JSON.parse(first!) as { events: EventEntry[] };
  const [event, ...others] = smallest.events as [EventEntry, ...EventEntry[]];
  const mistakes = (document: object) => checkEvents(document).map(({ path, found }) => `${path}: ${found}`);

  it('begins with a document that works', () => {
    expect(mistakes(smallest)).toEqual([]);
  });

  // a member of the document stands there, any other in the first event
  it.each(parts.filter((code) => code.startsWith('"')).map((code) => [code]))(
    'shows a part that a document or an event takes: %s',
    (code) => {
      const part = Object.entries(JSON.parse(`{${code}}`) as object);
      const above = (name: string): boolean => name in Events.shape;
      const changed = { ...event, ...Object.fromEntries(part.filter(([name]) => !above(name))) };
      const document = { ...smallest, ...Object.fromEntries(part.filter(([name]) => above(name))) };
      expect(mistakes({ ...document, events: [changed, ...others] })).toEqual([]);
    },
  );

  const [postponed, ...files] = parts.filter((code) => code.startsWith('{')).map((code) => JSON.parse(code) as object);

  it('shows an event that was put off as it is written', () => {
    expect(mistakes({ ...smallest, events: [postponed, ...others] })).toEqual([]);
  });

  it('shows private files as the receiver reads them', () => {
    const read = files.map((file) => ('joining' in file ? readJoining(file) : readInvitations(file)));
    expect(read.map(({ issues, entries }) => [issues, [...entries.keys()]])).toEqual([
      [[], ['first-steps']],
      [[], ['visit']],
    ]);
  });

  it('writes dates that can be read', () => {
    const rows = text.split(/\| `when`[^\n]*\n\|[-| ]+\n/)[1]!.split('\n\n')[0]!;
    const dates = [...rows.matchAll(/^\| `([^`]+)`/gm)].map(([, date]) => date!);
    expect(dates.length).toBeGreaterThan(6);
    for (const date of dates) expect(parseWhen(date), date).toBeDefined();
  });

  it('names every status and every change, and no other', () => {
    const named = (start: string) =>
      [
        ...text
          .split(start)[1]!
          .split(/[.;]\s/)[0]!
          .matchAll(/`([a-z-]+)`/g),
      ].map(([, name]) => name);
    expect(named('`status` is').sort()).toEqual([...eventStatuses].sort());
    expect(named('a `change` is').sort()).toEqual([...changes].sort());
  });

  it('calls nothing that the receiver does not have', () => {
    const { paths } = openapi() as { paths: Record<string, object> };
    const known = Object.keys(paths).map((path) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}(\\.ics)?$`));
    const called = [...text.matchAll(/\/api\/[\w/<>.-]*[\w>]/g)].map(([path]) => path);
    expect(called.length).toBeGreaterThan(10);
    for (const path of called)
      expect(
        known.some((one) => one.test(path)),
        path,
      ).toBe(true);
  });
});

describe('the guide "Give back the picture"', () => {
  const text = read('give-back-the-picture');
  const [part] = json(text);

  it('shows a report that a questionnaire takes', () => {
    const document = {
      ...{ id: 'q', version: '1', locales: ['en'], title: 'T' },
      ...(JSON.parse(`{${part}}`) as object),
      dimensions: [{ id: 'strategy', title: 'Strategy' }],
      bands: ['beginning', 'going'].map((id, i) => ({ id, from: 50 * i, to: 50 * i + 50, title: id })),
      sections: [
        { id: 's', title: 'S', questions: ['need_tools', 'province'].map((id) => ({ id, type: 'text', label: id })) },
      ],
    };
    expect(inspect(document)).toEqual([]);
  });

  it('names attributes that the element has, and no other', () => {
    const rows = text.split(/\| attribute[^\n]*\n\|[-| ]+\n/)[1]!.split('\n\n')[0]!;
    const told = [...rows.matchAll(/^\| `([a-z-]+)`/gm)].map(([, name]) => name!);
    const shown = [...text.matchAll(/<varco-status-report[^>]*>/g)].flatMap(([tag]) =>
      [...tag.matchAll(/\s([a-z-]+)(?==|\s|>)/g)].map(([, name]) => name!),
    );
    const source = readSource('element/varco-element') + readSource('status-report/status-report');
    for (const name of new Set([...told, ...shown]))
      expect(source, name).toMatch(new RegExp(`@attr \\{[^}]*\\} ${name} |\\b${name}: |'${name}'`));
    expect(told).toEqual(expect.arrayContaining(shown));
  });

  it('tells the numbers that the receiver goes by', () => {
    expect(text).toContain(`Fewer than ${['', '', '', '', '', 'five'][threshold]} are never told of`);
    expect(text).toContain(`Quartiles from ${quartilesFrom === 10 ? 'ten' : quartilesFrom} on`);
  });
});
