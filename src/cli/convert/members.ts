import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import { nearest } from '../../contract/nearest.ts';
import {
  adopt,
  build,
  fields,
  finish,
  guess,
  isTarget,
  lookups,
  readTable,
  samples,
  TableError,
  type Guess,
  type Remark,
  type Table,
  type Target,
} from '../../form/import/index.ts';
import { paint, plain, several, UsageError, type Command, type Io } from '../io.ts';
import { slug } from '../../form/import/vocabulary.ts';
import { remarkWords } from './members-words.ts';

/** Endings of files that hold members rather than a form. */
export const memberFiles = new Set(['.csv', '.tsv', '.txt', '.json', '.geojson', '.jsonld']);

const failures = {
  empty: 'there is nothing in it',
  json: 'it begins like JSON and is none',
  nothing: 'no list of objects is in it',
};

/** `--map name=Denominazione`, `--map summary.en=About`, `--map =Notes` (kept aside). */
function mapped(table: Table, guesses: readonly Guess[], maps: readonly string[]): (Target | undefined)[] {
  const mapping = guesses.map(({ target }) => target);
  for (const map of maps) {
    const [, target = '', heading = ''] = /^([^=]*)=(.*)$/s.exec(map) ?? [];
    if (!heading) throw new UsageError(`--map: found "${map}", expected FIELD=HEADING.`);
    const hint = (word: string, all: Iterable<string>) => {
      const near = nearest(word, all);
      return near ? ` Did you mean "${near}"?` : '';
    };
    if (target && !isTarget(target))
      throw new UsageError(
        `--map: there is no field "${target}"; they are ${Object.keys(fields).join(', ')}.${hint(target, Object.keys(fields))}`,
      );
    const column = table.columns.findIndex((name) => name.toLowerCase() === heading.trim().toLowerCase());
    if (column < 0)
      throw new UsageError(
        `--map: the file has no heading "${heading}"; it has ${table.columns.join(', ')}.${hint(heading, table.columns)}`,
      );
    const wanted = (target || undefined) as Target | undefined;
    // a field of one column leaves the one that was guessed
    mapping.forEach((old, n) => {
      if (old === wanted && wanted && fields[wanted.split('.', 1)[0] as keyof typeof fields] !== 'list')
        mapping[n] = undefined;
    });
    mapping[column] = wanted;
  }
  return mapping;
}

function tellMapping(io: Io, table: Table, guesses: readonly Guess[], mapping: readonly (Target | undefined)[]): void {
  const { dim, cyan, yellow } = paint(io.colour.error);
  const width = Math.min(30, Math.max(0, ...table.columns.map((name) => plain(name).length)));
  for (const [n, name] of table.columns.entries()) {
    const target = mapping[n];
    const sure = target !== guesses[n]!.target ? 'as told' : guesses[n]!.confidence;
    const said =
      target === 'private'
        ? yellow('kept aside: private')
        : target
          ? `${cyan(target)} (${sure})`
          : yellow('kept aside');
    const values = samples(table, n, 2).map((value) => plain(value).replace(/\s+/g, ' ').slice(0, 24));
    io.error(`  ${plain(name).slice(0, 30).padEnd(width)}  → ${said}  ${dim(values.join(' · '))}`);
  }
}

/** Remarks of one line are told to the end; of a file with thousands, the first of each kind. */
const MOST = 20;

function tellRemarks(io: Io, file: string, remarks: readonly Remark[]): void {
  const { bold, red, yellow } = paint(io.colour.error);
  const seen = new Map<string, number>();
  for (const remark of remarks) {
    const times = (seen.get(remark.code) ?? 0) + 1;
    seen.set(remark.code, times);
    if (times > MOST) continue;
    const where = [remark.line && `line ${remark.line}`, remark.column && `column "${remark.column}"`]
      .filter(Boolean)
      .join(', ');
    const mark = remark.code === 'nameless' ? red('refused') : yellow('note');
    io.error(`${bold(`${file}: ${plain(where)}:`)} ${mark}: ${plain(remarkWords[remark.code](remark.value ?? ''))}`);
  }
  for (const [code, times] of seen)
    if (times > MOST) io.error(`${bold(`${file}:`)} … and ${times - MOST} more like it (${code}); --json has them all`);
}

/** `varco convert members.csv`: see `convertHelp`. */
export const convertMembers: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      output: { type: 'string', short: 'o' },
      force: { type: 'boolean', default: false },
      locale: { type: 'string', default: 'it' },
      strict: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      map: { type: 'string', multiple: true, default: [] },
      id: { type: 'string' },
      title: { type: 'string' },
    },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError('varco convert: name one file.');
  const { locale, output } = values;
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(locale))
    throw new UsageError(`--locale: found "${locale}", expected a language tag such as it.`);
  if (output !== undefined && existsSync(output) && !values.force)
    throw new UsageError(`${output} is there already: --force writes over it.`);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new UsageError(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  const { red, green, bold } = paint(io.colour.error);
  let table: Table;
  try {
    table = finish(readTable(bytes));
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    io.error(`${bold(`${file}:`)} ${red('not converted')}: ${failures[error.message]}.`);
    return 1;
  }
  const names = lookups((tag, type) => new Intl.DisplayNames([tag], { type }));
  const guesses = guess(table, names);
  const mapping = mapped(table, guesses, values.map);
  if (!table.document && !mapping.some((target) => target?.split('.', 1)[0] === 'name')) {
    tellMapping(io, table, guesses, mapping);
    throw new UsageError(`${file}: no column is the name; say which by --map name=HEADING.`);
  }
  const id = values.id ?? (slug(basename(file, extname(file))) || 'partners');
  const { document, report } = table.document
    ? adopt(table.document)
    : finish(
        build(table, {
          id,
          locale,
          mapping,
          lookups: names,
          ...(values.title !== undefined && { title: values.title }),
        }),
      );
  const text = JSON.stringify(document, null, 2);
  if (output !== undefined) writeFileSync(output, `${text}\n`);
  if (values.json) io.out(JSON.stringify({ document, mapping, report }, null, 2));
  else {
    if (output === undefined) io.out(text);
    const how = [
      table.format,
      table.separator && (table.separator === '\t' ? 'tabs' : table.separator),
      table.encoding,
    ].filter(Boolean);
    io.error(
      `${bold(`${file}:`)} ${how.join(' ')}, ${several(table.columns.length, 'column')}, ${several(table.rows.length, 'row')}`,
    );
    tellMapping(io, table, guesses, mapping);
    tellRemarks(io, file, report.remarks);
    const { taken, mended, merged, refused } = report;
    io.error(
      `${bold(`${file}:`)} ${green('converted')}: ${several(document.features.length, 'entry', 'entries')}, ` +
        `${several(document.relations?.length ?? 0, 'relation')}; of the rows ${taken} taken as they are, ${mended} with notes, ` +
        `${merged} merged, ${refused} refused`,
    );
  }
  return values.strict && report.refused ? 1 : 0;
};
