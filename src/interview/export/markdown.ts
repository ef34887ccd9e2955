import { clean } from '../read.ts';
import type { InterviewDocument, Table } from '../types.ts';
import { tables } from './tables.ts';

// what begins a mark anywhere: emphasis, code, links, HTML, entities, cells, strikes, addresses that become links
const MARK = /[\\`*_[\]<>&|~#@]|:(?=\/\/)|(?<=www)\./gi;
// what is a mark at the beginning of a line alone: lists, rules under headings
const START = /^([-+=:])|^(\d{1,9})([.)])/gm;

/** A text as Markdown that shows just these signs (CommonMark 2.4, and the tables and links of GitHub's). */
export const escapeMarkdown = (text: string): string =>
  clean(text)
    .replace(MARK, '\\$&')
    .replace(START, (_, sign, digits, point) => (sign ? `\\${sign}` : `${digits}\\${point}`));

const line = (text: string): string => escapeMarkdown(text.replace(/\n+/g, ' '));
/** An item of a list: a line break stays one, and what follows stays inside. */
const item = (text: string): string => `- ${escapeMarkdown(text).replace(/\n+/g, '\\\n  ')}`;

function table({ caption, head, rows }: Table, heading: string): string {
  const row = (cells: readonly string[]) => `| ${cells.map(line).join(' | ')} |`;
  return [
    // a caption that is the heading above it would be read twice
    ...(caption === heading ? [] : [`**${line(caption)}**`, '']),
    row(head),
    `|${' --- |'.repeat(head.length)}`,
    ...rows.map(({ head: first, cells }) => row([first, ...cells.map(({ text }) => text)])),
  ].join('\n');
}

/** The document as Markdown: a title, a heading a section, lists and tables. What was edited stands as it was written. */
export function toMarkdown({ title, date, sections, orphans, orphansHeading }: InterviewDocument): string {
  const blocks = [`# ${line(title)}`, ...(date ? [line(date)] : [])];
  for (const section of sections) {
    const list = (group?: string) => {
      const said = section.sentences.filter((s) => s.group === group && s.text);
      return said.length ? [said.map(({ text }) => item(text)).join('\n')] : [];
    };
    const body = [
      ...tables(section).map((each) => table(each, section.heading)),
      ...list(),
      ...section.groups.flatMap(({ id, heading }) => {
        const said = list(id);
        return said.length ? [`### ${line(heading)}`, ...said] : [];
      }),
    ];
    if (body.length) blocks.push(`## ${line(section.heading)}`, ...body);
  }
  if (orphans.length) blocks.push(`## ${line(orphansHeading)}`, orphans.map(({ text }) => item(text)).join('\n'));
  return `${blocks.join('\n\n')}\n`;
}
