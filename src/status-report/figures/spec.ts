/**
 * What a figure shows, apart from how it is drawn: the words are ready in the reader's language, the numbers are for the
 * lengths. `null` is a number that may not be told, drawn as such, never as zero.
 */
export interface Item {
  readonly label: string;
  readonly value: number | null;
  /** the number in words: "38 (27 %)" */
  readonly said: string;
  /** the same where there is little room, as it stands beside the mark or in it: "27 %"; `said` unless there is one */
  readonly short?: string | undefined;
  /** of a pair, the second: that of all, under that of a class. It is drawn quietly, and has no label of its own */
  readonly quiet?: boolean | undefined;
}

/** A group's quartiles, and where somebody stands among them. */
export interface Standing {
  readonly label: string;
  /** first quartile, median, third; absent where there are too few */
  readonly quartiles?: readonly [number, number, number] | undefined;
  readonly mean?: number | undefined;
  /** one's own; null: there was too little to say, undefined: nobody's */
  readonly own?: number | null | undefined;
  /** one's own, earlier */
  readonly before?: number | null | undefined;
  /** all of it in words, for who hears the mark */
  readonly said: string;
  /** that of all, under that of a class: drawn quietly */
  readonly quiet?: boolean | undefined;
}

export type Chart =
  /** one bar an item, all from zero; `max` is the end of the scale, the largest unless said; `key` names the two of each pair */
  | {
      readonly kind: 'bars';
      readonly items: readonly Item[];
      readonly max?: number;
      readonly key?: readonly [string, string] | undefined;
    }
  /** one bar a row, divided by shares of 1 */
  | {
      readonly kind: 'stacked';
      readonly columns: readonly string[];
      readonly rows: readonly {
        readonly label: string;
        readonly items: readonly Item[];
        /** what is told of it although none of its parts is: "mean 4" */
        readonly said?: string | undefined;
      }[];
    }
  /** neighbouring classes of a number, with its quartiles above them; an open end has no `from` or no `to` */
  | {
      readonly kind: 'histogram';
      readonly bins: readonly (Item & { readonly from: number | null; readonly to: number | null })[];
      readonly quartiles?: readonly [number, number, number] | undefined;
      /** a number of the axis in words */
      readonly tick: (value: number) => string;
    }
  /**
   * a line a row: the quartiles as a band, the median as a stroke, one's own as a mark; `classes` stripe the ground; rows that
   * are the axes of one whole may be shown as a radar
   */
  | {
      readonly kind: 'standings';
      readonly axes?: boolean;
      readonly rows: readonly Standing[];
      readonly min: number;
      readonly max: number;
      readonly classes?: readonly { readonly from: number; readonly to: number; readonly label: string }[];
      readonly tick: (value: number) => string;
    }
  /** the same as a radar: an axis a row */
  | {
      readonly kind: 'radar';
      readonly rows: readonly Standing[];
      readonly min: number;
      readonly max: number;
      readonly tick: (value: number) => string;
    }
  /** columns in the order of time */
  | { readonly kind: 'columns'; readonly items: readonly Item[] };

export interface Table {
  readonly columns: readonly string[];
  /** the first cell of a row is its head; null is a number that may not be told */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A chart, what it says in a sentence, and the same as a table: whoever has only one of the three has it all. */
export interface Figure {
  /** of its own within the report: letters, digits and `-` */
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly chart?: Chart | undefined;
  readonly table: Table;
  /** how many answers it is of, and what is not told, in small type */
  readonly note?: string | undefined;
}
