import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describe, type AuthorIssue } from '../../contract/author-issue.ts';
import { paint, plain, several, UsageError, type Command, type Io } from '../io.ts';
import { explain, explainLocales, type ExplainLocale, type Explained } from './explain.ts';
import { chooseFiles } from './files.ts';
import { find, parsePath, type Place } from './place.ts';
import { readDefinition, type Mistake, type Reading } from './read.ts';
import { digestOf, stamped } from './stamp.ts';
import { kindOf, type Kind } from './subject.ts';
import { translationLines, untranslated, warnings, type Warning } from './warnings.ts';

export const checkHelp = `varco check FILE… — tells what is wrong in questionnaires, interviews, partners and events, line by line

  varco check mapping.json
  varco check content/                  every .json in a folder
  varco check "content/**/*.json"       a glob, in quotes
  varco check mapping.json --explain --locale it

  --missing        lists the texts that lack a language of "locales"
  --explain        prints every condition as a sentence
  --locale LANG    language of the sentences: it, en, sq (else the first of the document's)
  --stamp          writes "digest" (SHA-256 of the content) into the file, keeping its form
  --json           the findings as JSON, for other programs
  --quiet          mistakes only

Of partners and events, what would be left out of what is published (an entry, a relation, a date) is a mistake too.
Mistakes are told as  file:line:column: path: found …, expected …
Ends with 0 when all can be published (warnings included), 1 when something is wrong, 2 when it was called wrongly.
`;

interface Result {
  readonly file: string;
  readonly kind: Kind | 'other';
  readonly mistakes: readonly Mistake[];
  readonly warnings: readonly (Warning & Place)[];
  readonly missing: Readonly<Record<string, readonly string[]>>;
  readonly conditions?: readonly Explained[];
  readonly digest?: string;
  readonly stamped?: boolean;
}

interface Options {
  readonly stamp: boolean;
  readonly explain: boolean;
  readonly locale: ExplainLocale | undefined;
}

const utf8Mark = [0xef, 0xbb, 0xbf];

/** One file: what is wrong, what to know, and its digest written when that is asked and nothing is wrong. */
async function checkFile(file: string, named: boolean, options: Options): Promise<Result & { reading: Reading }> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new UsageError(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  const reading = readDefinition(bytes, named);
  const { subject, partners, events, root, document, lines, mistakes } = reading;
  const kind = kindOf(document) ?? (named || (!root && mistakes.length) ? 'questionnaire' : 'other');
  const found = (reading.notes ?? []).map((note): Warning => ({
    kind: kind === 'events' ? 'events' : 'partners',
    path: note.path,
    message: aboutOf(note),
  }));
  const place = (path: string) => lines.at(find(root!, parsePath(path)).node.start);
  const placed = () => found.map((warning) => ({ ...warning, ...place(warning.path) }));
  const definition = subject?.definition ?? partners ?? events;
  if (!definition || !root) return { reading, file, kind, mistakes, warnings: placed(), missing: {} };

  if (subject) found.push(...warnings(subject, new Date()));
  const digest = await digestOf(document);
  const { digest: written } = definition;
  let changed = false;
  if (options.stamp && written !== digest) {
    const mark = utf8Mark.every((byte, i) => bytes[i] === byte) ? '\uFEFF' : '';
    writeFileSync(file, mark + stamped(reading.text, root, digest));
    changed = true;
  } else if (written !== undefined && written !== digest) {
    found.push({
      kind: 'digest',
      path: '$.digest',
      message: 'the digest is of other content: --stamp writes the right one',
    });
  }
  const tag = options.locale ?? explainLocales.find((known) => definition.locales[0] === known) ?? 'en';
  return {
    reading,
    file,
    kind,
    mistakes,
    warnings: placed(),
    missing: subject ? untranslated(subject.definition).missing : {},
    ...(options.explain && subject && { conditions: explain(subject, tag) }),
    digest,
    stamped: changed,
  };
}

/** What was found and expected, without the path that stands before it. */
const aboutOf = (issue: AuthorIssue): string => describe(issue).slice(issue.path.length + 2);

