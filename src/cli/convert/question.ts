import type { Check, Field, Option, Question } from '../../contract/questionnaire.ts';
import { infix } from '../../rules/author.ts';
import type { Rule } from '../../rules/index.ts';
import type { Choice } from './choices.ts';
import type { Names } from './names.ts';
import type { Report } from './report.ts';
import type { Item } from './structure.ts';
import type { Row } from './table.ts';
import { wrongAnswerText, type Texts } from './texts.ts';
import { all, condition, value, type Scope } from './translate.ts';
import { conjuncts, parseXPath, XPathError, type Expression } from './xpath.ts';
import type * as z from 'zod/mini';

export type Draft = Record<string, unknown> & { id: string; type: string };
type Made = Question | Field;

export interface Workshop {
  readonly names: Names;
  readonly lists: ReadonlyMap<string, readonly Choice[]>;
  /** headings of the choices sheet */
  readonly columns: ReadonlySet<string>;
  readonly texts: Texts;
  readonly report: Report;
}

/** What a phone or a researcher's device gives, and a page does not. */
const refused: Readonly<Record<string, string>> = {
  geopoint: 'a place by satellite is not asked in a page: use a place by name',
  geotrace: 'a path by satellite is not asked in a page',
  geoshape: 'an area by satellite is not asked in a page',
  barcode: 'codes are not scanned in a page',
  osm: 'maps are not edited in a page',
  select_one_from_file: 'choices in a file are not read: put them in the sheet choices',
  select_multiple_from_file: 'choices in a file are not read: put them in the sheet choices',
  select_one_external: 'choices in another sheet are not read: put them in the sheet choices',
  select_multiple_external: 'choices in another sheet are not read: put them in the sheet choices',
  hidden: 'nothing is sent that the respondent does not see',
  include: 'other workbooks are not read',
  'xml-external': 'other files are not read',
  'csv-external': 'other files are not read',
};

/** What submissions carry by themselves, or never do. */
const metadata: Readonly<Record<string, string>> = {
  start: 'submissions carry startedAt',
  end: 'submissions carry finishedAt',
  today: 'conditions have today()',
  audit: 'what respondents do on the way is not recorded',
  ...Object.fromEntries(
    [
      'deviceid',
      'subscriberid',
      'simserial',
      'phonenumber',
      'username',
      'uri:deviceid',
      'uri:username',
      'uri:email',
      'start-geopoint',
      'background-audio',
    ].map((name) => [name, 'nothing is taken from the device']),
  ),
};

/** Why a row is left out; undefined when it is carried over. */
export function whyLeftOut({ type, row }: Item): { why: string; wanted: boolean } | undefined {
  if (Object.hasOwn(refused, type)) return { why: refused[type]!, wanted: true };
  if (Object.hasOwn(metadata, type)) return { why: metadata[type]!, wanted: false };
  if (type === 'email' && !hasLabel(row)) return { why: 'nothing is taken from the device', wanted: false };
  return Object.hasOwn(makers, type) || type === 'calculate'
    ? undefined
    : { why: `the type "${type}" is not known`, wanted: true };
}

const hasLabel = (row: Row): boolean => row.cells.has('label') || row.translated.has('label');

const makers: Readonly<
  Record<string, (item: Item, workshop: Workshop, group: string | undefined) => Record<string, unknown>>
> = {
  text: ({ row }) => {
    const look = appearance(row);
    return {
      type: /\bmultiline\b/.test(look) ? 'longtext' : /\burl\b/.test(look) ? 'url' : 'text',
    };
  },
  integer: () => ({ type: 'integer' }),
  decimal: () => ({ type: 'decimal' }),
  percent: () => ({ type: 'percent' }),
  range,
  date: ({ row }) => {
    const look = appearance(row);
    const precision =
      /\byear\b/.test(look) && !/month-year/.test(look) ? 'year' : /month-year/.test(look) ? 'month' : undefined;
    return { type: 'date', ...(precision && { precision: [precision] }) };
  },
  dateTime: ({ row }, { report }) => {
    report.changed(row.at('type'), 'the day is asked, without the time');
    return { type: 'date' };
  },
  time: () => ({ type: 'time' }),
  select_one: selectOne,
  select_multiple: (item, workshop, group) => ({
    type: isDropdown(item.row) ? 'dropdown' : 'multiple',
    ...(isDropdown(item.row) && { multiple: true }),
    ...offered(item, workshop, group),
  }),
  rank: (item, workshop, group) => ({ type: 'ranking', ...offered(item, workshop, group) }),
  note: () => ({ type: 'note' }),
  acknowledge: () => ({ type: 'consent' }),
  boolean: () => ({ type: 'boolean' }),
  phone: () => ({ type: 'phone' }),
  email: () => ({ type: 'email' }),
  url: () => ({ type: 'url' }),
  image: () => ({ type: 'file', accept: ['image/*'], maxFiles: 1 }),
  audio: () => ({ type: 'file', accept: ['audio/*'], maxFiles: 1 }),
  video: () => ({ type: 'file', accept: ['video/*'], maxFiles: 1 }),
  file: () => ({ type: 'file', maxFiles: 1 }),
};

