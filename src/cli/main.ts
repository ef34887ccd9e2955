import { createInterface } from 'node:readline/promises';
import { run } from './run.ts';
import type { Io } from './io.ts';

/** The `varco` command as a process: the terminal and the exit code. What it does is in run.ts. */
const { stdin, stdout, stderr, env } = process;

// https://no-color.org: any value but the empty one turns colours off
const colours = (stream: NodeJS.WriteStream) => Boolean(stream.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb';

const io: Io = {
  out: (text) => void stdout.write(`${text}\n`),
  error: (text) => void stderr.write(`${text}\n`),
  colour: { out: colours(stdout), error: colours(stderr) },
};
if (stdin.isTTY && stderr.isTTY)
  io.confirm = async (question) => {
    const terminal = createInterface({ input: stdin, output: stderr });
    try {
      return /^\s*(y|yes|s|si|sì)\s*$/i.test(await terminal.question(`${question} [y/N] `));
    } finally {
      terminal.close();
    }
  };

// `varco check | head` closes the pipe early: that is no failure of ours
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await run(process.argv.slice(2), io);
