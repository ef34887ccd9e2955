/** What a command may touch of the terminal. Tests give their own. */
export interface Io {
  /** one or more lines, to standard output */
  out(text: string): void;
  /** to standard error: what is not the result */
  error(text: string): void;
  /** whether `out` and `error` understand colours */
  readonly colour: { readonly out: boolean; readonly error: boolean };
  /** asks yes or no; undefined where nobody can answer (no terminal) */
  confirm?: (question: string) => Promise<boolean>;
}

/** A command was called in a way that it does not understand: told with a pointer to its help, exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export type Command = (args: readonly string[], io: Io) => Promise<number>;

const codes = { bold: 1, red: 31, green: 32, yellow: 33, cyan: 36, dim: 2 } as const;
export type Paint = { readonly [name in keyof typeof codes]: (text: string) => string };

/** Colours (ECMA-48 SGR), or the text as it is. */
export const paint = (on: boolean): Paint => {
  const wrap = (code: number) => (text: string) => (on && text ? `\x1b[${code}m${text}\x1b[0m` : text);
  return Object.fromEntries(Object.entries(codes).map(([name, code]) => [name, wrap(code)])) as unknown as Paint;
};

/** Text from a document, made safe for a terminal: no control characters that could move its cursor or colour it. */
export const plain = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '�');

/** `1 file`, `3 files` */
export const several = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
