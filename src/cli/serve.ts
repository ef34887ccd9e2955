import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkPartners, isPartners } from '../form/partners-check.ts';
import { chooseFiles } from './check/files.ts';
import { readDefinition } from './check/read.ts';
import { kindOf } from './check/subject.ts';
import { paint, plain, several, UsageError, type Command, type Io } from './io.ts';

export const serveHelp = `varco serve [FOLDER] — starts the receiver with the questionnaires, interviews and partners of a folder

  varco serve content/
  varco serve content/ --port 8080 --host 0.0.0.0 --data /var/lib/varco

  FOLDER           where they are (else VARCO_CONTENT, else ./content)
  --port PORT      else PORT, else 4173; 0 for any that is free
  --host HOST      the address to listen at; else HOST, else 127.0.0.1: this machine only
  --data FOLDER    where answers are kept; else VARCO_DATA, else ./.varco; DATABASE_URL for PostgreSQL

Widgets are served under /varco/. The receiver's other settings are environment variables (README.md): VARCO_ORIGINS,
VARCO_ADMIN_TOKEN, VARCO_RATE_LIMIT and so on. Without VARCO_SMTP, messages to partners become files in mail/ of the data. Ctrl-C ends it when what it is doing is done. Its log goes to standard
error, one line of JSON an event, without answers.
`;

/** The receiver's program: beside ours in dist/, or in dist/ when we run from the sources. */
const receiverAt = (): string | undefined =>
  ['../receiver/main.js', '../../dist/receiver/main.js']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path));

/** Tells what of the folder will be published: the receiver leaves out what has mistakes. */
function tellContent(folder: string, io: Io): void {
  const { red, green } = paint(io.colour.out);
  const files = chooseFiles([folder]).map(({ path }) => ({ path, ...readDefinition(readFileSync(path), false) }));
  const subjects = files.flatMap(({ subject }) => subject ?? []);
  const published = (document: unknown) =>
    isPartners(document) && !checkPartners(document).some(({ lost }) => lost === 'document');
  const partners = files.flatMap(({ document }) =>
    published(document) ? String((document as { id: string }).id) : [],
  );
  if (partners.length) io.out(`${green('partners')}: ${partners.map(plain).join(', ')}`);
  for (const kind of ['questionnaire', 'interview'] as const) {
    const ids = subjects.filter((one) => one.kind === kind).map(({ definition }) => definition.id);
    if (ids.length || kind === 'questionnaire')
      io.out(`${green(several(ids.length, kind))}: ${ids.map(plain).join(', ') || 'none'}`);
  }
  for (const { path, mistakes, root, document } of files)
    if (mistakes.length && (!root || kindOf(document)))
      io.out(
        `${red(`${path} is ${published(document) ? 'published in part' : 'left out'}: ${several(mistakes.length, 'mistake')}`)}; varco check ${path} tells them`,
      );
}

/** `varco serve [FOLDER]`: see `serveHelp`. Ends with the receiver. */
export const serve: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' } },
  });
  if (positionals.length > 1) throw new UsageError('varco serve: name one folder.');
  const { env } = process;
  const folder = positionals[0] ?? env.VARCO_CONTENT ?? 'content';
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`varco serve: there is no folder "${folder}" with questionnaires.`);
  const port = values.port ?? env.PORT;
  if (port && !(/^\d{1,5}$/.test(port) && Number(port) < 65_536))
    throw new UsageError(`--port: found "${port}", expected a number from 0 to 65535.`);
  const receiver = receiverAt();
  if (!receiver)
    throw new UsageError('varco serve: dist/receiver/main.js is missing; in a checkout, run npm run build.');
  tellContent(folder, io);

  const child = spawn(process.execPath, [receiver], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...env,
      VARCO_CONTENT: resolve(folder),
      VARCO_MAIL_SPOOL: env.VARCO_MAIL_SPOOL ?? 'data',
      VARCO_STATIC: env.VARCO_STATIC ?? `/varco/=${resolve(receiver, '../..')}`,
      ...(port && { PORT: port }),
      ...(values.host && { HOST: values.host }),
      ...(values.data && { VARCO_DATA: resolve(values.data) }),
    },
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const url = /"event":"listening".*"url":"([^"]+)"/.exec(line)?.[1];
    if (url) io.out(`Varco takes submissions at ${url}api/submissions`);
    else io.error(line);
  });
  const pass = (signal: NodeJS.Signals) => void child.kill(signal);
  const end = () => void child.kill();
  process.on('SIGINT', pass).on('SIGTERM', pass).on('exit', end);
  try {
    return await new Promise<number>((done, fail) => {
      child.once('error', fail).once('close', (code, signal) => done(code ?? (signal === 'SIGKILL' ? 1 : 0)));
    });
  } finally {
    process.off('SIGINT', pass).off('SIGTERM', pass).off('exit', end);
  }
};
