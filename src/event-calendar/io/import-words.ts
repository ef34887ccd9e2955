import { msg } from '../../locale/index.ts';
import type { ImportRemark } from './importer.ts';

/** What became of an event, or of a file (importer.ts). What it is about stands beside it. */
export const remarkName = (code: ImportRemark['code']): string =>
  ({
    start: () => msg('without a start, or with one that is no date', { id: 'c-import-start' }),
    rule: () => msg('repeats by a rule that we do not follow', { id: 'c-import-rule' }),
    twice: () => msg('stands in the file twice: the first one was taken', { id: 'c-import-twice' }),
    unended: () => msg('the file ends in the middle of it', { id: 'c-import-unended' }),
    'too-large': () => msg('the file is too large', { id: 'c-import-too-large' }),
    'too-many': () => msg('more events than can be taken: from here on, none was', { id: 'c-import-too-many' }),
    none: () => msg('there are no events in this file', { id: 'c-import-none' }),
    form: () => msg('not of the form of an event', { id: 'c-import-form' }),
    json: () => msg('this file begins like JSON, but cannot be read as such', { id: 'c-import-json' }),
    converted: () => msg('times converted from a zone of the file’s own', { id: 'c-import-converted' }),
    'unknown-zone': () =>
      msg('a time zone that nobody knows: times taken as they stand', { id: 'c-import-unknown-zone' }),
    cut: () => msg('repeats for longer: taken until this day', { id: 'c-import-cut' }),
    end: () => msg('an end that cannot be: taken without an end', { id: 'c-import-end' }),
    url: () => msg('not a web address: left out', { id: 'c-import-url' }),
    untitled: () => msg('without a title', { id: 'c-import-untitled' }),
    line: () => msg('a line that cannot be read: passed over', { id: 'c-import-line' }),
    'this-and-future': () =>
      msg('changed from here on in its series: only this one was changed', { id: 'c-import-future' }),
    when: () => msg('a date that is none: listed without a date', { id: 'c-import-when' }),
    part: () => msg('something of it has not the right form: left out', { id: 'c-import-part' }),
  })[code]();
