import { DefinitionError, type AuthorIssue } from '../../contract/author-issue.ts';
import type { Text } from '../../contract/text.ts';
import { compile } from '../../form/compile.ts';
import { infix } from '../../rules/author.ts';
import type { Rule } from '../../rules/index.ts';
import { parsePath } from '../check/place.ts';
import { code, ownName, readChoices } from './choices.ts';
import { languageTag } from './languages.ts';
import { Names } from './names.ts';
import { question, relevant, whyLeftOut, type Draft, type Workshop } from './question.ts';
import { Report, type Remark } from './report.ts';
import { isGroup, readStructure, type Group, type Item } from './structure.ts';
import { readTable, type Row } from './table.ts';
import { Texts } from './texts.ts';
import { all } from './translate.ts';
import { readWorkbook, WorkbookError } from './workbook.ts';

const surveyColumns = new Set(
  (
    'type name label hint required relevant constraint constraint_message choice_filter appearance calculation default read_only ' +
    'repeat_count parameters'
  ).split(' '),
);
const choiceColumns = new Set(['list_name', 'name', 'label']);
const settingColumns = new Set(['form_title', 'form_id', 'version', 'default_language']);

const nothing = 'nothing to ask: no row of the sheet "survey" is carried over';

export interface Converted {
  readonly questionnaire: Record<string, unknown>;
  readonly remarks: readonly Remark[];
}

interface Page extends Record<string, unknown> {
  id: string;
  title: Text;
  showIf?: string;
  questions: Draft[];
}

/**
 * An XLSForm workbook (https://xlsform.org) as a questionnaire that `compile` accepts. What has no counterpart is told with
 * its row and column, and the question is kept where that can be: without a condition it is shown.
 * @param name of the file, for forms without a title
 * @param locale the language of texts without one
 * @throws WorkbookError when there is nothing to convert
 */
export function convert(bytes: Uint8Array, name: string, locale = 'en'): Converted {
  const report = new Report();
  const sheets = readWorkbook(bytes);
  const sheet = (wanted: string) => sheets.find((one) => one.name.trim().toLowerCase() === wanted);
  // a workbook of one sheet is its survey, whatever its name
  const surveySheet = sheet('survey') ?? (sheets.length === 1 ? sheets[0] : undefined);
  if (!surveySheet) throw new WorkbookError('no XLSForm: it has no sheet "survey"');
  const survey = readTable(surveySheet, surveyColumns, report);
  if (!survey.headings.has('type'))
    throw new WorkbookError('no XLSForm: the first row of the sheet "survey" has no heading "type"');
  const choicesSheet = sheet('choices');
  const choices = choicesSheet && readTable(choicesSheet, choiceColumns, report, true);
  const settingsSheet = sheet('settings');
  const settings = settingsSheet && readTable(settingsSheet, settingColumns, report).rows[0]?.cells;

  const said = settings?.get('default_language');
  const languages = [...new Set([...survey.languages, ...(choices?.languages ?? [])])];
  // texts under a plain heading are in the language of --locale, unless the form says which is its own
  const plain = survey.rows.some(({ cells }) => cells.has('label'));
  const first = (said && languageTag(said)) || (plain ? undefined : languages[0]) || locale;
  const texts = new Texts(languages, first, report);
  const lists = readChoices(choices, report);
  const tree = readStructure(survey, report);
  leaveOutEmptyLists(tree, lists, report);
  const names = new Names(tree, lists, report);
  const columns = choices?.headings ?? new Set<string>();
  const workshop: Workshop = { names, lists, columns, texts, report };
  loseNested(tree, names, report);

  const title = settings?.get('form_title') ?? name.replace(/\.xlsx$/i, '');
  const rows = new WeakMap<object, Row>();
  const sections = pages(tree, workshop, title, rows);
  if (!sections.length) throw new WorkbookError(nothing);
  const questionnaire = {
    id: code(settings?.get('form_id') ?? title) || 'form',
    version: settings?.get('version')?.slice(0, 64) ?? '1',
    locales: texts.locales,
    title,
    sections,
  };
  do accept(questionnaire, rows, report);
  while (prune(questionnaire));
  return { questionnaire, remarks: report.sorted() };
}

/** A choice without choices cannot be asked. */
function leaveOutEmptyLists(
  tree: (Item | Group)[],
  lists: ReadonlyMap<string, readonly unknown[]>,
  report: Report,
): void {
  for (const [i, part] of [...tree.entries()].reverse()) {
    if (isGroup(part)) leaveOutEmptyLists(part.children, lists, report);
    else if (/^(select_one|select_multiple|rank)$/.test(part.type) && !lists.get(part.list ?? '')?.length) {
      report.lost(
        part.row.at('type'),
        `"${part.name}" is left out: the sheet choices has no list "${part.list ?? ''}"`,
      );
      tree.splice(i, 1);
    }
  }
}

