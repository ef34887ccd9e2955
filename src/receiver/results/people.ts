import type { Facts, Layout } from './layout.ts';

/** Codes that were given to a question: who gave which, one after the other. */
export interface Codes {
  readonly names: Map<string, number>;
  readonly who: number[];
  readonly which: number[];
}

/**
 * The facts of all respondents side by side, a typed array a column: at 100,000 respondents and some hundred tables any
 * object for each of them would be too much.
 */
export class People {
  readonly layout: Layout;
  readonly #cells: Uint16Array[];
  readonly #numbers: Float64Array[];
  readonly #codes: ReadonlyMap<string, Codes>;
  n = 0;

  /** @param most how many there can be */
  constructor(layout: Layout, most: number) {
    this.layout = layout;
    this.#cells = layout.cells.map(() => new Uint16Array(most));
    this.#numbers = layout.numbers.map(() => new Float64Array(most));
    this.#codes = new Map(layout.lists.map((id) => [id, { names: new Map(), who: [], which: [] }]));
  }

  add({ facts, lists }: Facts): void {
    const { layout, n } = this;
    if (facts.byteLength !== layout.size) throw new RangeError('These facts have another layout.');
    const view = new DataView(facts.buffer, facts.byteOffset, facts.byteLength);
    let at = 0;
    for (let c = 0; c < this.#cells.length; c++) {
      const { wide } = layout.cells[c]!;
      this.#cells[c]![n] = wide ? view.getUint16(at, true) : view.getUint8(at);
      at += wide ? 2 : 1;
    }
    for (const column of this.#numbers) {
      column[n] = view.getFloat64(at, true);
      at += 8;
    }
    if (lists !== null)
      for (const [id, given] of Object.entries(JSON.parse(lists) as Record<string, string[]>)) {
        const { names, who, which } = this.#codes.get(id)!;
        for (const code of given) {
          if (!names.has(code)) names.set(code, names.size);
          who.push(n);
          which.push(names.get(code)!);
        }
      }
    this.n++;
  }

  /** The cells that respondents are in, table by table in the order of the layout. */
  cells = (at: number): Uint16Array => this.#cells[at]!.subarray(0, this.n);

  /** The numbers of a key, NaN where there is none; undefined when it has none. */
  numbers(key: string): Float64Array | undefined {
    const at = this.layout.numbers.findIndex((column) => column.key === key);
    return at < 0 ? undefined : this.#numbers[at]!.subarray(0, this.n);
  }

  codes = (question: string): Codes | undefined => this.#codes.get(question);
}
