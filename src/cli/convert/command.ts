import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import { fields } from '../../form/import/index.ts';
import { paint, plain, several, UsageError, type Command } from '../io.ts';
import { convert, type Converted } from './convert.ts';
import { convertMembers, memberFiles } from './members.ts';
import { placeOf } from './report.ts';
import { WorkbookError } from './workbook.ts';

export const convertHelp = `varco convert FILE — makes a questionnaire of an XLSForm workbook, partners of a list of members

  varco convert mapping.xlsx -o mapping.json
  varco convert mapping.xlsx --locale it > mapping.json
  varco convert members.csv -o partners.json
  varco convert members.csv --map name=Denominazione --map =Note

  -o, --output FILE   where to write it (else to standard output)
  --force             writes over a file that is there
  --locale TAG        language of texts whose heading names none (en; of members it)
  --strict            ends with 1 when something of the form is not in the questionnaire, or a row was refused
  --json              the result and the remarks as one JSON
  --map FIELD=HEADING of members: what a column is, where the guess is wrong; FIELD.en for a language of its own, no
                      field to keep it aside. May stand several times
  --id ID, --title T  of members: what the document is called (else after the file)

A workbook (.xlsx): it reads the sheets survey, choices and settings (https://xlsform.org). What has no counterpart is told with sheet, row and
column on standard error: "lost" is not in the questionnaire, "changed" is there in another way. A question whose condition
cannot be said is asked always. The result passes varco check.

Members (.csv, .tsv, .txt, .json, .geojson, .jsonld): separator, encoding and what each column is are guessed from headings in
Italian, English or Albanian and from the values, and told; lists are parted by ; | or new lines. Fields:
${Object.keys(fields)
  .join(', ')
  .replace(/(.{1,108})(, |$)/g, '  $1$2\n')
  .replace(/ \n/g, '\n')
  .trimEnd()}.
Rows of one name and city become one entry; what a row is a member of becomes relations. E-mail addresses, telephone numbers
and names of people are never taken.
`;

/** `varco convert FILE`: see `convertHelp`. */
export const convertCommand: Command = (args, io) =>
  (args.some((arg) => memberFiles.has(extname(arg).toLowerCase()) && !isOutput(arg, args))
    ? convertMembers
    : convertForm)(args, io);

/** Is it where the result goes: `-o partners.json`? */
const isOutput = (arg: string, args: readonly string[]): boolean =>
  /^(-o|--output)$/.test(args[args.indexOf(arg) - 1] ?? '') || arg.startsWith('-');

const convertForm: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      output: { type: 'string', short: 'o' },
      force: { type: 'boolean', default: false },
      locale: { type: 'string', default: 'en' },
      strict: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError('varco convert: name one workbook (.xlsx).');
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
  const { red, yellow, green, bold } = paint(io.colour.error);
  let converted: Converted;
  try {
    converted = convert(bytes, basename(file), locale);
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    io.error(`${bold(`${file}:`)} ${red('not converted')}: ${plain(error.message)}.`);
    return 1;
  }
  const { questionnaire, remarks } = converted;
  const text = JSON.stringify(questionnaire, null, 2);
  const lost = remarks.filter(({ kind }) => kind === 'lost').length;
  if (output !== undefined) writeFileSync(output, `${text}\n`);
  if (values.json) io.out(JSON.stringify(converted, null, 2));
  else {
    if (output === undefined) io.out(text);
    for (const remark of remarks) {
      const mark = remark.kind === 'lost' ? red('lost') : yellow('changed');
      io.error(`${bold(`${file}: ${placeOf(remark)}:`)} ${mark}: ${plain(remark.message)}`);
    }
    const sections = (questionnaire.sections as { questions: unknown[] }[]).map(({ questions }) => questions.length);
    const size = `${several(sections.length, 'section')}, ${several(
      sections.reduce((a, b) => a + b, 0),
      'question',
    )}`;
    io.error(`${bold(`${file}:`)} ${green('converted')}: ${size}; ${lost} lost, ${remarks.length - lost} changed`);
  }
  return values.strict && lost ? 1 : 0;
};
