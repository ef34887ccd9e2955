import { version } from '../../package.json';
import { nearest } from '../contract/nearest.ts';
import { check, checkHelp } from './check/command.ts';
import { convertCommand, convertHelp } from './convert/command.ts';
import { checkEndpoint, endpointHelp } from './endpoint/command.ts';
import { UsageError, type Command, type Io } from './io.ts';
import { serve, serveHelp } from './serve.ts';

interface Entry {
  readonly run: Command;
  /** its first line is how it is called and what it does: `varco check FILE… — tells …` */
  readonly help: string;
}
const commands: Readonly<Record<string, Entry>> = {
  check: { run: check, help: checkHelp },
  convert: { run: convertCommand, help: convertHelp },
  serve: { run: serve, help: serveHelp },
  'check-endpoint': { run: checkEndpoint, help: endpointHelp },
};

function help(): string {
  const first = Object.values(commands).map(
    (command) => command.help.split('\n', 1)[0]!.split(' — ') as [string, string],
  );
  const width = Math.max(...first.map(([call]) => call.length)) + 2;
  return [
    `varco ${version} — questionnaires for institutional websites`,
    '',
    ...first.map(([call, does]) => `  ${call.padEnd(width)}${does}`),
    '',
    '  varco COMMAND --help tells more of one; varco --version',
  ].join('\n');
}

/**
 * The command line: `run(['check', 'a.json'], io)`.
 * @returns the exit code: 0 well, 1 something found wrong, 2 called wrongly. Never rejects for what a user can cause
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const about = name === 'help' && Object.hasOwn(commands, args[0] ?? '') ? commands[args[0]!] : undefined;
    io.out((about?.help ?? help()).trimEnd());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    io.out(version);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    const near = nearest(name, Object.keys(commands));
    io.error(`varco: there is no command "${name}".${near ? ` Did you mean "${near}"?` : ''} varco --help lists them.`);
    return 2;
  }
  if (args.includes('--help') || args.includes('-h')) {
    io.out(command.help.trimEnd());
    return 0;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    const { code = '', syscall } = error as NodeJS.ErrnoException;
    // what the machine refuses (no right to write, no space) is told like a wrong call
    if (!(error instanceof UsageError) && !code.startsWith('ERR_PARSE_ARGS') && !syscall) throw error;
    io.error(`${(error as Error).message}\nvarco ${name} --help tells more.`);
    return 2;
  }
}
