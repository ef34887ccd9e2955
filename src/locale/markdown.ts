import { html, nothing, type TemplateResult } from 'lit';

/**
 * The small Markdown of documents: **bold**, *italic*, [links](https://…), lists, paragraphs; a line break stays one,
 * a backslash takes a sign as it is. There is no HTML in it: texts become text nodes. Time is linear in the length.
 */
type Inline = string | TemplateResult;

/** An address that may become a link: http, https, mailto or tel; else undefined. */
export const safeLink = (url: string): string | undefined =>
  /^(https?:\/\/|mailto:|tel:)[^\s"'<>\\]+$/i.test(url) && URL.canParse(url) ? url : undefined;

/** A text with its Markdown signs made plain: for an answer that is set into an author's text. */
export const literal = (text: string): string => text.replace(/[\\*_[\]()#+\-.\n]/g, '\\$&');

// longer runs of signs are none of ours: a blank to fill in, `_____`, stays one
const TOKEN = /\\([!-/:-@[-`{-~\n])|\*{3,}|__+|\*\*|[*_]|\[([^[\]]+)\]\(([^()\s]*)\)|\n/g;
const word = /[\p{L}\p{N}]/u;

/** One run of text, without paragraphs or lists: for labels, legends, options, cells. */
export function inline(text: string): Inline | readonly Inline[] {
  if (!/[*_[\\\n]/.test(text)) return text;
  const parts: Inline[] = [];
  // marks that are open, each with its place among the parts: one that is never closed stays there as a sign
  const open = new Map<string, number>();
  let end = 0;
  for (const { 0: token, 1: escaped, 2: label, 3: url, index } of text.matchAll(TOKEN)) {
    parts.push(text.slice(end, index));
    end = index + token.length;
    const [before = ' ', after = ' '] = [text[index - 1], text[end]];
    const place = open.get(token);
    let part: Inline = escaped ?? token;
    if (token === '\n') part = html`<br />`;
    else if (label && safeLink(url!)) {
      const target = /^http/i.test(url!) ? '_blank' : nothing;
      part = html`<a href=${url!} target=${target} rel="noopener">${inline(label)}</a>`;
    } else if (place !== undefined && /\S/.test(before) && !(token === '_' && word.test(after))) {
      const [, ...inside] = parts.splice(place);
      for (const [mark, at] of open) if (at >= place) open.delete(mark);
      part = token === '**' ? html`<strong>${inside}</strong>` : html`<em>${inside}</em>`;
    } else if (
      place === undefined &&
      /^(\*\*?|_)$/.test(token) &&
      /\S/.test(after) &&
      !(token === '_' && word.test(before))
    )
      open.set(token, parts.length);
    parts.push(part);
  }
  return [...parts, text.slice(end)];
}

interface Item {
  lines: string[];
  below: Item[];
}
/** A paragraph is a list of one item without its sign. */
interface Block {
  kind: 'p' | 'ul' | 'ol';
  items: Item[];
}

const BULLET = /^(\s*)(?:[-*+]|(\d{1,9})[.)])\s+(.*)$/;

const run = ({ lines }: Item) => inline(lines.join('\n'));
const list = (items: readonly Item[]): unknown =>
  items.map((item) => html`<li>${run(item)}${item.below[0] ? html`<ul>${list(item.below)}</ul>` : nothing}</li>`);

/** A text in paragraphs and lists (one level below another). */
export function markdown(text: string): TemplateResult {
  const blocks: Block[] = [];
  let block: Block | undefined;
  for (const line of text.split(/\r?\n/)) {
    const [, indent = '', number, rest] = BULLET.exec(line) ?? [];
    const kind = rest === undefined ? 'p' : number ? 'ol' : 'ul';
    const item: Item = { lines: [rest ?? line.trim()], below: [] };
    const last = block?.items.at(-1);
    if (!line.trim()) block = undefined;
    // an unmarked line goes on with what is above it
    else if (kind === 'p' && last) (last.below.at(-1) ?? last).lines.push(line.trim());
    else if (last && block!.kind !== 'p' && indent.length > 1) last.below.push(item);
    else if (block?.kind === kind) block.items.push(item);
    else blocks.push((block = { kind, items: [item] }));
  }
  return html`${blocks.map(({ kind, items }) =>
    kind === 'p'
      ? html`<p>${run(items[0]!)}</p>`
      : kind === 'ol'
        ? html`<ol>${list(items)}</ol>`
        : html`<ul>${list(items)}</ul>`,
  )}`;
}