const appearance = (row: Row): string => (row.cells.get('appearance') ?? '').toLowerCase();
const isDropdown = (row: Row): boolean =>
  /\b(minimal|autocomplete|autocomplete_chars|search|dropdown)\b/.test(appearance(row));

/** `start=0 end=10 step=1`: a scale of whole numbers, else a number with bounds. */
function range({ row }: Item): Record<string, unknown> {
  const said = row.cells.get('parameters') ?? '';
  const get = (name: string, otherwise: number) =>
    Number(new RegExp(`\\b${name}\\s*=\\s*(-?[\\d.]+)`, 'i').exec(said)?.[1] ?? otherwise);
  const [min, max, step] = [get('start', 0), get('end', 10), Math.abs(get('step', 1)) || 1];
  const bounds = { min: Math.min(min, max), max: Math.max(min, max), ...(step !== 1 && { step }) };
  return { type: [min, max, step].every(Number.isInteger) ? 'scale' : 'decimal', ...bounds };
}

function selectOne(item: Item, workshop: Workshop, group: string | undefined): Record<string, unknown> {
  const { row, list = '' } = item;
  if (/\blikert\b/.test(appearance(row))) {
    const values = (workshop.lists.get(list) ?? []).map(({ name }) => Number(name));
    const [min = NaN] = values;
    if (values.length > 2 && values.every((one, i) => Number.isInteger(one) && one === min + i)) {
      const label = (choice: Choice) => workshop.texts.of(choice.row, 'label', workshop.names.scope(group));
      const choices = workshop.lists.get(list)!;
      // whole numbers in a row are a scale, whose ends alone have words
      workshop.report.changed(
        row.at('appearance'),
        `a scale from ${min} to ${values.at(-1)}, with the labels of its ends`,
      );
      return { type: 'scale', min, max: values.at(-1), minLabel: label(choices[0]!), maxLabel: label(choices.at(-1)!) };
    }
    workshop.report.changed(
      row.at('appearance'),
      'a likert whose choices are not numbers in a row is asked as single choice',
    );
  }
  return { type: isDropdown(row) ? 'dropdown' : 'single', ...offered(item, workshop, group) };
}

/** The choices of a list, each with its part of choice_filter. */
function offered(item: Item, workshop: Workshop, group: string | undefined): Record<string, unknown> {
  const { row, list = '', orOther } = item;
  const { columns, lists, names, texts, report } = workshop;
  const filter = row.cells.get('choice_filter');
  const choices = (lists.get(list) ?? []).map((choice) => ({
    choice,
    option: { value: choice.value, label: texts.of(choice.row, 'label', names.scope(group)) ?? choice.name },
  }));
  const options = choices.flatMap(({ choice, option }): z.infer<typeof Option>[] => {
    if (filter === undefined) return [option];
    const rules = [choice.cells, ...choice.also].map((cells) =>
      attempt(row, 'choice_filter', report, 'all choices are offered', () =>
        condition(parseXPath(filter), names.scope(group, undefined, { cells, names: columns })),
      ),
    );
    if (rules.some((rule) => rule === undefined || rule === true)) return [option];
    const open = rules.filter((rule): rule is Rule => rule !== false);
    if (!open.length) return [];
    return [{ ...option, showIf: infix(open.length > 1 ? { or: open } : open[0]!) }];
  });
  if (!options.length) report.lost(row.at('choice_filter'), `\`${filter}\` leaves no choice; all choices are offered`);
  return { options: options.length ? options : choices.map(({ option }) => option), ...(orOther && { other: true }) };
}

