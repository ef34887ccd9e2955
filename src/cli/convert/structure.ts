import type { Report } from './report.ts';
import type { Row, Table } from './table.ts';

/** A row of the survey sheet that asks, says or works out something. */
export interface Item {
  readonly row: Row;
  /** the type in its one present name: `select_one`, `integer` … */
  readonly type: string;
  /** the list of choices */
  readonly list: string | undefined;
  readonly orOther: boolean;
  readonly name: string;
}

/** Rows between `begin group` and `end group`, or of a repeat. */
export interface Group {
  readonly kind: 'group' | 'repeat';
  readonly row: Row;
  readonly name: string;
  readonly children: (Item | Group)[];
}

export const isGroup = (part: Item | Group): part is Group => 'children' in part;

/** Types by the other names that they had, and the phrases of the oldest forms. */
const aliases: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'integer',
  select1: 'select_one',
  select_all_that_apply: 'select_multiple',
  select_many: 'select_multiple',
  select: 'select_multiple',
  add_select_one_prompt_using: 'select_one',
  add_select_multiple_prompt_using: 'select_multiple',
  yes_or_no_question: 'boolean',
  datetime: 'dateTime',
  photo: 'image',
  gps: 'geopoint',
  location: 'geopoint',
  trigger: 'acknowledge',
  phone_number: 'phone',
  percentage: 'percent',
  calculated: 'calculate',
};

const selects =
  'select_one|select_multiple|select1|select|select_all_that_apply|rank|add_select_one_prompt_using|add_select_multiple_prompt_using';
const withList = new RegExp(`^(${selects})_(?:from_)?(?!from_file|external|multiple|one|all)(.+)$`, 'i');

/** `Select One from Yes_no or specify other` → select_one, Yes_no, true */
export function readType(text: string): Pick<Item, 'type' | 'list' | 'orOther'> {
  const words = text.trim().replace(/\s+/g, ' ');
  const [, kept = words, other] = /^(.*?)( or[_ ](?:specify[_ ])?other)?$/i.exec(words)!;
  // the list keeps its case; the type does not
  const found =
    /^(select[_ ](?:one|multiple)(?:[_ ](?:external|from[_ ]file))?|select[_ ]all[_ ]that[_ ]apply|select1|select|rank|add[_ ]select[_ ](?:one|multiple)[_ ]prompt[_ ]using) (?:from )?(\S.*)$/i.exec(
      kept,
    );
  const plain = (found ? found[1]! : kept).toLowerCase().replace(/ /g, '_');
  const joined = found ? null : withList.exec(plain);
  const name = joined ? joined[1]! : plain;
  const type = Object.hasOwn(aliases, name) ? aliases[name]! : name;
  return { type, list: found?.[2] ?? joined?.[2], orOther: Boolean(other) };
}

/** The rows as a tree. What does not close, or closes without having begun, is told. */
export function readStructure(table: Table, report: Report): (Item | Group)[] {
  const root: (Item | Group)[] = [];
  const open: Group[] = [];
  for (const row of table.rows) {
    const said = row.cells.get('type');
    const name = row.cells.get('name') ?? '';
    const here = open.at(-1)?.children ?? root;
    if (!said) {
      // a row of remarks without a type is common; one with a name was meant as a question
      if (name) report.lost(row.at('name'), `"${name}" has no type: the row is left out`);
      continue;
    }
    const [, verb, what] = /^\s*(begin|end)[\s_]+(group|repeat|loop|kobomatrix|score|rank)\b/i.exec(said) ?? [];
    if (verb?.toLowerCase() === 'begin') {
      const kind = /^group$/i.test(what!) ? 'group' : 'repeat';
      if (!/^(group|repeat)$/i.test(what!))
        report.lost(row.at('type'), `"${said}" is not known: it is taken as a repeat`);
      const group: Group = { kind, row, name: name || `group_${row.number}`, children: [] };
      here.push(group);
      open.push(group);
    } else if (verb) {
      if (!open.pop()) report.lost(row.at('type'), `"${said}" ends what did not begin: the row is left out`);
    } else here.push({ row, name, ...readType(said) });
  }
  for (const { row, name } of open) report.lost(row.at('type'), `"${name}" has no end: it goes on to the last row`);
  return root;
}