/** `varco check FILE…`: see `checkHelp`. */
export const check: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      missing: { type: 'boolean', default: false },
      explain: { type: 'boolean', default: false },
      locale: { type: 'string' },
      stamp: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      quiet: { type: 'boolean', short: 'q', default: false },
    },
  });
  if (!positionals.length) throw new UsageError('varco check: name a file or a folder.');
  const locale = values.locale as ExplainLocale | undefined;
  if (locale !== undefined && !explainLocales.includes(locale))
    throw new UsageError(`--locale: found "${locale}", expected one of ${explainLocales.join(', ')}.`);

  const results: Result[] = [];
  for (const { path, named } of chooseFiles(positionals)) {
    const { reading, ...result } = await checkFile(path, named, {
      stamp: values.stamp,
      explain: values.explain,
      locale,
    });
    results.push(result);
    if (!values.json) tell(result, reading, { missing: values.missing, quiet: values.quiet }, io);
  }
  const wrong = results.reduce((sum, { mistakes }) => sum + mistakes.length, 0);
  if (values.json) io.out(JSON.stringify({ ok: !wrong, files: results }, null, 2));
  else if (results.length > 1 && !(values.quiet && !wrong)) {
    const right = (wanted: Kind) => results.filter(({ kind, mistakes }) => kind === wanted && !mistakes.length).length;
    const told = [
      several(right('questionnaire'), 'questionnaire'),
      ...(right('interview') ? [several(right('interview'), 'interview')] : []),
      ...(right('partners') ? [several(right('partners'), 'document of partners', 'documents of partners')] : []),
      ...(right('events') ? [several(right('events'), 'document of events', 'documents of events')] : []),
    ].join(' and ');
    io.out(`${several(results.length, 'file')}: ${told} right, ${several(wrong, 'mistake')}`);
  }
  return wrong ? 1 : 0;
};

function tell(
  result: Result,
  reading: Reading,
  { missing, quiet }: { missing: boolean; quiet: boolean },
  io: Io,
): void {
  const { file, kind, mistakes } = result;
  const { bold, red, green, yellow, cyan, dim } = paint(io.colour.out);
  const say = (line: string) => io.out(line);
  const at = ({ line, column }: Place) => bold(`${file}:${line}:${column}:`);
  if (kind === 'other') {
    if (!quiet)
      say(
        `${bold(`${file}:`)} ${dim('left out: it has neither sections nor phases nor kinds of entries nor the type events, so it is no questionnaire, no interview, no partners and no events')}`,
      );
    return;
  }
  for (const mistake of mistakes) {
    const { path, found, expected } = mistake;
    const told = path === undefined ? `found ${found}, expected ${expected}.` : describe({ ...mistake, path });
    const [line, caret] = reading.lines.excerpt(mistake);
    say(`${at(mistake)} ${red(plain(told))}`);
    say(dim(`  ${plain(line)}\n  ${caret}`));
  }
  const { subject, partners, events } = reading;
  if (!quiet)
    for (const warning of result.warnings)
      say(`${at(warning)} ${yellow('warning:')} ${plain(`${warning.path}: ${warning.message}`)}`);
  if (!subject && !partners && !events)
    return void say(`${bold(`${file}:`)} ${red(several(mistakes.length, 'mistake'))}`);
  if (quiet) return;
  const right = (about: { id: string; version: string }, size: string) => {
    const written = result.stamped ? `; ${result.digest} written` : '';
    say(`${bold(`${file}:`)} ${green('right')}: ${plain(`${about.id} ${about.version}`)}, ${size}${written}`);
  };
  if (partners) {
    const { features, relations = [], locales } = partners;
    return right(
      partners,
      `${several(features.length, 'entry', 'entries')}, ${several(relations.length, 'relation')}, ${locales.join(' ')}`,
    );
  }
  if (events) {
    const { events: all, circuits = [], locales } = events;
    return right(
      events,
      `${several(all.length, 'event')}, ${several(circuits.length, 'circuit')}, ${locales.join(' ')}`,
    );
  }
  const { definition, parts } = subject!;
  for (const line of translationLines(definition, missing)) {
    const [head, rest] = line.startsWith(' ') ? ['', line] : [`${bold(`${file}:`)} ${yellow('warning:')} `, line];
    say(head + plain(rest));
  }
  for (const { about, role, sentence } of result.conditions ?? []) say(`  ${cyan(about)} ${role}: ${plain(sentence)}`);
  const questions = parts.flatMap(({ sections }) => sections.flatMap((section) => section.questions)).length;
  const pages = several(parts[0]!.sections.length, subject!.kind === 'interview' ? 'phase' : 'section');
  right(definition, `${pages}, ${several(questions, 'question')}, ${definition.locales.join(' ')}`);
}
