import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DefinitionError, describe } from '../../contract/author-issue.ts';
import { canonical, digest } from '../../contract/digest.ts';
import { compile } from '../../form/compile.ts';
import type { Model } from '../../form/index.ts';
import { paint, plain, several, UsageError, type Command } from '../io.ts';
import { tryPromises } from './promises.ts';
import { sampleAnswers } from './sample.ts';
import { ask, uuid7, type Finding } from './trial.ts';

export const endpointHelp = `varco check-endpoint URL — tries an endpoint: does it keep what widgets rely on?

  varco check-endpoint https://answers.example.org/api/submissions --definition mapping.json --origin https://www.example.org

It sends a submission with made-up answers, the same again, and other content under the same id; then it looks at
statuses, redirects, HTML, the receipt, refusals and CORS. The test row is erased when a receipt with a code comes back.

  --definition FILE|URL   the questionnaire to answer, for endpoints that judge answers
  --origin ORIGIN         the site whose pages will send there: its CORS headers are tried
  --timeout SECONDS       how long one answer may take (20)
  --yes                   does not ask before it stores the test row
  --json                  the findings as JSON

Ends with 0 when nothing is broken, 1 when widgets would lose or double answers there, 2 when it was called wrongly.
`;

/** The questionnaire of a file or of an address. @throws UsageError */
async function definitionAt(source: string, timeout: number): Promise<Model> {
  let text: string;
  if (/^https?:\/\//.test(source)) {
    const reply = await ask(source, { headers: { Accept: 'application/json' } }, timeout);
    if (typeof reply === 'string' || reply.status !== 200)
      throw new UsageError(`${source}: ${typeof reply === 'string' ? reply : `answered ${reply.status}`}.`);
    text = reply.body;
  } else {
    try {
      text = readFileSync(source, 'utf8');
    } catch (error) {
      throw new UsageError(`${source}: cannot be read (${(error as NodeJS.ErrnoException).code}).`);
    }
  }
  try {
    return compile(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    const told = error instanceof DefinitionError ? error.issues.map(describe).join('\n') : (error as Error).message;
    throw new UsageError(`${source}: is no questionnaire that can be answered; varco check tells all.\n${plain(told)}`);
  }
}

/** A submission that says of itself that it is a trial. */
async function trialOf(model: Model | undefined): Promise<Record<string, unknown> & { id: string }> {
  const id = uuid7();
  const now = new Date().toISOString();
  const common = {
    id,
    kind: 'questionnaire',
    locale: 'en',
    startedAt: now,
    finishedAt: now,
    page: 'https://varco.example/check-endpoint',
  };
  if (!model) {
    const sum = await digest('varco check-endpoint');
    return {
      ...common,
      about: 'varco-check-endpoint',
      version: '0',
      digest: sum,
      answers: { note: 'A test by varco check-endpoint' },
    };
  }
  const { answers, wrong } = sampleAnswers(model, id.slice(-6));
  if (wrong.length)
    throw new UsageError(
      `No answers could be made up that this questionnaire accepts: ${wrong.map(({ pointer, code }) => `${pointer} (${code})`).join(', ')}.\n` +
        'Use another questionnaire for the trial.',
    );
  const { id: about, version, locales } = model.definition;
  return { ...common, about, version, digest: await digest(canonical(model.definition)), locale: locales[0], answers };
}

/** `varco check-endpoint URL`: see `endpointHelp`. */
export const checkEndpoint: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      definition: { type: 'string' },
      origin: { type: 'string' },
      timeout: { type: 'string', default: '20' },
      yes: { type: 'boolean', short: 'y', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [address] = positionals;
  if (address === undefined || positionals.length > 1) throw new UsageError('varco check-endpoint: name one address.');
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username)
    throw new UsageError(`varco check-endpoint: found "${address}", expected an address with https:// (or http://).`);
  const { origin } = values;
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).origin !== origin))
    throw new UsageError(`--origin: found "${origin}", expected for example https://www.example.org`);
  const seconds = Number(values.timeout);
  if (!(seconds > 0 && seconds <= 600)) throw new UsageError(`--timeout: found "${values.timeout}", expected seconds.`);

  const model = values.definition === undefined ? undefined : await definitionAt(values.definition, seconds * 1000);
  const submission = await trialOf(model);
  if (!values.yes) {
    if (!io.confirm) throw new UsageError('This stores a test row there: --yes says that it may.');
    const question = `This stores a test row at ${url.href} and erases it again if a receipt with a code comes back. Go on?`;
    if (!(await io.confirm(question))) return 0;
  }

  const { green, red, yellow, dim } = paint(io.colour.out);
  const marks = { holds: green('holds  '), broken: red('BROKEN '), advice: yellow('advice '), untried: dim('untried') };
  const findings: Finding[] = [];
  const told = (finding: Finding) => {
    findings.push(finding);
    if (values.json) return;
    const { verdict, what, seen, mend } = finding;
    io.out(`  ${marks[verdict]}  ${plain(what)}${seen ? dim(`  (${plain(seen)})`) : ''}`);
    if (mend) io.out(`           → ${plain(mend)}`);
  };
  const local = /^(localhost|127\.|\[::1\])/.test(url.hostname);
  if (url.protocol === 'http:' && !local)
    told({
      verdict: 'broken',
      what: 'is reached over https',
      seen: url.protocol,
      mend: 'Answers of people travel there: use https; pages of https cannot send to http at all.',
    });
  for await (const finding of tryPromises({ url: url.href, origin, submission, timeout: seconds * 1000 }))
    told(finding);

  const count = (verdict: Finding['verdict']) => findings.filter((finding) => finding.verdict === verdict).length;
  if (values.json)
    io.out(JSON.stringify({ url: url.href, id: submission.id, ok: !count('broken'), findings }, null, 2));
  else
    io.out(
      `${several(count('holds'), 'promise holds', 'promises hold')}, ${count('broken')} broken, ${several(count('advice'), 'piece')} of advice`,
    );
  return count('broken') ? 1 : 0;
};