/** A translation that may have no counterpart: that is told once a cell, with what it means for the question. */
function attempt(row: Row, heading: string, report: Report, otherwise: string, make: () => Rule): Rule | undefined {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof XPathError)) throw error;
    const cell = row.at(heading);
    const said = row.cells.get(heading)!;
    const message = `\`${said.length > 120 ? `${said.slice(0, 119)}…` : said}\`: ${error.message} (character ${error.at + 1}); ${otherwise}`;
    report.lost(cell, message);
    return undefined;
  }
}

/** The condition of a row's `relevant`; undefined when it always holds. */
export function relevant(row: Row, scope: Scope, report: Report): Rule | undefined {
  const text = row.cells.get('relevant');
  // a cell that holds TRUE or FALSE, as spreadsheets write them
  if (text === undefined || yes.test(text)) return undefined;
  if (no.test(text)) return false;
  const rule = attempt(row, 'relevant', report, 'it is always asked', () => condition(parseXPath(text), scope));
  return rule === true ? undefined : rule;
}

const yes = /^(yes|true|true\(\)|1|y|si|sì|po)$/i;
const no = /^(no|false|false\(\)|0|n|jo)$/i;

/**
 * A row as a question. @param outer conditions of the groups around it that have no section of their own
 * @returns undefined when it is left out, which is told
 */
export function question(
  item: Item,
  workshop: Workshop,
  group: string | undefined,
  outer: readonly Rule[],
): Draft | undefined {
  const { row } = item;
  const { names, report, texts } = workshop;
  const { id } = names.entry(item)!;
  const scope = names.scope(group, item);
  const leftOut = whyLeftOut(item);
  if (leftOut) {
    report[leftOut.wanted ? 'lost' : 'changed'](
      row.at('type'),
      `"${item.name}" (${item.type}) is left out: ${leftOut.why}`,
    );
    return undefined;
  }
  const own = relevant(row, scope, report);
  const conditions = all([...outer, ...(own === undefined ? [] : [own])]);
  const showIf = conditions === true ? undefined : infix(conditions);
  const label = texts.of(row, 'label', scope) ?? texts.of(row, 'hint', scope) ?? (item.name || id);
  const hint = hasLabel(row) ? texts.of(row, 'hint', scope) : undefined;
  const head = { id, label, ...(hint !== undefined && { help: hint }), ...(showIf !== undefined && { showIf }) };

  const formula = row.cells.get('calculation');
  if (item.type === 'calculate' || (formula !== undefined && item.type !== 'note')) {
    if (formula === undefined) {
      report.lost(row.at('type'), `"${item.name}" is left out: a calculate without a calculation`);
      return undefined;
    }
    const rule = attempt(row, 'calculation', report, `"${item.name}" is left out`, () =>
      value(parseXPath(formula), scope),
    );
    if (rule === undefined) return undefined;
    if (item.type !== 'calculate')
      report.changed(row.at('calculation'), 'what is worked out cannot be changed by the respondent');
    return { ...head, type: 'calculated', calculate: infix(rule), ...(item.type === 'calculate' && { hidden: true }) };
  }
  const made = makers[item.type]!(item, workshop, group);
  const readOnly = row.cells.get('read_only');
  if (made.type === 'note' || (readOnly !== undefined && yes.test(readOnly))) {
    if (made.type !== 'note') report.changed(row.at('read_only'), 'what cannot be answered is a note');
    return { ...head, type: 'note' };
  }
  return {
    ...head,
    ...made,
    ...required(row, scope, report),
    ...startingValue(item, made, workshop),
    ...constraint(item, made.type as Made['type'], workshop, scope),
  } as unknown as Draft;
}

function required(row: Row, scope: Scope, report: Report): Record<string, unknown> {
  const text = row.cells.get('required');
  if (text === undefined || no.test(text)) return {};
  if (yes.test(text)) return { required: true };
  const rule = attempt(row, 'required', report, 'it is not required', () => condition(parseXPath(text), scope));
  return rule === undefined || rule === false ? {} : rule === true ? { required: true } : { requiredIf: infix(rule) };
}