/** Marks what will not be there before any condition is read: rows of types that are left out, repeats inside repeats. */
function loseNested(tree: readonly (Item | Group)[], names: Names, report: Report, inRepeat = false): void {
  for (const part of tree) {
    if (!isGroup(part)) {
      const leftOut = whyLeftOut(part);
      if (leftOut) names.lose(part, leftOut.why);
    } else if (part.kind === 'repeat' && inRepeat) {
      report.lost(
        part.row.at('type'),
        `"${part.name}" is left out with its questions: groups that repeat do not stand inside one another`,
      );
      names.lose(part, 'a repeat inside a repeat');
    } else loseNested(part.children, names, report, inRepeat || part.kind === 'repeat');
  }
}

/** Groups become sections; a group that holds groups gives one for each; loose questions in between have one of their own. */
function pages(tree: readonly (Item | Group)[], workshop: Workshop, title: Text, rows: WeakMap<object, Row>): Page[] {
  const { names, report, texts } = workshop;
  const made: Page[] = [];
  const taken = new Set<string>();

  const page = (wanted: string, label: Text, conditions: readonly Rule[]): Page => {
    const id = ownName(
      wanted
        .replace(/[^A-Za-z0-9_]+/g, '_')
        .replace(/^[^A-Za-z]+/, '')
        .slice(0, 60) || 'section',
      taken,
    );
    taken.add(id);
    const rule = all(conditions);
    const section: Page = { id, title: label, ...(rule !== true && { showIf: infix(rule) }), questions: [] };
    made.push(section);
    return section;
  };

  const walk = (
    parts: readonly (Item | Group)[],
    wanted: string,
    label: Text,
    conditions: readonly Rule[],
    around?: Row,
  ): void => {
    let open: Page | undefined;
    for (const part of parts) {
      if (isGroup(part) && part.kind === 'group') {
        open = undefined;
        const scope = names.scope(undefined);
        const own = relevant(part.row, scope, report);
        const inner = own === undefined ? conditions : [...conditions, own];
        walk(part.children, part.name || wanted, texts.of(part.row, 'label', scope) ?? label, inner, part.row);
        continue;
      }
      const drafted = isGroup(part) ? repeat(part, workshop, rows) : question(part, workshop, undefined, []);
      if (!drafted) {
        if (!isGroup(part)) names.lose(part, 'it was left out');
        continue;
      }
      rows.set(drafted, part.row);
      if (!open) {
        open = page(wanted, label, conditions);
        if (around) rows.set(open, around);
      }
      open.questions.push(drafted);
    }
  };
  walk(tree, 'section', title, []);
  return made;
}

/** A repeat with its fields; groups inside it add a note with their label, and their condition to each field. */
function repeat(part: Group, workshop: Workshop, rows: WeakMap<object, Row>): Draft | undefined {
  const { names, report, texts } = workshop;
  const { id } = names.entry(part) ?? {};
  if (id === undefined) return undefined;
  const scope = names.scope(undefined);
  const fields: Draft[] = [];
  const walk = (parts: readonly (Item | Group)[], conditions: readonly Rule[]): void => {
    for (const child of parts) {
      if (!isGroup(child)) {
        const field = question(child, workshop, id, conditions);
        if (!field) continue;
        rows.set(field, child.row);
        fields.push(field);
      } else if (child.kind === 'group') {
        const own = relevant(child.row, names.scope(id), report);
        walk(child.children, own === undefined ? conditions : [...conditions, own]);
      }
    }
  };
  walk(part.children, []);
  if (!fields.length) {
    report.lost(part.row.at('type'), `"${part.name}" is left out: nothing of it is carried over`);
    names.lose(part, 'nothing of it is carried over');
    return undefined;
  }
  const rule = relevant(part.row, scope, report);
  const times = part.row.cells.get('repeat_count');
  const count = times !== undefined && /^\d{1,3}$/.test(times) ? Number(times) : undefined;
  if (times !== undefined && count === undefined)
    report.lost(part.row.at('repeat_count'), `\`${times}\`: how many there are is up to the respondent`);
  return {
    id,
    type: 'group',
    label: texts.of(part.row, 'label', scope) ?? (part.name || id),
    ...(rule !== undefined && { showIf: infix(rule) }),
    ...(count !== undefined && { min: count, max: count }),
    fields,
  };
}

