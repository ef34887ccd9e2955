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
const TOKEN = /\\([!-/:-@[-`{-~\n])|(\*{3,}|__+)|\*\*|[*_]|\[([^[\]]+)\]\(([^()\s]*)\)|\n/g;
const word = /[\p{L}\p{N}]/u;

interface Open {
  mark: string;
  parts: Inline[];
}

/** One run of text, without paragraphs or lists: for labels, legends, options, cells. */
export function inline(text: string): Inline | readonly Inline[] {
  if (!/[*_[\\\n]/.test(text)) return text;
  // what is open, innermost last; `parts` is what each holds so far
  const stack: Open[] = [{ mark: '', parts: [] }];
  const put = (part: Inline) => void stack.at(-1)!.parts.push(part);
  const giveUp = () => {
    const { mark, parts } = stack.pop()!;
    put(mark);
    stack.at(-1)!.parts = stack.at(-1)!.parts.concat(parts);
  };
  let end = 0;
  for (const { 0: token, 1: escaped, 2: run, 3: label, 4: url, index } of text.matchAll(TOKEN)) {
    if (index > end) put(text.slice(end, index));
    end = index + token.length;
    const [before = ' ', after = ' '] = [text[index - 1], text[end]];
    if (escaped || run) put(escaped ?? token);
    else if (token === '\n') put(html`<br />`);
    else if (label !== undefined) {
      const href = safeLink(url!);
      const target = /^http/i.test(url!) ? '_blank' : nothing;
      put(href ? html`<a href=${href} target=${target} rel="noopener">${inline(label)}</a>` : token);
    } else if (stack.some(({ mark }) => mark === token) && /\S/.test(before) && !(token === '_' && word.test(after))) {
      while (stack.at(-1)!.mark !== token) giveUp();
      const { parts } = stack.pop()!;
      put(token === '**' ? html`<strong>${parts}</strong>` : html`<em>${parts}</em>`);
    } else if (stack.every(({ mark }) => mark !== token) && /\S/.test(after) && !(token === '_' && word.test(before)))
      stack.push({ mark: token, parts: [] });
    else put(token);
  }
  put(text.slice(end));
  while (stack.length > 1) giveUp();
  return stack[0]!.parts;
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
