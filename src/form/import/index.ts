/** A list of members, in whatever form it was kept → a document of partners. No DOM; for the widget and the command line. */
export { adopt } from './adopt.ts';
export { build, type Imported, type Plan } from './build.ts';
export { fieldOf, fields, isTarget, languageOf, type Field, type Target } from './fields.ts';
export { guess, samples, type Guess } from './guess.ts';
export { lookups, type Lookups, type NamesOf } from './lookups.ts';
export type { Remark, RemarkCode, Report } from './report.ts';
export { finish, inSlices } from './steps.ts';
export { readTable, TableError, type Progress, type Table } from './table.ts';
