import { languageTag } from './languages.ts';
import type { Cell, Report } from './report.ts';
import type { Sheet } from './workbook.ts';

/** A row of a sheet with its cells by what they are: `label`, and by language `label` → `en`. */
export interface Row {
  readonly number: number;
  /** cells of headings without a language */
  readonly cells: ReadonlyMap<string, string>;
  /** cells of headings with one: heading → language tag → text */
  readonly translated: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** where a cell is, for remarks */
  at(heading: string): Cell;
}

export interface Table {
  readonly rows: readonly Row[];
  readonly headings: ReadonlySet<string>;
  /** language tags of the headings, in order */
  readonly languages: readonly string[];
}

/** Headings by other names that XLSForm took over the years. */
const aliases: Readonly<Record<string, string>> = {
  caption: 'label',
  command: 'type',
  tag: 'name',
  value: 'name',
  list: 'list_name',
  relevance: 'relevant',
  calculate: 'calculation',
  readonly: 'read_only',
  count: 'repeat_count',
  constraint_msg: 'constraint_message',
  constraintmsg: 'constraint_message',
  jr_constraintmsg: 'constraint_message',
  jr_count: 'repeat_count',
  required_msg: 'required_message',
  requiredmsg: 'required_message',
  title: 'form_title',
  id_string: 'form_id',
  set_form_title: 'form_title',
  set_form_id: 'form_id',
};

const translatable = /^(label|hint|guidance_hint|constraint_message|required_message|image|audio|video|big_image)$/;

/** `Bind::Relevant` → `relevant`; `media::image::English (en)` → `image` in `English (en)`. */
function readHeading(text: string, survey: boolean): { name: string; language: string | undefined } {
  const parts = text.split(/\s*::?\s*/).filter(Boolean);
  if (parts.length > 1 && /^(bind|body|media|control|instance)$/i.test(parts[0]!)) parts.shift();
  if (parts.length > 1 && /^jr$/i.test(parts[0]!)) parts.shift();
  const plain = parts[0]!.toLowerCase().replace(/[\s-]+/g, '_');
  const aliased = Object.hasOwn(aliases, plain) && (survey || plain !== 'title') ? aliases[plain]! : plain;
  const language = parts.slice(1).join(':');
  if (language && translatable.test(aliased)) return { name: aliased, language };
  return { name: language ? `${aliased}::${language}` : aliased, language: undefined };
}

/**
 * Reads a sheet whose first row is of headings.
 * @param known headings that are carried over; others are told once, unless `free` (choices: they serve filters)
 */
export function readTable(sheet: Sheet, known: ReadonlySet<string>, report: Report, free = false): Table {
  const [first, ...rest] = sheet.rows;
  const columns = new Map<string, { name: string; tag: string | undefined; heading: string }>();
  const languages: string[] = [];
  const unknown = new Map<string, string>();
  const taken = new Map<string, string>();
  const headings = new Set<string>();
  for (const [column, heading] of first?.cells ?? []) {
    const at = { sheet: sheet.name, row: first!.number, column, heading };
    const { name, language } = readHeading(heading, sheet.name.toLowerCase() !== 'settings' || heading !== 'title');
    let tag: string | undefined;
    if (language !== undefined) {
      tag = unknown.get(language) ?? languageTag(language);
      if (!tag) {
        // ISO 639 keeps qaa to qtz for private use
        tag = `qa${String.fromCharCode(97 + unknown.size)}`;
        unknown.set(language, tag);
        report.changed(
          at,
          `the language "${language}" is not known: its texts are under "${tag}"; write label::${language} (code) with its BCP 47 tag`,
        );
      }
    }
    const key = `${name}\n${tag ?? ''}`;
    if (taken.has(key)) {
      report.lost(at, `column ${taken.get(key)} has the same heading: this one is left out`);
      continue;
    }
    taken.set(key, column);
    if (!known.has(name) && !free) {
      if (rest.some(({ cells }) => cells.has(column))) report.lost(at, 'this column is not carried over');
      continue;
    }
    if (tag && !languages.includes(tag)) languages.push(tag);
    headings.add(name);
    columns.set(column, { name, tag, heading });
  }
  const rows = rest.map(({ number, cells }): Row => {
    const plain = new Map<string, string>();
    const translated = new Map<string, Map<string, string>>();
    const where = new Map<string, { column: string; heading: string }>();
    for (const [column, text] of cells) {
      const found = columns.get(column);
      if (!found) continue;
      const { name, tag, heading } = found;
      if (!where.has(name)) where.set(name, { column, heading });
      if (tag === undefined) plain.set(name, text);
      else translated.set(name, (translated.get(name) ?? new Map<string, string>()).set(tag, text));
    }
    return { number, cells: plain, translated, at: (name) => ({ sheet: sheet.name, row: number, ...where.get(name) }) };
  });
  return { rows: rows.filter(({ cells, translated }) => cells.size || translated.size), headings, languages };
}
