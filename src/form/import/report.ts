/**
 * What was to be told of a row. Refused: `nameless`, and of a document of ours `form`, `twice`. Merged into another: `merged`, with that one's line. The others were
 * taken without what could not be understood, or mended as the value says.
 */
export type RemarkCode =
  | 'quote'
  | 'long'
  | 'short'
  | 'nameless'
  | 'merged'
  | 'id'
  | 'country'
  | 'country-near'
  | 'language'
  | 'state'
  | 'purpose'
  | 'date'
  | 'url'
  | 'shortened'
  | 'coordinates'
  | 'range'
  | 'swapped'
  | 'half'
  | 'zero'
  | 'geometry'
  | 'crs'
  | 'network'
  | 'form'
  | 'twice';

export interface Remark {
  /** of the file; 0 when it is about the whole */
  readonly line: number;
  readonly code: RemarkCode;
  readonly column?: string;
  /** what stands there, up to 120 characters */
  readonly value?: string;
}

export interface Report {
  readonly rows: number;
  /** without a remark */
  taken: number;
  /** with one */
  mended: number;
  /** into a row before them */
  merged: number;
  refused: number;
  readonly remarks: Remark[];
  /** columns of which nothing is taken; `private` ones hold addresses of people, which are never published */
  readonly aside: readonly { readonly column: string; readonly private: boolean }[];
}