/** Leaves out sections and groups that nothing is left in. @returns whether there were any; @throws WorkbookError when all are */
function prune(questionnaire: { sections: Page[] }): boolean {
  const full = (one: Draft) => !Array.isArray(one.fields) || one.fields.length > 0;
  const before = questionnaire.sections.flatMap(({ questions }) => questions).length + questionnaire.sections.length;
  for (const section of questionnaire.sections) section.questions = section.questions.filter(full);
  questionnaire.sections = questionnaire.sections.filter(({ questions }) => questions.length);
  if (!questionnaire.sections.length) throw new WorkbookError(nothing);
  return questionnaire.sections.flatMap(({ questions }) => questions).length + questionnaire.sections.length < before;
}

/** What may be taken away from a question so that the rest can be asked, and what that means. */
const spare: Readonly<Record<string, string>> = {
  showIf: 'it is always asked',
  requiredIf: 'it is not required',
  check: 'the answer is not checked',
  pattern: 'the answer is not checked',
  default: 'it starts empty',
  calculate: 'it is left out',
  min: 'the bounds are left out',
  max: 'the bounds are left out',
  minLength: 'the bounds are left out',
  maxLength: 'the bounds are left out',
};
const headings: Readonly<Record<string, string>> = {
  showIf: 'relevant',
  requiredIf: 'required',
  check: 'constraint',
  pattern: 'constraint',
  calculate: 'calculation',
  default: 'default',
};

/** Takes away what `compile` refuses, one thing after the other, each told at its row. @throws WorkbookError when something else is wrong */
function accept(questionnaire: { sections: Page[] }, rows: WeakMap<object, Row>, report: Report): void {
  for (let round = 0; round < 1000; round++) {
    try {
      compile(questionnaire);
      return;
    } catch (error) {
      if (!(error instanceof DefinitionError)) throw error;
      let mended = false;
      for (const issue of error.issues) {
        const done = mend(questionnaire, issue, rows, report);
        mended ||= done !== undefined;
        // the places of the others are those before something was removed
        if (done === 'removed') break;
      }
      if (!mended)
        throw new WorkbookError(
          `what came of it is no questionnaire:\n  ${error.issues.map(({ path, found, expected }) => `${path}: found ${found}, expected ${expected}`).join('\n  ')}`,
        );
    }
  }
  throw new WorkbookError('what came of it is no questionnaire, and mending it does not end');
}

function mend(
  questionnaire: { sections: Page[] },
  { path, found, expected }: AuthorIssue,
  rows: WeakMap<object, Row>,
  report: Report,
): 'mended' | 'removed' | undefined {
  const [, s, ...rest] = parsePath(path);
  const section = questionnaire.sections[s as number];
  if (!section) return undefined;
  // down to the innermost question on the path
  let holder: Record<string, unknown> = section;
  let siblings: unknown[] = questionnaire.sections;
  let at = 0;
  while ((rest[at] === 'questions' || rest[at] === 'fields') && typeof rest[at + 1] === 'number') {
    siblings = holder[rest[at] as string] as unknown[];
    holder = siblings[rest[at + 1] as number] as Record<string, unknown>;
    at += 2;
    if (!holder) return undefined;
  }
  const [member, index] = rest.slice(at);
  const options = (holder.options ?? []) as Record<string, unknown>[];
  const option = member === 'options' && typeof index === 'number' ? options[index] : undefined;
  const row = rows.get(holder);
  const tell = (heading: string, then: string) =>
    report.lost(
      row?.at(heading) ?? { sheet: 'survey' },
      `"${String(holder.id)}": found ${found}, expected ${expected}; ${then}`,
    );
  // a circle is told at the question: without what it depends on, the circle is open
  const circle = ['showIf', 'calculate'].find((one) => holder[one] !== undefined) ?? 'choice_filter';
  const name = option ? 'choice_filter' : member === undefined ? circle : String(member);
  if (name === 'choice_filter') {
    const filtered = (option ? [option] : options).filter((one) => one.showIf !== undefined);
    for (const one of filtered) delete one.showIf;
    if (filtered.length) tell(name, 'what it filters is always offered');
    return filtered.length ? 'mended' : undefined;
  }
  if (!Object.hasOwn(spare, name) || holder[name] === undefined) return undefined;
  tell(headings[name] ?? 'constraint', spare[name]!);
  if (name === 'calculate') {
    siblings.splice(siblings.indexOf(holder), 1);
    return 'removed';
  }
  delete holder[name];
  if (name === 'pattern') delete holder.patternMessage;
  return 'mended';
}