/** `default`, where it is a value and the question has one. */
function startingValue(
  { row, list = '' }: Item,
  made: Record<string, unknown>,
  { lists, report }: Workshop,
): Record<string, unknown> {
  const text = row.cells.get('default');
  if (text === undefined) return {};
  const choice = (name: string) => lists.get(list)?.find((one) => one.name === name)?.value;
  const found = ((): unknown => {
    if (/\$\{|\w\(/.test(text)) return undefined;
    switch (made.type) {
      case 'text':
      case 'longtext':
        return text;
      case 'integer':
      case 'decimal':
      case 'percent':
      case 'scale':
        return Number.isFinite(Number(text)) ? Number(text) : undefined;
      case 'boolean':
        return yes.test(text) ? true : no.test(text) ? false : undefined;
      case 'single':
        return choice(text);
      case 'dropdown':
        return made.multiple ? undefined : choice(text);
      case 'multiple': {
        const all = text.split(/\s+/).map(choice);
        return all.includes(undefined) ? undefined : all;
      }
      default:
        return undefined;
    }
  })();
  if (found === undefined) report.lost(row.at('default'), `the default "${text.slice(0, 80)}" is not carried over`);
  return found === undefined ? {} : { default: found };
}

const turned: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** `. <= 5` and `5 >= .` alike: what is compared, how, and with which number. */
function bound(part: Expression): { of: Expression; operator: string; limit: number } | undefined {
  if (part.kind !== 'operation') return undefined;
  const number = (side: Expression) =>
    side.kind === 'number'
      ? side.value
      : side.kind === 'minus' && side.of.kind === 'number'
        ? -side.of.value
        : undefined;
  const [left, right] = part.args;
  const [a, b] = [number(left), number(right)];
  if (b !== undefined) return { of: left, operator: part.operator, limit: b };
  return a === undefined ? undefined : { of: right, operator: turned[part.operator] ?? part.operator, limit: a };
}

/** A constraint: patterns and lengths become those of the question, plain bounds too when they have no message of their own. */
function constraint(
  { row }: Item,
  type: Made['type'],
  { report, texts }: Workshop,
  scope: Scope,
): Record<string, unknown> {
  const text = row.cells.get('constraint');
  if (text === undefined) return {};
  const message = texts.of(row, 'constraint_message', scope);
  const made: Record<string, unknown> = {};
  const rest: Expression[] = [];
  const isText = type === 'text' || type === 'longtext';
  const isNumber = ['integer', 'decimal', 'percent'].includes(type);
  const rule = attempt(row, 'constraint', report, 'the answer is not checked', () => {
    for (const part of conjuncts(parseXPath(text))) {
      if (
        part.kind === 'call' &&
        part.name === 'regex' &&
        part.args[0]?.kind === 'self' &&
        part.args[1]?.kind === 'text' &&
        type === 'text' &&
        made.pattern === undefined
      ) {
        // the whole text is matched anyway
        made.pattern = part.args[1].value.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
        if (message !== undefined) made.patternMessage = message;
        continue;
      }
      const { of, operator, limit } = bound(part) ?? {};
      if (
        isText &&
        of?.kind === 'call' &&
        of.name === 'string-length' &&
        of.args[0]?.kind === 'self' &&
        Number.isInteger(limit)
      ) {
        if (operator === '<=' || operator === '=') made.maxLength = limit;
        if (operator === '<') made.maxLength = limit! - 1;
        if (operator === '>=' || operator === '=') made.minLength = limit;
        if (operator === '>') made.minLength = limit! + 1;
        if (operator !== '!=') continue;
      }
      const whole = type === 'integer' ? 1 : undefined;
      if (isNumber && of?.kind === 'self' && message === undefined) {
        if (operator === '>=' || (operator === '>' && whole)) {
          made.min = operator === '>' ? limit! + 1 : limit;
          continue;
        }
        if (operator === '<=' || (operator === '<' && whole)) {
          made.max = operator === '<' ? limit! - 1 : limit;
          continue;
        }
      }
      rest.push(part);
    }
    return all(rest.map((part) => condition(part, scope)));
  });
  if (rule === undefined) return {};
  if (rule !== true)
    made.check = { rule: infix(rule), message: message ?? wrongAnswerText(texts.locales) } satisfies z.infer<
      typeof Check
    >;
  return made;
}
