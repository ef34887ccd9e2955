import type { JsonNode } from './scan.ts';

/** A place in a file as editors count it: lines and columns (UTF-16 units) from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets of a text into lines and columns. Lines end with LF, CR LF or CR. */
export class Lines {
  readonly #text: string;
  readonly #starts = [0];

  constructor(text: string) {
    this.#text = text;
    for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) this.#starts.push(index + end.length);
  }

  at(offset: number): Place {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.#starts[low]! + 1 };
  }

  /**
   * The line of a place with a caret under its column; of a long line, the part around it.
   * @returns two lines, tabs drawn as spaces
   */
  excerpt({ line, column }: Place, width = 100): [line: string, caret: string] {
    const whole = this.#text
      .slice(this.#starts[line - 1]!, this.#starts[line] ?? this.#text.length)
      .replace(/[\r\n]+$/, '');
    const from = column > width * 0.75 ? column - Math.floor(width / 2) : 0;
    const before = from ? '…' : '';
    const shown = whole.slice(from, from + width).replace(/\t/g, ' ');
    const after = from + width < whole.length ? '…' : '';
    return [before + shown + after, `${' '.repeat(before.length + column - 1 - from)}^`];
  }
}

/** `$.sections[0]["x-y"]` → `['sections', 0, 'x-y']`: the inverse of contract/author-issue.ts `jsonPath`. */
export function parsePath(path: string): (string | number)[] {
  const steps: (string | number)[] = [];
  for (const [, name, index, quoted] of path.matchAll(/\.([\w$]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g))
    steps.push(name ?? (index === undefined ? (JSON.parse(quoted!) as string) : Number(index)));
  return steps;
}

export interface Found {
  /** what stands at the path, or the last thing on the way that is there */
  readonly node: JsonNode;
  /** the name before it, when it is a member of an object */
  readonly name: { readonly start: number; readonly end: number } | undefined;
  /** whether the whole path is there */
  readonly whole: boolean;
}

/** Walks from the root along a path, as far as it goes. Of a name that stands twice the last counts, as in JSON.parse. */
export function find(root: JsonNode, path: readonly (string | number)[]): Found {
  let found: Found = { node: root, name: undefined, whole: true };
  for (const step of path) {
    const member = found.node.members?.findLast(({ name }) => name === String(step));
    const next = member?.value ?? (typeof step === 'number' ? found.node.items?.[step] : undefined);
    if (!next) return { ...found, whole: false };
    found = { node: next, name: member, whole: true };
  }
  return found;
}

/** The offset in the file of a character of a text: escapes take more room in the file than in the text. */
export function insideText(source: string, node: JsonNode, position: number): number {
  let at = node.start + 1;
  for (let unit = 0; unit < position && at < node.end - 1; unit++) {
    if (source[at] === '\\') at += source[at + 1] === 'u' ? 6 : 2;
    else at++;
  }
  return at;
}

/** Names that stand twice in one object: JSON.parse keeps the last and says nothing. */
export function* doubles(
  node: JsonNode,
  path: readonly (string | number)[] = [],
): Generator<{ path: (string | number)[]; start: number }> {
  const seen = new Set<string>();
  for (const { name, start, value } of node.members ?? []) {
    if (seen.has(name)) yield { path: [...path, name], start };
    seen.add(name);
    yield* doubles(value, [...path, name]);
  }
  for (const [i, item] of (node.items ?? []).entries()) yield* doubles(item, [...path, i]);
}
