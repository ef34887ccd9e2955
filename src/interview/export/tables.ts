import type { DocumentSection, Table } from '../types.ts';

/** The tables of a section where only tables can be drawn: a timeline is one, a line a moment. */
export function tables({ table, timeline }: DocumentSection): Table[] {
  const rows = timeline?.moments.map(({ when, title, where, outcome, links }) => ({
    // the header of a row is what it is about, also where the date is not known
    head: title,
    cells: [when, where, outcome].map((text) => ({ text, links })),
  }));
  if (!timeline || !rows?.length) return table ? [table] : [];
  const [when, title, where, outcome] = timeline.head;
  return [{ caption: timeline.caption, head: [title, when, where, outcome], rows }, ...(table ? [table] : [])];
}
